/** Verilock's profiles: what the sandbox keeps, what an inline one may say, and what a session makes of either. */
import { describe, expect, it } from 'vitest';
import { demoProfileId, newVerilockSession, textOf, verifa, verilock, type Json } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const passportsOnly = '01234567-89ab-cdef-0123-456789abcd03';

const demoProfile = {
  id: demoProfileId,
  name: like(/./),
  steps: ['document', 'selfie'],
  document_types: ['passport', 'id_card', 'driving_license', 'residence_permit'],
  liveness_mode: 'active',
  liveness_threshold: 75,
  liveness_challenges: ['head_left', 'head_right', 'smile', 'blink'],
  thresholds: { face_match: 80 },
};

/** The session of a device that has opened a new session's link. */
const opened = async (request: Json) => {
  const { body } = await verilock(sandbox.url, '/sessions', request);
  const device = await Device.on(textOf(body, 'session_url'));
  return { device, session: await device.session() };
};

describe('the kept profiles', () => {
  it('are listed, the documented example first', async () => {
    const { status, body } = await verilock(sandbox.url, '/profiles');
    expect(status).toBe(200);
    expect(body).toEqual({
      data: [
        demoProfile,
        { ...demoProfile, id: like(/cd01$/), steps: ['document'], liveness_mode: 'passive' },
        { ...demoProfile, id: like(/cd02$/), liveness_mode: 'passive' },
        {
          ...demoProfile,
          id: passportsOnly,
          document_types: ['passport'],
          liveness_challenges: ['smile', 'blink'],
        },
      ],
    });
  });

  it('are found by id, in either case', async () => {
    const expected = { status: 200, body: demoProfile };
    expect(await verilock(sandbox.url, `/profiles/${demoProfileId}`)).toMatchObject(expected);
    expect(await verilock(sandbox.url, `/profiles/${demoProfileId.toUpperCase()}`)).toMatchObject(expected);
  });

  it('are not found by another id', async () => {
    const answer = await verilock(sandbox.url, '/profiles/01234567-89ab-cdef-0123-456789abcdee');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: 'not_found', message: 'Profile not found.', details: null });
  });

  it.each(['/profiles', `/profiles/${demoProfileId}`])('%s needs a key of Verilock’s', async (path) => {
    expect(await verilock(sandbox.url, path, undefined, { key: 'qi_test_wrong' })).toMatchObject({
      status: 401,
      body: { error: 'authentication_error', message: 'Invalid or missing API key.', details: null },
    });
    expect(await verifa(sandbox.url, path)).toMatchObject({ status: 404, body: { error: 'not_found' } });
  });
});

describe('a session', () => {
  it.each([
    [demoProfileId, ['selfie', 'liveness']],
    ['01234567-89ab-cdef-0123-456789abcd01', []],
    ['01234567-89ab-cdef-0123-456789abcd02', ['selfie']],
  ])('of %s: "Profiles define the steps"', async (profile_id, faceSteps) => {
    const { session } = await opened({ profile_id });
    const documentSteps = ['consent', 'document-type', 'document-front', 'document-back'];
    expect(session.steps).toEqual([...documentSteps, ...faceSteps, 'review', 'sandbox-outcome']);
  });

  it('takes the documents of its profile only: "Profiles define the … document types"', async () => {
    const { device, session } = await opened({ profile_id: passportsOnly });
    expect(session.documents).toEqual([{ type: 'passport', has_back: false }]);
    await device.consent();
    expect(await device.send('PUT', '/document-type', { document_type: 'id_card' })).toMatchObject({
      status: 422,
      body: { error: 'server.refused' },
    });
    expect(await device.documentType('passport')).toMatchObject({ document_type: 'passport' });
  });

  it('is prompted with the liveness_challenges of its profile only', async () => {
    const { device, session } = await opened({ profile_id: passportsOnly });
    expect(session.liveness_actions).toEqual(['smile', 'blink']);
    await device.consent();
    const { actions } = await device.challenge();
    expect(actions.toSorted()).toEqual(['blink', 'smile']);
    expect((await device.liveness()).captures).toMatchObject([{ step: 'liveness', files: 3 }]);
  });
});

describe('an inline profile', () => {
  it('stands in for a profile_id', async () => {
    const { device, session } = await opened({
      profile: {
        steps: ['document', 'selfie'],
        document_types: ['driving_license', 'passport'],
        liveness_mode: 'active',
        liveness_challenges: ['head_left'],
      },
    });
    expect(session.steps).toContain('liveness');
    expect(session.documents.map(({ type }) => type)).toEqual(['passport', 'driving_license']);
    await device.consent();
    expect((await device.challenge()).actions).toEqual(['turn_left']);
    expect((await verilock(sandbox.url, `/sessions/${session.id}`)).body).toMatchObject({ profile_id: null });
  });

  it('is passive by default: `liveness_mode` "default `passive`"', async () => {
    const { session } = await opened({ profile: { steps: ['document', 'selfie'] } });
    expect(session.steps).toContain('selfie');
    expect(session.steps).not.toContain('liveness');
  });

  const steps = ['document', 'selfie'];
  it.each<[string, Json]>([
    ['profile', { profile: { steps }, profile_id: demoProfileId }],
    ['profile', { profile: 'standard' }],
    ['profile.steps', { profile: {} }],
    ['profile.steps', { profile: { steps: ['selfie'] } }],
    ['profile.steps', { profile: { steps: ['document', 'document'] } }],
    ['profile.steps.1', { profile: { steps: ['document', 'aml'] } }],
    ['profile.document_types.0', { profile: { steps, document_types: ['visa'] } }],
    ['profile.document_types', { profile: { steps, document_types: [] } }],
    ['profile.liveness_mode', { profile: { steps, liveness_mode: 'both' } }],
    ['profile.liveness_threshold', { profile: { steps, liveness_threshold: 101 } }],
    ['profile.liveness_challenges.0', { profile: { steps, liveness_challenges: ['nod'] } }],
  ])('is refused for a wrong %s', async (field, request) => {
    const { status, body } = await verilock(sandbox.url, '/sessions', request);
    expect(status).toBe(422);
    expect(body).toEqual({
      error: 'validation_error',
      message: 'The given data was invalid.',
      details: { [field]: [like(/./)] },
    });
  });

  it('says why there is no video', async () => {
    const answer = await verilock(sandbox.url, '/sessions', { profile: { steps: [...steps, 'video'] } });
    expect(answer.status).toBe(422);
    expect(answer.body['details']).toEqual({ 'profile.steps.2': ['The sandbox offers no video step.'] });
  });

  it('is not needed where there is a profile_id', async () => {
    expect((await newVerilockSession(sandbox.url, { profile: null })).id).toMatch(/^ses_/);
  });
});
