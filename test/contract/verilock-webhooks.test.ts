/** Verilock "Webhooks": the four session events, their bodies, their signature, and when they are sent again. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { webhookSecret } from '../../demo/server/webhooks/signature.ts';
import { newVerilockSession, verilock, type Json } from './backend.ts';
import { eventually } from './eventually.ts';
import { like } from './like.ts';
import { jpegBytes } from './specimen-files.ts';
import { TestSandbox } from './test-sandbox.ts';
import { sendForm } from './verilock-form.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';

let endpoint: WebhookEndpoint;
let sandbox: TestSandbox;
beforeEach(async () => {
  endpoint = new WebhookEndpoint();
  sandbox = await TestSandbox.start({ webhookUrl: await endpoint.open() });
});
afterEach(async () => {
  await sandbox.stop();
  await endpoint.close();
});

/** A session that its backend has filled and submitted. */
const submitted = async (metadata: Json): Promise<string> => {
  const profile_id = '01234567-89ab-cdef-0123-456789abcd01';
  const { id } = await newVerilockSession(sandbox.url, { profile_id, metadata });
  await sendForm(sandbox.url, `/sessions/${id}/documents`, { file: jpegBytes(), side: 'front' });
  await verilock(sandbox.url, `/sessions/${id}/submit`, {});
  return id;
};

/** The bodies that came in, once there are that many. */
const received = (count: number): Promise<readonly Json[]> =>
  eventually(() => {
    expect(endpoint.requests).toHaveLength(count);
    return endpoint.requests.map(({ body }) => JSON.parse(body) as Json);
  });

it.each([
  ['approve', 'approved', 12, ['session.completed', 'session.approved']],
  ['reject', 'declined', 88, ['session.completed', 'session.declined']],
])('tells of %s with exactly the documented body', async (outcome, decision, risk_score, events) => {
  const session_id = await submitted({ sandbox_outcome: outcome });
  expect(await received(2)).toEqual(
    events.map((event) => ({
      event,
      data: {
        session_id,
        status: decision,
        risk_score,
        decision,
        completed_at: '2026-03-01T12:00:00.000Z',
      },
      timestamp: '2026-03-01T12:00:00.000Z',
      webhook_id: like(/^whk_[\da-f]{32}$/),
    })),
  );
});

it('tells of an expiry with the moment of it', async () => {
  const { id } = await newVerilockSession(sandbox.url, { expires_in: 300 });
  sandbox.clock.advance(400_000);
  // The list notices what nobody else has asked for.
  await verilock(sandbox.url, '/sessions');
  expect(await received(1)).toEqual([
    {
      event: 'session.expired',
      data: { session_id: id, status: 'expired', risk_score: null, decision: null, completed_at: null },
      timestamp: '2026-03-01T12:05:00.000Z',
      webhook_id: like(/^whk_/),
    },
  ]);
});

it('signs the raw body: "X-Verilock-Signature = HMAC-SHA256 of the raw body"', async () => {
  await submitted({});
  await received(2);
  for (const { headers, body } of endpoint.requests) {
    const expected = createHmac('sha256', webhookSecret.verilock).update(body).digest('hex');
    expect(headers['x-verilock-signature']).toBe(expected);
    expect(headers['x-verifa-signature']).toBeUndefined();
  }
});

it('gives each webhook an id of its own, which a repetition keeps', async () => {
  endpoint.answers = [500];
  const id = await submitted({});
  const [first, second] = await received(2);
  // The answer to the second one is kept before the restart, or it would be sent again as well.
  await eventually(async () => {
    const deliveries = await sandbox.running.storage.deliveries(id);
    expect(deliveries.map(({ statusCode }) => statusCode)).toEqual([204, 500]);
  });
  expect(second?.['webhook_id']).not.toBe(first?.['webhook_id']);
  await sandbox.restart(10_000);
  const [, , again] = await received(3);
  expect(again).toEqual(first);
});

it('is sent again after 10 s, then after 60 s: "Retries on non-2xx … 10 s, 60 s"', async () => {
  endpoint.answers = [500, 404, 204];
  const { id } = await newVerilockSession(sandbox.url, { expires_in: 300 });
  sandbox.clock.advance(300_000);
  await verilock(sandbox.url, `/sessions/${id}`);
  for (const [attempts, statusCode, delayMs] of [
    [1, 500, 10_000],
    [2, 404, 60_000],
  ] as const) {
    const nextAttemptAtMs = sandbox.clock.timeMs + delayMs;
    await eventually(async () => {
      expect(await sandbox.running.storage.deliveries(id)).toMatchObject([
        { attempts, statusCode, nextAttemptAtMs },
      ]);
    });
    await sandbox.restart(delayMs);
  }
  await eventually(async () => {
    expect(await sandbox.running.storage.deliveries(id)).toMatchObject([
      { attempts: 3, statusCode: 204, nextAttemptAtMs: null },
    ]);
  });
});
