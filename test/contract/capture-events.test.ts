/** Server-sent events: what a watching device is told, and when the stream ends. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionFeeds } from '../../demo/server/capture/session-feeds.ts';
import { newVerifaSession, newVerilockSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { EventStream } from './event-stream.ts';
import { phoneOf } from './joined-phone.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

it('begins with the session as it is', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  expect(stream.response.headers.get('Content-Type')).toBe('text/event-stream');
  expect(stream.response.headers.get('Cache-Control')).toBe('no-store');
  expect(stream.response.headers.get('X-Accel-Buffering')).toBe('no');
  expect(await stream.session()).toMatchObject({ id, status: 'capturing', holder: 'this_device' });
  stream.close();
});

it('opens no stream for who asks for the headers alone', async () => {
  const device = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
  const opened = vi.spyOn(SessionFeeds.prototype, 'open');
  const answer = await device.fetch('HEAD', '/events');
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/event-stream']);
  expect(opened).not.toHaveBeenCalled();
  const stream = await EventStream.open(device);
  await stream.session();
  expect(opened).toHaveBeenCalledOnce();
  opened.mockRestore();
  stream.close();
});

it('tells the desktop everything that the phone does', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const desktop = await Device.on(captureUrl);
  const stream = await EventStream.open(desktop);
  await stream.session();

  const phone = await phoneOf(desktop);
  const { other_device } = await stream.until(({ holder }) => holder === 'other_device');
  expect(other_device).toMatchObject({ label: 'Chrome on Android', step: null });
  await phone.consent();
  await stream.until(({ consent }) => consent.accepted);
  await phone.documentType('passport');
  await phone.picture('document-front');
  await stream.until(({ captures }) => captures.some(({ step }) => step === 'document-front'));
  await phone.picture('selfie');
  await phone.liveness();
  await phone.complete();
  await stream.until(({ status }) => status === 'sandbox_pending');
  await phone.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
  await stream.until(({ status }) => status === 'submitted');
  stream.close();
});

it('gives each device its own view', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const desktop = await Device.on(captureUrl);
  const phone = await phoneOf(desktop);
  const streams = [await EventStream.open(desktop), await EventStream.open(phone)] as const;
  const { holding } = await streams[0].session();
  expect(await streams[1].session()).toMatchObject({ holder: 'this_device', holding });
  await desktop.ask('POST', '/handoff/cancel', { holding, disconnect: false });
  await streams[0].until(({ holder }) => holder === 'this_device');
  await streams[1].until(({ holder }) => holder === 'other_device');
  for (const stream of streams) stream.close();
});

it('never goes back to an older revision', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  const stream = await EventStream.open(device);
  const revisions: number[] = [(await stream.session()).revision];
  await device.captureAll();
  const { revision } = await device.session();
  while ((revisions.at(-1) ?? 0) < revision) revisions.push((await stream.session()).revision);
  expect(revisions).toEqual([...new Set(revisions)].toSorted((one, other) => one - other));
  stream.close();
});

it('tells that the session has expired, and ends', async () => {
  const { captureUrl } = await newVerilockSession(sandbox.url, { expires_in: 300 });
  const device = await Device.on(captureUrl);
  const stream = await EventStream.open(device);
  await stream.session();
  sandbox.clock.advance(300_000);
  // Anybody's look at the session finds it expired.
  await device.invitation();
  expect(await stream.session()).toMatchObject({ status: 'expired' });
  expect(await stream.block()).toBeNull();
});

it('tells of the expiry at its time, although nobody looks', async () => {
  await sandbox.stop();
  sandbox = await TestSandbox.start({ clock: { now: () => Date.now() } });
  const { id, captureUrl } = await newVerilockSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  expect(await stream.session()).toMatchObject({ status: 'capturing' });
  // Only now: however long the stream has taken to open, the session had not run out.
  await sandbox.running.storage.write(async (tx) => {
    const session = await tx.session(id);
    if (session) await tx.putSession({ ...session, expiresAtMs: Date.now() + 100 });
  });
  await stream.until(({ status }) => status === 'expired');
  expect(await stream.block()).toBeNull();
});

it('ends for a device whose credential was taken back', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  await verifa(sandbox.url, `/sessions/${id}/resume`, {});
  expect(await stream.block()).toBeNull();
});

it('shows signs of life while nothing changes', async () => {
  await sandbox.stop();
  sandbox = await TestSandbox.start({ heartbeatMs: 20 });
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  expect(await stream.block()).toMatch(/^:/);
  expect(await stream.block()).toMatch(/^:/);
  stream.close();
});

it('needs the credential', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  device.credential = '';
  expect(errorOf(await device.send('GET', '/events'))).toMatchObject({ error: 'session.bound_elsewhere' });
});

it('ends when the sandbox does', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  await sandbox.restart();
  await expect(stream.block()).rejects.toThrow();
});
