/** One stream by itself: what becomes of a client that has stopped reading, which no test over a network can wait for. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SessionFeed } from '../../demo/server/capture/session-feed.ts';
import { Presence } from '../../demo/server/presence.ts';
import { openSealer } from '../../demo/server/sealer.ts';
import { sha256Hex } from '../../demo/server/secrets.ts';
import { newVerifaSession } from './backend.ts';
import { Device } from './device.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

it('is cut off when more than 64 messages wait to be read, and not before', async () => {
  const client = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
  const { storage } = sandbox.running;
  const credential = await storage.credential(sha256Hex(client.credential));
  const device = credential && (await storage.device(credential.deviceId));
  if (!credential || !device) throw new Error('no device');
  let ends = 0;
  const services = {
    storage,
    clock: sandbox.clock,
    sealer: await openSealer(join(sandbox.dataDir, 'vault.key')),
    presence: new Presence(sandbox.clock),
    allowedOrigins: [],
    heartbeatMs: 1000,
  };
  const of = { credential, device, origin: sandbox.url, lastId: null };
  const feed = new SessionFeed(services, of, () => {
    ends += 1;
  });
  const reader = feed.stream().getReader();
  await reader.read();
  const startMs = performance.now();
  for (let beat = 1; beat <= 64; beat += 1) {
    feed.pass(startMs + beat * 100_000);
    expect(ends, String(beat)).toBe(0);
  }
  feed.pass(startMs + 65 * 100_000);
  expect(ends).toBe(1);
  let unread = 0;
  while (!(await reader.read()).done) unread += 1;
  expect(unread).toBe(65);
});
