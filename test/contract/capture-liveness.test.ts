/** Liveness: challenges, and the bursts that answer them. */
import { beforeEach, expect, it } from 'vitest';
import { livenessActions } from '../../src/model/capture.ts';
import type { SessionWire } from '../../src/session/schema.ts';
import { newVerifaSession } from './backend.ts';
import { cameraMetadata, Device, errorOf, sessionOf } from './device.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

let device: Device;
let sessionId: string;
beforeEach(async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  device = await Device.on(captureUrl);
  await device.consent();
});

const refused = { error: 'server.refused', status_code: 409 };
const tooLate = { error: 'upload.incomplete', status_code: 409 };
const invalid = { error: 'server.refused', status_code: 422 };
const livenessIn = ({ captures }: SessionWire) => captures.filter(({ step }) => step === 'liveness');

it('asks for three different actions, never twice the same nonce', async () => {
  const challenges = await Promise.all(Array.from({ length: 20 }, () => device.challenge()));
  for (const { actions, expires_in_ms } of challenges) {
    expect(new Set(actions).size).toBe(3);
    expect(expires_in_ms).toBeGreaterThan(0);
  }
  expect(new Set(challenges.map(({ nonce }) => nonce)).size).toBe(20);
  const drawn = new Set(challenges.flatMap(({ actions }) => actions));
  // Sixty draws of seven actions: that one of them never comes is a matter of one in ten thousand million.
  expect([...drawn].toSorted()).toEqual([...livenessActions].toSorted());
});

it('counts a burst once all its frames are there', async () => {
  const challenge = await device.challenge();
  expect(livenessIn(sessionOf(await device.frame(challenge, 2, 3, jpegBytes(1000))))).toEqual([]);
  expect(livenessIn(sessionOf(await device.frame(challenge, 0, 3, jpegBytes(2000))))).toEqual([]);
  expect(livenessIn(sessionOf(await device.frame(challenge, 1, 3, jpegBytes(3000))))).toMatchObject([
    { files: 3, bytes: 6000, mime_type: 'image/jpeg' },
  ]);
});

it('acknowledges a repeated frame, also after the burst is complete', async () => {
  const challenge = await device.challenge();
  const last = jpegBytes();
  await device.frame(challenge, 0, 3);
  await device.frame(challenge, 1, 3);
  await device.frame(challenge, 2, 3, last);
  expect((await device.frame(challenge, 2, 3, last)).status).toBe(200);
  expect(await sandbox.running.storage.captures(sessionId)).toHaveLength(3);
});

it('takes another picture for a frame while the burst is open, and none after it', async () => {
  const challenge = await device.challenge();
  await device.frame(challenge, 0, 3);
  await device.frame(challenge, 0, 3);
  await device.frame(challenge, 1, 3);
  expect(livenessIn(sessionOf(await device.frame(challenge, 2, 3)))).toMatchObject([{ files: 3 }]);
  expect(errorOf(await device.frame(challenge, 1, 3))).toEqual(tooLate);
});

it('lets a new burst take the place of the old one when it is complete', async () => {
  const before = livenessIn(await device.liveness(3));
  const challenge = await device.challenge();
  for (const frame of [0, 1, 2])
    expect(livenessIn(sessionOf(await device.frame(challenge, frame, 4)))).toEqual(before);
  expect(livenessIn(sessionOf(await device.frame(challenge, 3, 4)))).toMatchObject([{ files: 4 }]);
  expect(await sandbox.running.storage.captures(sessionId)).toHaveLength(4);
});

it('drops a burst that was never completed', async () => {
  const abandoned = await device.challenge();
  await device.frame(abandoned, 0, 3);
  const challenge = await device.challenge();
  await device.frame(challenge, 0, 3);
  expect(await sandbox.running.storage.captures(sessionId)).toHaveLength(1);
});

it('refuses a nonce that is unknown, replaced, expired, or of another session', async () => {
  const replaced = await device.challenge();
  const open = await device.challenge();
  expect(errorOf(await device.frame(replaced, 0, 3))).toEqual(tooLate);
  expect(errorOf(await device.frame({ ...open, nonce: 'liv_unknown' }, 0, 3))).toEqual(tooLate);
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const other = await Device.on(captureUrl);
  await other.consent();
  expect(errorOf(await other.frame(open, 0, 3))).toEqual(tooLate);
  sandbox.clock.advance(open.expires_in_ms);
  expect(errorOf(await device.frame(open, 0, 3))).toEqual(tooLate);
});

it('refuses frames that cannot be', async () => {
  const challenge = await device.challenge();
  expect(errorOf(await device.frame(challenge, 0, 2)), 'too few').toEqual(invalid);
  expect(errorOf(await device.frame(challenge, 0, 13)), 'too many').toEqual(invalid);
  expect(errorOf(await device.frame(challenge, 3, 3)), 'beyond the end').toEqual(invalid);
  await device.frame(challenge, 0, 3);
  expect(errorOf(await device.frame(challenge, 1, 4)), 'another number').toEqual(invalid);
  const action = livenessActions.find((candidate) => !challenge.actions.includes(candidate)) ?? 'nod';
  const liveness = { nonce: challenge.nonce, frame: 1, frames: 3, action, taken_at_ms: 0 };
  const answer = await device.upload('liveness', jpegBytes(), { metadata: { ...cameraMetadata, liveness } });
  expect(errorOf(answer), 'another action').toEqual(invalid);
});

it('gives no challenge where no liveness is asked for', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
  const other = await Device.on(captureUrl);
  await other.consent();
  expect(errorOf(await other.send('POST', '/liveness-challenge', {}))).toEqual(refused);
});
