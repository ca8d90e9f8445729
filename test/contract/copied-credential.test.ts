/** A credential is worth nothing without the key of the device that it was given to. */
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newVerifaSession, readJson } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { ProofKey } from './proof-key.ts';
import { rawCall } from './raw-call.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { contentDigest, jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

const boundElsewhere = { error: 'session.bound_elsewhere', status_code: 401 };

const newDevice = async (proofKey?: ProofKey | null): Promise<Device> =>
  Device.on((await newVerifaSession(sandbox.url)).captureUrl, 'Firefox on Linux', proofKey);

/** Every call that needs a credential, each as it would be right. */
const jpeg = jpegBytes();
const calls: readonly (readonly [string, string, unknown])[] = [
  ['GET', '/session', undefined],
  ['GET', '/events', undefined],
  ['POST', '/consent', { version: '2026-01', language: 'en' }],
  ['PUT', '/document-type', { document_type: 'passport' }],
  ['PUT', '/captures/document-front', jpeg],
  ['POST', '/liveness-challenge', {}],
  ['PUT', '/fields', { fields: {} }],
  ['POST', '/complete', {}],
  ['POST', '/sandbox-outcome', { outcome: 'approve' }],
  ['POST', '/handoff', { purpose: 'show', fresh: true, language: null, theme: null }],
  ['POST', '/handoff/cancel', { holding: 1, disconnect: false }],
  ['POST', '/handoff/resume', { holding: 1 }],
  ['POST', '/presence', { step: null }],
];

const send = async (device: Device, method: string, path: string, body: unknown) =>
  readJson(
    await device.fetch(method, path, {
      headers: {
        'Content-Type': body === jpeg ? 'image/jpeg' : 'application/json',
        ...(body === jpeg ? { 'Content-Digest': contentDigest(jpeg) } : {}),
        'Idempotency-Key': randomUUID(),
      },
      ...(body === undefined ? {} : { body: body === jpeg ? jpeg : JSON.stringify(body) }),
    }),
  );

describe('a credential that was copied', () => {
  const thieves: readonly (readonly [string, () => ProofKey | null])[] = [
    ['without any key', () => null],
    ['with a key of the thief’s own', () => new ProofKey()],
  ];

  describe.each(thieves)('%s', (_name, keyOf) => {
    it.each(calls)('opens nothing: %s %s', async (method, path, body) => {
      const device = await newDevice();
      await device.consent();
      await device.documentType('passport');
      const { revision } = await device.session();
      const thief = new Device(device.captureUrl, 'Firefox on Linux', keyOf());
      thief.credential = device.credential;
      expect(errorOf(await send(thief, method, path, body))).toEqual(boundElsewhere);
      expect((await device.session()).revision).toBe(revision);
    });

    it('claims nothing, either', async () => {
      const device = await newDevice();
      const thief = new Device(device.captureUrl, 'Firefox on Linux', keyOf());
      thief.credential = device.credential;
      expect(errorOf(await thief.tryClaim())).toEqual(boundElsewhere);
    });
  });

  it('opens everything to its own device', async () => {
    const device = await newDevice();
    await device.captureAll();
    expect(await device.complete()).toMatchObject({ status: 'sandbox_pending' });
  });
});

describe('a device that is known by its key', () => {
  it.each([
    ['a secret of its own', () => randomBytes(32).toString('base64url')],
    ['the name of the key', ({ key }: Device) => `jkt:${key}`],
    ['the thumbprint', ({ key }: Device) => key],
  ])('is not somebody who names %s', async (_name, secretOf) => {
    const device = await newDevice();
    const claim = { device_key: secretOf(device), device: { kind: 'desktop', label: 'x' }, language: null };
    const answer = await rawCall(`${device.captureUrl}/claim`, 'POST', {}, JSON.stringify(claim));
    expect(errorOf(answer)).toEqual(boundElsewhere);
  });

  it('needs no secret, and none counts', async () => {
    const device = await newDevice();
    const again = new Device(device.captureUrl, device.label, device.proofKey);
    const claim = { device_key: 's'.repeat(32), device: { kind: 'desktop', label: 'x' }, language: null };
    expect((await again.send('POST', '/claim', claim)).status).toBe(200);
    const stranger = new Device(device.captureUrl, device.label, null);
    expect(errorOf(await stranger.send('POST', '/claim', claim))).toEqual(boundElsewhere);
  });
});

describe('a device without a key', () => {
  it('is known by its secret, and its calls prove nothing', async () => {
    const device = await newDevice(null);
    await device.consent();
    const again = new Device(device.captureUrl, device.label, null);
    const claim = { device_key: device.key, device: { kind: 'desktop', label: 'x' }, language: null };
    expect((await again.send('POST', '/claim', claim)).status).toBe(200);
  });

  it('must have one or the other', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const claim = { device: { kind: 'desktop', label: 'x' }, language: null };
    const answer = await rawCall(`${captureUrl}/claim`, 'POST', {}, JSON.stringify(claim));
    expect(answer.status).toBe(422);
  });
});
