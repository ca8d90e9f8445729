/** The submission and the outcome: once, and only when everything is there. */
import { expect, it } from 'vitest';
import { newVerifaSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { eventually } from './eventually.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { TestSandbox } from './test-sandbox.ts';

const sandbox = await sandboxOfFile();

const refused = { error: 'server.refused', status_code: 409 };

it('names the steps that are missing, down to none', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_full', country: 'US' });
  const device = await Device.on(captureUrl);
  const missing = async () => errorOf(await device.send('POST', '/complete', {}));
  const back = ['document-back'];
  const rest = ['selfie', 'liveness', 'fields', 'proof-of-address'];
  expect(await missing()).toEqual({
    error: 'upload.incomplete',
    status_code: 422,
    fields: ['consent', 'document-type', 'document-front', ...back, ...rest],
  });
  await device.consent();
  await device.documentType('drivers_license');
  await device.picture('document-front');
  expect((await missing()).fields).toEqual([...back, ...rest]);
  await device.documentType('passport');
  expect((await missing()).fields).toEqual(['document-front', ...rest]);
  await device.picture('document-front');
  const challenge = await device.challenge();
  await device.frame(challenge, 0, 3);
  expect((await missing()).fields).toEqual(rest);
  await device.liveness();
  await device.picture('selfie');
  expect((await missing()).fields).toEqual(['fields', 'proof-of-address']);
});

it('answers a repeat with the same key, or with another one, and submits once', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
  const device = await Device.on(captureUrl);
  await device.captureAll();
  const send = (key: string) => device.send('POST', '/complete', {}, { 'Idempotency-Key': key });
  const first = await send('one');
  const submitted = await sandbox.running.storage.session(id);
  expect(first.body).toMatchObject({ status: 'submitted' });
  sandbox.clock.advance(1000);
  expect((await send('one')).body).toEqual(first.body);
  expect((await send('two')).body).toMatchObject({ status: 'submitted', revision: first.body['revision'] });
  expect(await sandbox.running.storage.session(id)).toEqual(submitted);
});

it('submits once when it is asked many times at once', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
  const device = await Device.on(captureUrl);
  await device.captureAll();
  const answers = await Promise.all(Array.from({ length: 6 }, () => device.send('POST', '/complete', {})));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  const events = (await sandbox.running.storage.deliveries(id)).map(({ event }) => event);
  expect(events.filter((event) => event === 'session.approved')).toHaveLength(1);
});

it('refuses an outcome before the submission, for a live session, and a second one', async () => {
  const choose = (device: Device, outcome: string) => device.send('POST', '/sandbox-outcome', { outcome });
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  expect(errorOf(await choose(device, 'approve'))).toEqual(refused);
  await device.captureAll();
  await device.complete();
  expect(errorOf(await choose(device, 'perhaps'))).toEqual({ error: 'server.refused', status_code: 422 });
  expect((await choose(device, 'reject')).status).toBe(200);
  expect((await choose(device, 'reject')).status).toBe(200);
  expect(errorOf(await choose(device, 'approve'))).toEqual(refused);

  const live = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
  const liveDevice = await Device.on(live.captureUrl);
  await liveDevice.captureAll();
  await liveDevice.complete();
  expect(errorOf(await choose(liveDevice, 'approve'))).toEqual(refused);
});

it('does not expire once it is submitted', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.captureAll();
  await device.complete();
  sandbox.clock.advance(60 * 60_000);
  expect(await device.session()).toMatchObject({ status: 'sandbox_pending' });
  expect(await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' })).toMatchObject({
    status: 'submitted',
  });
});

it('shows a failed session as failed, and lets nothing change it', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.captureAll();
  await sandbox.running.storage.write(async (tx) => {
    const session = await tx.session(id);
    if (session) await tx.putSession({ ...session, state: 'failed' });
  });
  expect(await device.session()).toMatchObject({ status: 'failed' });
  expect(await device.invitation()).toMatchObject({ claimable: 'finished' });
  expect(errorOf(await device.send('POST', '/complete', {}))).toEqual(refused);
  expect((await verifa(sandbox.url, `/sessions/${id}`)).body).toMatchObject({ status: 'failed' });
});

it('is processing for as long as it was told to, also over a restart', async () => {
  const slow = await TestSandbox.start({ processingDelayMs: 5000 });
  try {
    const { id, captureUrl } = await newVerifaSession(slow.url, {}, { key: 'vk_live_demo' });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    expect(await device.complete()).toMatchObject({ status: 'submitted' });
    const status = async () =>
      (await verifa(slow.url, `/sessions/${id}`, undefined, { key: 'vk_live_demo' })).body['status'];
    expect(await status()).toBe('processing');
    slow.clock.advance(4999);
    expect(await status()).toBe('processing');
    slow.clock.advance(1);
    await slow.restart();
    expect(await status()).toBe('completed');
  } finally {
    await slow.stop();
  }
});

it('ends the processing although nobody asks', async () => {
  const slow = await TestSandbox.start({ processingDelayMs: 20, clock: { now: () => Date.now() } });
  try {
    const { id, captureUrl } = await newVerifaSession(slow.url, {}, { key: 'vk_live_demo' });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    await eventually(async () => {
      expect(await slow.running.storage.session(id)).toMatchObject({
        state: 'completed',
        decision: 'approved',
      });
    });
  } finally {
    await slow.stop();
  }
});
