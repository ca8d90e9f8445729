/** Webhooks of both providers: what is sent when, how it is signed, and what happens when it does not arrive. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../demo/server/storage/records.ts';
import { webhookSecret } from '../../demo/server/webhooks/signature.ts';
import { newVerifaSession, newVerilockSession, type Json } from './backend.ts';
import { Device } from './device.ts';
import { eventually } from './eventually.ts';
import { like } from './like.ts';
import { TestSandbox } from './test-sandbox.ts';
import { WebhookEndpoint } from './webhook-endpoint.ts';

let sandbox: TestSandbox | null = null;
afterEach(async () => {
  await sandbox?.stop();
  sandbox = null;
});

const start = async (options: Parameters<typeof TestSandbox.start>[0] = {}): Promise<TestSandbox> => {
  sandbox = await TestSandbox.start(options);
  return sandbox;
};

/** The deliveries of a session, oldest first, once that many have been attempted. */
const attempted = (from: TestSandbox, sessionId: string, count: number): Promise<readonly DeliveryRecord[]> =>
  eventually(async () => {
    const deliveries = (await from.running.storage.deliveries(sessionId)).toReversed();
    expect(deliveries.filter(({ statusCode, attempts }) => attempts > 0 && statusCode !== null)).toHaveLength(
      count,
    );
    return deliveries;
  });

const finish = async (captureUrl: string, outcome: string | null): Promise<void> => {
  const device = await Device.on(captureUrl);
  await device.captureAll();
  await device.complete();
  if (outcome) await device.ask('POST', '/sandbox-outcome', { outcome });
};

describe('Verifa', () => {
  it.each([
    ['approve', 'session.approved', 'completed'],
    ['reject', 'session.declined', 'completed'],
    ['needs_review', 'session.requires-review', 'under_review'],
  ])('is told of %s', async (outcome, event, status) => {
    const from = await start();
    const { id, captureUrl } = await newVerifaSession(from.url, { external_ref: 'user_42' });
    await finish(captureUrl, outcome);
    const deliveries = await attempted(from, id, 3);
    expect(deliveries.map((delivery) => delivery.event)).toEqual([
      'session.created',
      'session.started',
      event,
    ]);
    expect(JSON.parse(deliveries[2]?.payload ?? '')).toEqual({
      event,
      data: {
        session_id: id,
        external_ref: 'user_42',
        status,
        is_sandbox: true,
        created_at: '2026-03-01T12:00:00.000Z',
      },
      created_at: '2026-03-01T12:00:00.000Z',
    });
    for (const delivery of deliveries)
      expect(delivery).toMatchObject({
        statusCode: 200,
        attempts: 1,
        nextAttemptAtMs: null,
        signatureValid: true,
      });
  });

  it('is told of an approval when a live session has been processed', async () => {
    const from = await start();
    const { id, captureUrl } = await newVerifaSession(from.url, {}, { key: 'vk_live_demo' });
    await finish(captureUrl, null);
    const [, , approved] = await attempted(from, id, 3);
    expect(JSON.parse(approved?.payload ?? '')).toMatchObject({
      event: 'session.approved',
      data: { is_sandbox: false, status: 'completed' },
    });
  });

  it('is told of an expiry once', async () => {
    const from = await start();
    const { id, captureUrl } = await newVerifaSession(from.url);
    from.clock.advance(20 * 60_000);
    await Promise.all(Array.from({ length: 5 }, () => new Device(captureUrl).invitation()));
    const deliveries = await attempted(from, id, 2);
    expect(deliveries.map(({ event }) => event)).toEqual(['session.created', 'session.expired']);
  });
});

describe('Verilock', () => {
  it.each([
    ['approve', ['session.completed', 'session.approved'], { status: 'approved', decision: 'approved' }],
    ['reject', ['session.completed', 'session.declined'], { status: 'declined', decision: 'declined' }],
    ['needs_review', ['session.completed'], { status: 'processing', decision: 'needs_review' }],
  ])('is told of %s', async (outcome, events, data) => {
    const from = await start();
    const { id, captureUrl } = await newVerilockSession(from.url);
    await finish(captureUrl, outcome);
    const deliveries = await attempted(from, id, events.length);
    expect(deliveries.map(({ event }) => event)).toEqual(events);
    const body = JSON.parse(deliveries[0]?.payload ?? '') as Json;
    expect(body).toMatchObject({
      event: 'session.completed',
      data: { session_id: id, ...data, completed_at: '2026-03-01T12:00:00.000Z' },
      timestamp: '2026-03-01T12:00:00.000Z',
      webhook_id: like(/^whk_/),
    });
    for (const delivery of deliveries)
      expect(delivery).toMatchObject({ statusCode: 200, signatureValid: true });
  });
});

describe('an endpoint of its own', () => {
  let endpoint: WebhookEndpoint;
  let webhookUrl: string;
  beforeEach(async () => {
    endpoint = new WebhookEndpoint();
    webhookUrl = await endpoint.open();
  });
  afterEach(() => endpoint.close());

  const hmac = (provider: 'verifa' | 'verilock', text: string) =>
    createHmac('sha256', webhookSecret[provider]).update(text).digest('hex');

  it('can check Verifa’s signature as it is documented', async () => {
    const from = await start({ webhookUrl });
    const { id } = await newVerifaSession(from.url);
    await attempted(from, id, 1);
    const [request] = endpoint.requests;
    const timeS = String(from.clock.timeMs / 1000);
    expect(request?.headers['x-verifa-signature']).toBe(
      `t=${timeS},v1=${hmac('verifa', `${timeS}.${request?.body ?? ''}`)}`,
    );
    expect(request?.headers['content-type']).toBe('application/json');
  });

  it('can check Verilock’s signature as it is documented', async () => {
    const from = await start({ webhookUrl });
    const { id, captureUrl } = await newVerilockSession(from.url);
    await finish(captureUrl, 'approve');
    await attempted(from, id, 2);
    for (const { headers, body } of endpoint.requests)
      expect(headers['x-verilock-signature']).toBe(hmac('verilock', body));
  });

  it('gets what it refused again, until it takes it', async () => {
    endpoint.answers = [500, 302, 200];
    const from = await start({ webhookUrl, webhookRetryDelaysMs: { verifa: [0, 0, 0], verilock: [] } });
    const { id } = await newVerifaSession(from.url);
    await eventually(async () => {
      expect(await from.running.storage.deliveries(id)).toMatchObject([
        { attempts: 3, statusCode: 200, nextAttemptAtMs: null, url: webhookUrl, signatureValid: null },
      ]);
    });
    expect(new Set(endpoint.requests.map(({ body }) => body)).size).toBe(1);
  });

  it('holds up no other session while it does not answer', async () => {
    endpoint.holdNext();
    const from = await start({ webhookUrl });
    const held = await newVerifaSession(from.url);
    await eventually(() => {
      expect(endpoint.requests).toHaveLength(1);
    });
    const other = await newVerifaSession(from.url);
    await attempted(from, other.id, 1);
    expect(await from.running.storage.deliveries(held.id)).toMatchObject([{ attempts: 1, statusCode: null }]);
    endpoint.release();
    await attempted(from, held.id, 1);
  });

  it('is given up after the last attempt', async () => {
    endpoint.answers = [500, 500, 500];
    const from = await start({ webhookUrl, webhookRetryDelaysMs: { verifa: [0], verilock: [] } });
    const { id } = await newVerifaSession(from.url);
    await eventually(async () => {
      expect(await from.running.storage.deliveries(id)).toMatchObject([
        { attempts: 2, statusCode: 500, nextAttemptAtMs: null },
      ]);
    });
    expect(endpoint.requests).toHaveLength(2);
  });

  it('gets what waited over a restart, when its time has come', async () => {
    endpoint.answers = [503];
    const from = await start({ webhookUrl });
    const { id } = await newVerifaSession(from.url);
    const [waiting] = await attempted(from, id, 1);
    expect(waiting?.nextAttemptAtMs).toBe(from.clock.timeMs + 30_000);
    await from.restart(30_000);
    await eventually(async () => {
      expect(await from.running.storage.deliveries(id)).toMatchObject([{ attempts: 2, statusCode: 204 }]);
    });
  });

  it('is no endpoint at all: the delivery waits', async () => {
    await endpoint.close();
    const from = await start({ webhookUrl });
    const { id } = await newVerifaSession(from.url);
    await eventually(async () => {
      expect(await from.running.storage.deliveries(id)).toMatchObject([
        { attempts: 1, statusCode: null, nextAttemptAtMs: from.clock.timeMs + 30_000 },
      ]);
    });
    await endpoint.open();
  });
});

describe('the sandbox’s own receiver', () => {
  it.each([
    ['no signature', {}],
    ['a wrong signature of Verilock', { 'X-Verilock-Signature': 'a'.repeat(64) }],
    ['a malformed signature of Verifa', { 'X-Verifa-Signature': 'v1=abc' }],
    ['a wrong signature of Verifa', { 'X-Verifa-Signature': `t=1772366400,v1=${'a'.repeat(64)}` }],
  ])('refuses %s', async (_, headers) => {
    const from = await start();
    const response = await fetch(`${from.url}/webhooks/receiver`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(400);
  });

  it('refuses a signature that is older than five minutes', async () => {
    const from = await start();
    const { id } = await newVerifaSession(from.url);
    const [delivery] = await attempted(from, id, 1);
    const replay = () =>
      fetch(`${from.url}/webhooks/receiver`, {
        method: 'POST',
        headers: { 'X-Verifa-Signature': delivery?.signature ?? '' },
        body: delivery?.payload ?? '',
      });
    from.clock.advance(300_000);
    expect((await replay()).status).toBe(200);
    from.clock.advance(1000);
    expect((await replay()).status).toBe(400);
  });
});
