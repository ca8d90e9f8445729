/** Verilock "Create a session" and "Get a session", field by field. */
import { describe, expect, it } from 'vitest';
import { demoProfileId, newVerifaSession, newVerilockSession, textOf, verilock } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const create = (body: unknown, headers: Record<string, string> = {}) =>
  verilock(sandbox.url, '/sessions', body, headers);

describe('create a session', () => {
  it('answers exactly the documented fields', async () => {
    const { status, body, headers } = await create({ profile_id: demoProfileId });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: like(/^ses_[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      session_token: like(/^tok_[\w-]{43}$/),
      session_url: `${sandbox.url}/verify/${textOf(body, 'session_token')}`,
      status: 'created',
      expires_at: '2026-03-01T13:00:00.000Z',
    });
    expect(headers.get('X-Request-Id')).toMatch(/^req_/);
    expect(headers.get('X-RateLimit-Limit')).toBe('120');
    expect(Number(headers.get('X-RateLimit-Remaining'))).toBeLessThan(120);
  });

  it('keeps every parameter', async () => {
    const request = {
      applicant_email: 'jean.dupont@example.com',
      applicant_name: 'Jean Dupont',
      external_id: 'usr_12345',
      redirect_url: 'https://example.com/kyc/complete',
      metadata: { plan: 'premium' },
    };
    const { id } = await newVerilockSession(sandbox.url, { ...request, expires_in: 300 });
    const { body } = await verilock(sandbox.url, `/sessions/${id}`);
    expect(body).toMatchObject({
      ...request,
      id,
      profile_id: demoProfileId,
      status: 'created',
      expires_at: new Date(sandbox.clock.timeMs + 300_000).toISOString(),
    });
  });

  it.each([
    ['profile_id', {}],
    ['profile_id', { profile_id: 'standard' }],
    ['profile_id', { profile_id: '01234567-89ab-cdef-0123-456789abcdee' }],
    ['expires_in', { profile_id: demoProfileId, expires_in: 299 }],
    ['expires_in', { profile_id: demoProfileId, expires_in: 86_401 }],
    ['expires_in', { profile_id: demoProfileId, expires_in: 300.5 }],
    ['applicant_email', { profile_id: demoProfileId, applicant_email: 'jean' }],
    ['redirect_url', { profile_id: demoProfileId, redirect_url: '/done' }],
    ['metadata', { profile_id: demoProfileId, metadata: [] }],
  ])('refuses a wrong %s', async (field, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      error: 'validation_error',
      message: 'The given data was invalid.',
      details: { [field]: [like(/./)] },
    });
  });

  it.each([300, 86_400])('lives for %i seconds', async (expires_in) => {
    const { body } = await create({ profile_id: demoProfileId, expires_in });
    expect(Date.parse(textOf(body, 'expires_at'))).toBe(sandbox.clock.timeMs + expires_in * 1000);
  });

  it('answers the same Idempotency-Key once', async () => {
    const headers = { 'Idempotency-Key': 'one' };
    const body = { profile_id: demoProfileId };
    const [first, second] = [await create(body, headers), await create(body, headers)];
    expect(second.body).toEqual(first.body);
    expect((await create({ ...body, external_id: 'x' }, headers)).body).toMatchObject({
      error: 'idempotency_mismatch',
    });
  });
});

describe('the session', () => {
  it('uses the words of the provider', async () => {
    const { captureUrl } = await newVerilockSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    const session = await device.documentType('driving_license');
    expect(session).toMatchObject({
      provider: 'verilock',
      document_type: 'driving_license',
      steps: [
        'consent',
        'document-type',
        'document-front',
        'document-back',
        'selfie',
        'liveness',
        'review',
        'sandbox-outcome',
      ],
      liveness_actions: ['turn_left', 'turn_right', 'smile', 'blink'],
      fields: [],
    });
    expect(session.documents.map(({ type }) => type)).toEqual([
      'passport',
      'driving_license',
      'id_card',
      'residence_permit',
    ]);
  });

  it('accepts the words of the other provider too', async () => {
    const { captureUrl } = await newVerilockSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    expect(await device.documentType('national_id')).toMatchObject({ document_type: 'id_card' });
  });

  it('asks for what its profile says', async () => {
    const { captureUrl } = await newVerilockSession(
      sandbox.url,
      { profile_id: '01234567-89ab-cdef-0123-456789abcd01' },
      { key: 'qi_live_demo' },
    );
    const { steps } = await (await Device.on(captureUrl)).session();
    expect(steps).toEqual(['consent', 'document-type', 'document-front', 'document-back', 'review']);
  });

  it('goes from created to approved, step by step', async () => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url);
    const get = async () => (await verilock(sandbox.url, `/sessions/${id}`)).body;
    const device = await Device.on(captureUrl);
    expect(await get()).toMatchObject({
      status: 'created',
      results: { document: { status: 'not_started', type: null }, liveness: { status: 'not_started' } },
    });
    await device.captureAll();
    await device.complete();
    expect(await get()).toMatchObject({ status: 'processing', results: { selfie: { status: 'pending' } } });
    await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
    expect(await get()).toMatchObject({
      status: 'approved',
      decision: 'approved',
      results: {
        document: { status: 'approved', type: 'passport' },
        selfie: { status: 'approved' },
        liveness: { status: 'approved' },
      },
    });
  });

  it('is found by its own environment and provider only', async () => {
    const { id } = await newVerilockSession(sandbox.url);
    const { id: verifaId } = await newVerifaSession(sandbox.url);
    const notFound = { error: 'not_found', message: 'Session not found.', details: null };
    const live = await verilock(sandbox.url, `/sessions/${id}`, undefined, { key: 'qi_live_demo' });
    expect(live).toMatchObject({ status: 404, body: notFound });
    expect(await verilock(sandbox.url, `/sessions/${verifaId}`)).toMatchObject({
      status: 404,
      body: notFound,
    });
  });
});

it('limits a key to 120 requests a minute', async () => {
  for (let count = 0; count < 120; count += 1)
    await verilock(sandbox.url, '/sessions/none', undefined, { key: 'qi_live_demo' });
  const answer = await verilock(sandbox.url, '/sessions/none', undefined, { key: 'qi_live_demo' });
  expect(answer).toMatchObject({
    status: 429,
    body: { error: 'rate_limit_exceeded', details: { retry_after: 60 } },
  });
  expect(answer.headers.get('Retry-After')).toBe('60');
});
