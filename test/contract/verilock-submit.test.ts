/** Verilock "Submit session", and the results that "Get a session" shows on the way to a decision. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verilock, type Json } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';
import { refusal, sendForm } from './verilock-form.ts';

const processingDelayMs = 60_000;

const many = { all: 10_000, creating: 10_000 };

const sandbox = await sandboxOfFile({ processingDelayMs, callLimits: { verifa: many, verilock: many } });

const documentOnly = '01234567-89ab-cdef-0123-456789abcd01';
const passive = '01234567-89ab-cdef-0123-456789abcd02';

const newSession = async (body: Json = {}, key = 'qi_test_demo') =>
  (await newVerilockSession(sandbox.url, body, { key })).id;

const upload = async (id: string, documentType: string | null, sides: readonly string[], key?: string) => {
  for (const side of sides) {
    const form = { file: jpegBytes(), side, ...(documentType ? { document_type: documentType } : {}) };
    expect((await sendForm(sandbox.url, `/sessions/${id}/documents`, form, key)).status).toBe(200);
  }
};

const uploadSelfie = async (id: string, key?: string) => {
  const form = { file: jpegBytes() };
  expect((await sendForm(sandbox.url, `/sessions/${id}/selfie`, form, key)).status).toBe(200);
};

const submit = (id: string, key = 'qi_test_demo') =>
  verilock(sandbox.url, `/sessions/${id}/submit`, undefined, { method: 'POST', key });

const get = async (id: string, key = 'qi_test_demo') =>
  (await verilock(sandbox.url, `/sessions/${id}`, undefined, { key })).body;

/** Details of a decided document; simulated. */
const details = { document_number: 'X01234567', issuing_country: 'UTO', expiry_date: '2034-12-31' };

describe('submit', () => {
  it('answers exactly the documented fields: `{id,status:"processing",message}`', async () => {
    const id = await newSession();
    await upload(id, 'driving_license', ['front', 'back']);
    await uploadSelfie(id);
    const { status, body } = await submit(id);
    expect(status).toBe(200);
    expect(body).toEqual({ id, status: 'processing', message: like(/submitted/) });
    expect(await get(id)).toMatchObject({ status: 'processing', decision: null, completed_at: null });
  });

  const document = (side: string) => like(new RegExp(side));
  it.each<[string, string | null, readonly string[], boolean, Json]>([
    ['everything', null, [], false, { document: [document('front')], selfie: [like(/missing/)] }],
    ['the selfie', 'passport', ['front'], false, { selfie: [like(/missing/)] }],
    ['the front', null, [], true, { document: [document('front')] }],
    // "required for ID cards and driving licenses"
    ['the back of an id_card', 'id_card', ['front'], true, { document: [document('back')] }],
    ['the back of a driving_license', 'driving_license', ['front'], true, { document: [document('back')] }],
    ['both sides', 'id_card', [], false, { document: [document('front')], selfie: [like(/missing/)] }],
    ['the front of two sides', 'id_card', ['back'], true, { document: [document('front')] }],
  ])('is refused without %s: "incomplete → 422"', async (_, type, sides, hasSelfie, missing) => {
    const id = await newSession();
    await upload(id, type, sides);
    if (hasSelfie) await uploadSelfie(id);
    const { status, body } = await submit(id);
    expect(status).toBe(422);
    expect(body).toEqual(refusal(missing));
    expect(await get(id)).toMatchObject({ status: 'created' });
  });

  it.each([
    ['a passport has no back', 'passport', ['front']],
    ['a document that nobody has named needs no back', null, ['front']],
    ['both sides of a residence permit', 'residence_permit', ['front', 'back']],
  ])('is complete: %s', async (_, type, sides) => {
    const id = await newSession({ profile_id: documentOnly });
    await upload(id, type, sides);
    expect((await submit(id)).status).toBe(200);
  });

  const conflict = (message: RegExp) => ({
    status: 409,
    body: { error: 'conflict', message: like(message), details: null },
  });

  it('happens once', async () => {
    const id = await newSession({ profile_id: documentOnly });
    await upload(id, 'passport', ['front']);
    await submit(id);
    expect(await submit(id)).toMatchObject(conflict(/already been submitted/));
    sandbox.clock.advance(processingDelayMs);
    expect(await submit(id)).toMatchObject(conflict(/already been submitted/));
  });

  it('is too late once the session has expired', async () => {
    const id = await newSession({ profile_id: documentOnly, expires_in: 300 });
    await upload(id, 'passport', ['front']);
    sandbox.clock.advance(300_000);
    expect(await submit(id)).toMatchObject(conflict(/expired/));
  });

  it('is done once for each Idempotency-Key: the repetition is answered as the first', async () => {
    const id = await newSession({ profile_id: documentOnly });
    await upload(id, 'passport', ['front']);
    const again = () =>
      verilock(sandbox.url, `/sessions/${id}/submit`, {}, { 'Idempotency-Key': `submit ${id}` });
    const [first, second] = [await again(), await again()];
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
  });

  it('is refused, as uploads are, once everything personal is gone', async () => {
    const id = await newSession({ profile_id: documentOnly });
    await sandbox.running.storage.write(async (tx) => {
      const session = await tx.session(id);
      if (session) await tx.putSession({ ...session, redactedAtMs: sandbox.clock.timeMs });
    });
    expect(await submit(id)).toMatchObject(conflict(/redacted/));
    const form = { file: jpegBytes(), side: 'front' };
    expect(await sendForm(sandbox.url, `/sessions/${id}/documents`, form)).toMatchObject(
      conflict(/redacted/),
    );
    expect(await sendForm(sandbox.url, `/sessions/${id}/selfie`, form)).toMatchObject(conflict(/redacted/));
  });

  it('finds sessions of its own key only', async () => {
    const notFound = {
      status: 404,
      body: { error: 'not_found', message: 'Session not found.', details: null },
    };
    expect(await submit(await newSession(), 'qi_live_demo')).toMatchObject(notFound);
    expect(await submit((await newVerifaSession(sandbox.url)).id)).toMatchObject(notFound);
    expect(await submit('ses_none')).toMatchObject(notFound);
  });
});

describe('the results of a session', () => {
  it('are not_started, pending, approved: a passive profile', async () => {
    const id = await newSession({ profile_id: passive });
    const nothing = { status: 'not_started', score: null };
    expect((await get(id))['results']).toEqual({
      document: { status: 'not_started', type: null, details: null },
      selfie: { status: 'not_started' },
      face_match: nothing,
      liveness: { ...nothing, details: null },
    });
    await upload(id, 'passport', ['front']);
    expect((await get(id))['results']).toMatchObject({
      document: { status: 'pending', type: 'passport', details: null },
      face_match: nothing,
    });
    await uploadSelfie(id);
    await submit(id);
    const pending = { status: 'pending', score: null };
    expect((await get(id))['results']).toEqual({
      document: { status: 'pending', type: 'passport', details: null },
      selfie: { status: 'pending' },
      face_match: pending,
      liveness: { ...pending, details: null },
    });
    sandbox.clock.advance(processingDelayMs);
    expect(await get(id)).toMatchObject({
      status: 'approved',
      decision: 'approved',
      risk_score: 12,
      completed_at: new Date(sandbox.clock.timeMs).toISOString(),
      results: {
        document: { status: 'approved', type: 'passport', details },
        selfie: { status: 'approved' },
        face_match: { status: 'approved', score: 0.94 },
        liveness: { status: 'approved', score: 0.97, details: { is_live: true } },
      },
    });
  });

  it('are those of the outcome that the metadata names', async () => {
    const id = await newSession({ metadata: { sandbox_outcome: 'reject' } });
    await upload(id, 'passport', ['front']);
    await uploadSelfie(id);
    await submit(id);
    sandbox.clock.advance(processingDelayMs);
    expect(await get(id)).toMatchObject({
      status: 'declined',
      results: {
        document: { status: 'declined', details },
        face_match: { status: 'declined', score: 0.21 },
        // Active liveness without a burst: judged from the selfie.
        liveness: { status: 'declined', score: 0.18, details: { is_live: false } },
      },
    });
  });

  it('stay pending while a decision needs a review', async () => {
    const id = await newSession({ profile_id: documentOnly, metadata: { sandbox_outcome: 'needs_review' } });
    await upload(id, 'passport', ['front']);
    await submit(id);
    sandbox.clock.advance(processingDelayMs);
    expect(await get(id)).toMatchObject({
      status: 'processing',
      decision: 'needs_review',
      results: { document: { status: 'pending', details: null } },
    });
  });

  it('wait for the burst of an active profile', async () => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.picture('selfie');
    const liveness = async () => ((await get(id))['results'] as Json)['liveness'];
    expect(await liveness()).toMatchObject({ status: 'not_started' });
    await device.liveness();
    expect(await liveness()).toMatchObject({ status: 'pending' });
  });
});

it('processes a live session for as long as it takes', async () => {
  const key = 'qi_live_demo';
  const id = await newSession({ profile_id: documentOnly }, key);
  await upload(id, 'passport', ['front'], key);
  expect((await submit(id, key)).body).toMatchObject({ status: 'processing' });
  sandbox.clock.advance(processingDelayMs - 1);
  expect(await get(id, key)).toMatchObject({ status: 'processing', decision: null });
  sandbox.clock.advance(1);
  expect(await get(id, key)).toMatchObject({ status: 'approved', decision: 'approved' });
});
