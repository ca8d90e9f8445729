/** Verifa's life cycle: expire, simulate, and which status allows which operation. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, textOf, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { uploadDocument } from './upload-form.ts';

/** Long enough that a session that decides itself is seen while it is processing. */
const processingDelayMs = 60_000;

const sandbox = await sandboxOfFile({ processingDelayMs });

const post = (id: string, operation: string, body?: unknown, key = 'vk_sandbox_demo') =>
  verifa(sandbox.url, `/sessions/${id}/${operation}`, body, { method: 'POST', key });
const get = async (id: string) => (await verifa(sandbox.url, `/sessions/${id}`)).body;
const eventsOf = async (id: string) =>
  (await sandbox.running.storage.deliveries(id)).map(({ event }) => event).toReversed();
const nowText = () => new Date(sandbox.clock.timeMs).toISOString();

describe('expire a session', () => {
  it('answers exactly the documented fields and announces it', async () => {
    const { id } = await newVerifaSession(sandbox.url, { external_ref: 'user_42' });
    const answer = await post(id, 'expire');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, status: 'expired', expired_at: nowText() });
    expect(await get(id)).toMatchObject({ status: 'expired', capture_url: null, token_expires_at: null });
    expect(await eventsOf(id)).toEqual(['session.created', 'session.expired']);
    const [delivery] = await sandbox.running.storage.deliveries(id);
    expect(JSON.parse(delivery?.payload ?? '')).toMatchObject({
      data: { session_id: id, external_ref: 'user_42', status: 'expired' },
    });
  });

  it('"cancels any in-progress capture": the device learns that the session has expired', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    await post(id, 'expire');
    const expired = { error: 'session.expired', status_code: 410 };
    expect(errorOf(await device.send('GET', '/session'))).toEqual(expired);
    expect(errorOf(await device.upload('selfie', new Uint8Array([0xff, 0xd8, 0xff])))).toEqual(expired);
    expect(errorOf(await device.tryClaim())).toEqual(expired);
    expect(await device.invitation()).toMatchObject({ claimable: 'expired' });
  });

  it('"can be re-activated with resume", with what was captured, but not by the old link', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('passport');
    await device.picture('document-front');
    await post(id, 'expire');
    const resumed = await post(id, 'resume');
    expect(resumed.body).toMatchObject({ id, status: 'pending' });
    expect(errorOf(await device.tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
    device.captureUrl = textOf(resumed.body, 'capture_url');
    expect((await device.claim()).captures).toHaveLength(1);
  });

  it('comes back by a one-time link for the device that opens it, and for no other', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const before = await Device.on(captureUrl);
    await post(id, 'expire');
    const { body } = await post(id, 'generate-one-time-link');
    expect(errorOf(await before.send('GET', '/session'))).toMatchObject({ error: 'session.bound_elsewhere' });
    expect(errorOf(await before.tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
    await expect(Device.on(textOf(body, 'capture_url'))).resolves.toBeInstanceOf(Device);
  });

  it('takes back a decision that is still to come, and one that is not final', async () => {
    const id = await inStatus('processing');
    await post(id, 'expire');
    sandbox.clock.advance(processingDelayMs);
    expect(await get(id)).toMatchObject({ status: 'expired' });
    expect(await eventsOf(id)).not.toContain('session.approved');
    const reviewed = await inStatus('under_review');
    await post(reviewed, 'expire');
    const { storage } = sandbox.running;
    expect(await storage.session(reviewed)).toMatchObject({ decision: null, completedAtMs: null });
  });
});

describe('simulate an outcome', () => {
  it.each([
    ['approve', 'completed', 'session.approved'],
    ['decline', 'completed', 'session.declined'],
    ['require-review', 'under_review', 'session.requires-review'],
    ['expire', 'expired', 'session.expired'],
  ])('%s makes a session that nobody has opened %s', async (action, status, event) => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await post(id, 'simulate', { action });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, action, status, simulated: true });
    expect(await get(id)).toMatchObject({ status });
    expect(await eventsOf(id)).toEqual(['session.created', event]);
  });

  it('decides a session after its manual review', async () => {
    const id = await inStatus('under_review');
    expect((await post(id, 'simulate', { action: 'decline' })).body).toMatchObject({ status: 'completed' });
    expect((await eventsOf(id)).slice(-2)).toEqual(['session.requires-review', 'session.declined']);
  });

  it('ends the capture on the device', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await post(id, 'simulate', { action: 'approve' });
    expect(await device.session()).toMatchObject({ status: 'submitted' });
    expect(
      errorOf(await device.send('POST', '/consent', { version: '2026-01', language: 'en' })),
    ).toMatchObject({
      status_code: 409,
    });
  });

  it.each([[{ action: 'reject' }], [{}], [{ action: null }]])('refuses %j with 422', async (body) => {
    const answer = await post((await newVerifaSession(sandbox.url)).id, 'simulate', body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: 'action' }] });
  });

  it('"sandbox keys only": a live key is refused, a live session is not there for a sandbox key', async () => {
    const { id } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
    const live = await post(id, 'simulate', { action: 'approve' }, 'vk_live_demo');
    expect(live.status).toBe(403);
    expect(live.body).toMatchObject({ error: 'forbidden' });
    expect((await post(id, 'simulate', { action: 'approve' })).status).toBe(404);
  });
});

it.each(['expire', 'simulate'])('%s refuses keys that may not, and sessions of others', async (operation) => {
  const { id } = await newVerifaSession(sandbox.url);
  const body = { action: 'expire' };
  expect((await post(id, operation, body, 'vk_sandbox_unknown')).status).toBe(401);
  expect((await post(id, operation, body, 'vk_sandbox_readonly')).status).toBe(403);
  expect((await post('ses_unknown', operation, body)).status).toBe(404);
  expect((await post((await newVerilockSession(sandbox.url)).id, operation, body)).status).toBe(404);
  if (operation === 'expire') expect((await post(id, operation, body, 'vk_live_demo')).status).toBe(404);
});

const untouched = async (metadata = {}): Promise<string> =>
  (await newVerifaSession(sandbox.url, { workflow_id: 'wf_document', metadata })).id;

/** All that `wf_document` asks for of a document without a back. */
const uploaded = async (metadata = {}): Promise<string> => {
  const id = await untouched(metadata);
  await uploadDocument(sandbox.url, id, { document_type: 'id_front' });
  return id;
};

const submitted = async (metadata = {}): Promise<string> => {
  const id = await uploaded(metadata);
  await post(id, 'submit');
  return id;
};

/** How a session comes into each status (`redacted` is none, but forbids as much). */
const reach = {
  pending: () => untouched(),
  capturing: () => uploaded(),
  sandbox_pending: () => submitted(),
  processing: () => submitted({ sandbox_outcome: 'approve' }),
  under_review: async () => {
    const id = await submitted({ sandbox_outcome: 'needs_review' });
    sandbox.clock.advance(processingDelayMs);
    return id;
  },
  completed: async () => {
    const id = await submitted({ sandbox_outcome: 'approve' });
    sandbox.clock.advance(processingDelayMs);
    return id;
  },
  expired: async () => {
    const id = await uploaded();
    sandbox.clock.advance(20 * 60_000);
    return id;
  },
  failed: async () => {
    const id = await submitted({ sandbox_outcome: 'fail' });
    sandbox.clock.advance(processingDelayMs);
    return id;
  },
  redacted: async () => {
    const id = await uploaded();
    await sandbox.running.storage.write(async (tx) => {
      const session = await tx.session(id);
      if (session) await tx.putSession({ ...session, redactedAtMs: sandbox.clock.timeMs });
    });
    return id;
  },
} as const satisfies Record<string, () => Promise<string>>;

type Status = keyof typeof reach;

/** A session in that status, checked to be in it. */
const inStatus = async (status: Status): Promise<string> => {
  const id = await reach[status]();
  const { status: shown, retention_status: retention } = await get(id);
  expect(retention === 'redacted' ? retention : shown).toBe(status);
  return id;
};

const simulate = (action: string) => (id: string) => post(id, 'simulate', { action });

const operations = {
  resume: (id: string) => post(id, 'resume'),
  expire: (id: string) => post(id, 'expire'),
  approve: simulate('approve'),
  decline: simulate('decline'),
  'require-review': simulate('require-review'),
  'simulate expire': simulate('expire'),
  submit: (id: string) => post(id, 'submit'),
  link: (id: string) => post(id, 'generate-one-time-link'),
  patch: (id: string) => verifa(sandbox.url, `/sessions/${id}`, {}, { method: 'PATCH' }),
  documents: (id: string) => uploadDocument(sandbox.url, id, { document_type: 'selfie' }),
};

// In the order of `operations`. 422: the status allows it, but nothing was uploaded.
const answers: readonly (readonly [Status, string])[] = [
  ['pending', '200 200 200 200 200 200 422 201 200 201'],
  ['capturing', '200 200 200 200 200 200 200 201 200 201'],
  ['sandbox_pending', '200 200 200 200 200 200 400 201 200 400'],
  ['processing', '400 200 200 200 200 200 400 400 200 400'],
  ['under_review', '400 200 200 200 400 200 400 400 200 400'],
  ['completed', '400 400 400 400 400 400 400 400 400 400'],
  ['expired', '200 400 400 400 400 400 400 201 400 400'],
  ['failed', '200 400 400 400 400 400 400 400 400 400'],
  ['redacted', '400 400 400 400 400 400 400 400 400 400'],
];

it.each(answers)('%s allows what it should: %s', async (status, expected) => {
  const got: number[] = [];
  for (const run of Object.values(operations)) {
    const { status: code, body } = await run(await inStatus(status));
    got.push(code);
    if (code === 400) {
      expect(body).toMatchObject({ error: 'invalid_state', status_code: 400 });
      expect(textOf(body, 'detail')).toContain(status);
    }
  }
  expect(got.join(' ')).toBe(expected);
});
