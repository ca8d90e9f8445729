/** Who may claim which link, who gets a credential, and what it opens. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, textOf } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const boundElsewhere = { error: 'session.bound_elsewhere', status_code: 401 };

describe('an unknown token', () => {
  it.each([
    ['GET', '/invitation'],
    ['POST', '/claim'],
    ['GET', '/session'],
    ['GET', '/events'],
    ['PUT', '/captures/selfie'],
  ])('is gone for %s %s', async (method, path) => {
    const device = new Device(`${sandbox.url}/verify/tok_unknown`);
    expect(errorOf(await device.send(method, path))).toEqual({ error: 'session.gone', status_code: 404 });
  });
});

describe('a capture link', () => {
  it('stays unclaimed however often it is looked at', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    for (let count = 0; count < 3; count += 1) {
      await fetch(captureUrl);
      await fetch(captureUrl, { method: 'HEAD' });
      expect(await new Device(captureUrl).invitation()).toMatchObject({ claimable: 'yes' });
    }
    expect(await sandbox.running.storage.session(id)).toMatchObject({ state: 'created', revision: 1 });
  });

  it('binds the first device and refuses every other', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const first = await Device.on(captureUrl);
    const second = new Device(captureUrl);
    expect(errorOf(await second.tryClaim())).toEqual(boundElsewhere);
    expect(await second.invitation()).toMatchObject({ claimable: 'yes' });
    expect(await first.session()).toMatchObject({ holder: 'this_device' });
  });

  it('gives the same device a new credential, and the first stays good', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    const before = device.credential;
    await device.claim();
    expect(device.credential).not.toBe(before);
    device.credential = before;
    expect(await device.session()).toMatchObject({ holder: 'this_device' });
  });

  it('lets exactly one of two devices in that claim at once', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const answers = await Promise.all(Array.from({ length: 6 }, () => new Device(captureUrl).tryClaim()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401, 401]);
  });

  it('shows a known device the end of a submitted session', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    expect(await device.invitation()).toMatchObject({ claimable: 'finished' });
    expect(await device.claim()).toMatchObject({ status: 'submitted' });
    expect(errorOf(await new Device(captureUrl).tryClaim())).toEqual(boundElsewhere);
  });

  it('still lets its device back while the sandbox waits for an outcome', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    expect(await device.invitation()).toMatchObject({ claimable: 'yes' });
    expect(await device.claim()).toMatchObject({ status: 'sandbox_pending', holder: 'this_device' });
  });
});

describe('a credential', () => {
  it.each(['', 'cap_unknown'])('must be a known one, not "%s"', async (credential) => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    await Device.on(captureUrl);
    const stranger = new Device(captureUrl);
    stranger.credential = credential;
    expect(errorOf(await stranger.send('GET', '/session'))).toEqual(boundElsewhere);
    expect(errorOf(await stranger.send('POST', '/complete', {}))).toEqual(boundElsewhere);
  });

  it('opens no other session', async () => {
    const [one, other] = [await newVerifaSession(sandbox.url), await newVerifaSession(sandbox.url)];
    const device = await Device.on(one.captureUrl);
    device.captureUrl = other.captureUrl;
    expect(errorOf(await device.send('GET', '/session'))).toEqual(boundElsewhere);
  });

  it('is kept as a digest, like the token and the secret of a device that keeps no key', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl, 'Firefox on Linux', null);
    const { storage } = sandbox.running;
    const kept = JSON.stringify([
      await storage.session(id),
      await storage.links(id),
      await storage.devices(id),
    ]);
    for (const secret of [device.credential, device.key, captureUrl.split('/').at(-1) ?? ''])
      expect(kept).not.toContain(secret);
  });
});

describe('an expired session', () => {
  it('is told as such by every call', async () => {
    const { captureUrl } = await newVerilockSession(sandbox.url, { expires_in: 300 });
    const device = await Device.on(captureUrl);
    sandbox.clock.advance(299_999);
    expect(await device.session()).toMatchObject({ status: 'capturing' });
    sandbox.clock.advance(1);
    const expired = { error: 'session.expired', status_code: 410 };
    expect(await device.invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await device.tryClaim())).toEqual(expired);
    for (const [method, path, body] of [
      ['GET', '/session', undefined],
      ['GET', '/events', undefined],
      ['POST', '/consent', { version: '2026-01', language: 'en' }],
      ['PUT', '/document-type', { document_type: 'passport' }],
      ['PUT', '/captures/selfie', 'x'],
      ['POST', '/liveness-challenge', {}],
      ['PUT', '/fields', { fields: {} }],
      ['POST', '/complete', {}],
      ['POST', '/sandbox-outcome', { outcome: 'approve' }],
      ['POST', '/handoff', {}],
      ['POST', '/handoff/cancel', {}],
    ] as const)
      expect(errorOf(await device.send(method, path, body)), path).toEqual(expired);
  });
});

describe('a request that is not what the protocol describes', () => {
  it.each([
    ['a short device key', { device_key: 'short', device: { kind: 'phone', label: 'x' }, language: null }],
    ['no device', { device_key: 'k'.repeat(32), language: null }],
    ['another kind', { device_key: 'k'.repeat(32), device: { kind: 'tv', label: 'x' }, language: null }],
  ])('is refused: %s', async (_, body) => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const answer = await new Device(captureUrl, 'x', null).send('POST', '/claim', body);
    expect(errorOf(answer)).toEqual({ error: 'server.refused', status_code: 422 });
  });

  // What another person reads as the name of a device must be no message of somebody else's.
  it.each([
    ...['x'.repeat(41), 'Chrome\nChoose 42', 'Chrome \u202e24', 'Chrome\u200b', '<b>Chrome</b>'],
    'Your bank: 42!',
  ])('is refused with the device %j', async (label) => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    expect(errorOf(await new Device(captureUrl, label).tryClaim())).toEqual({
      error: 'server.refused',
      status_code: 422,
    });
  });

  it.each(['', 'Web', 'Samsung Internet · Android', 'متصفح · هاتف', 'x'.repeat(40)])(
    'is none of these with the device "%s"',
    async (label) => {
      const { captureUrl } = await newVerifaSession(sandbox.url);
      await Device.on(captureUrl, label);
    },
  );

  it('is refused when it has neither a key nor a secret to be known by', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const body = { device: { kind: 'phone', label: 'x' }, language: null };
    expect(errorOf(await new Device(captureUrl, 'x', null).send('POST', '/claim', body))).toEqual({
      error: 'server.refused',
      status_code: 422,
      fields: ['device_key'],
    });
  });

  it('is refused when it is no JSON, too long, or no call at all', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    expect(errorOf(await device.send('POST', '/consent', '{'))).toMatchObject({ status_code: 400 });
    expect(errorOf(await device.send('POST', '/consent', `"${'x'.repeat(70_000)}"`))).toMatchObject({
      status_code: 413,
    });
    expect(errorOf(await device.send('POST', '/nothing', {}))).toEqual({
      error: 'server.refused',
      status_code: 404,
    });
  });
});

it('answers one Idempotency-Key with one credential', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = new Device(captureUrl);
  const headers = { 'Idempotency-Key': 'claim-1' };
  const [first, second] = [await device.tryClaim('en', headers), await device.tryClaim('en', headers)];
  expect(textOf(second.body, 'credential')).toBe(textOf(first.body, 'credential'));
  const other = await device.tryClaim('fr', headers);
  expect(errorOf(other)).toEqual({ error: 'idempotency_mismatch', status_code: 422 });
});
