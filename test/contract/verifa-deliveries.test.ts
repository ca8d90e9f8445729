/** Verifa "List webhook deliveries for a session": event, address, status, attempts. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { newVerifaSession, verifa, type Json } from './backend.ts';
import { Device } from './device.ts';
import { eventually } from './eventually.ts';
import { like } from './like.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox | null = null;
let receiver: Server | null = null;
afterEach(async () => {
  await sandbox?.stop();
  receiver?.close();
  sandbox = null;
  receiver = null;
});

const start = async (options: Parameters<typeof TestSandbox.start>[0] = {}): Promise<TestSandbox> => {
  sandbox = await TestSandbox.start(options);
  return sandbox;
};

/** An endpoint that answers every webhook with that status. */
const endpoint = async (status: number): Promise<string> => {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => outgoing.writeHead(status).end());
  });
  receiver = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
};

const list = async ({ url }: TestSandbox, id: string) => {
  const answer = await verifa(url, `/sessions/${id}/webhook-deliveries`);
  expect(answer.status).toBe(200);
  return answer.body['data'] as readonly Json[];
};

it('lists what has arrived, newest first', async () => {
  const from = await start();
  const { id, captureUrl } = await newVerifaSession(from.url);
  from.clock.advance(60_000);
  await Device.on(captureUrl);
  await eventually(async () => {
    expect((await list(from, id)).map((delivery) => delivery['status'])).toEqual(['delivered', 'delivered']);
  });
  const [started, created] = await list(from, id);
  expect(created).toMatchObject({ event: 'session.created', created_at: '2026-03-01T12:00:00.000Z' });
  expect((await verifa(from.url, `/sessions/${id}/webhook-deliveries`)).body).toEqual({
    data: [
      {
        id: like(/^whd_[0-9a-f]{32}$/),
        event: 'session.started',
        url: like(/\/webhooks\/receiver$/),
        status: 'delivered',
        status_code: 200,
        attempts: 1,
        next_attempt_at: null,
        last_attempt_at: '2026-03-01T12:01:00.000Z',
        created_at: '2026-03-01T12:01:00.000Z',
      },
      created,
    ],
  });
  expect(started).not.toHaveProperty('payload');
});

// Verifa "Webhooks", retry behaviour: the first retry after about 30 seconds.
it('says when it will try again', async () => {
  const from = await start({ webhookUrl: await endpoint(503) });
  const { id } = await newVerifaSession(from.url);
  await eventually(async () => {
    expect(await list(from, id)).toMatchObject([
      {
        status: 'pending',
        status_code: 503,
        attempts: 1,
        next_attempt_at: '2026-03-01T12:00:30.000Z',
        last_attempt_at: '2026-03-01T12:00:00.000Z',
      },
    ]);
  });
});

// Verifa "Webhooks": after the last retry the event is marked as failed.
it('says that it has given up', async () => {
  const from = await start({
    webhookUrl: await endpoint(500),
    webhookRetryDelaysMs: { verifa: [0, 0], verilock: [] },
  });
  const { id } = await newVerifaSession(from.url);
  await eventually(async () => {
    expect(await list(from, id)).toMatchObject([
      { status: 'failed', status_code: 500, attempts: 3, next_attempt_at: null },
    ]);
  });
});
