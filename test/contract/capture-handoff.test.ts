/** From the desktop to the phone and back: one holder at a time, and every link once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { jpegBytes } from './specimen-files.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.stop());

let desktop: Device;
beforeEach(async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  desktop = await Device.on(captureUrl, 'Firefox on Linux');
  await desktop.consent();
});

const taken = { error: 'handoff.taken', status_code: 409 };

const phoneOn = async (): Promise<Device> => {
  const { capture_url } = await desktop.handOff();
  return Device.on(capture_url, 'Chrome on Android');
};

describe('the link', () => {
  it('lives ten minutes and says who has asked', async () => {
    const { capture_url, expires_at, server_time } = await desktop.handOff();
    expect(Date.parse(expires_at) - Date.parse(server_time)).toBe(600_000);
    expect(capture_url).not.toBe(desktop.captureUrl);
    expect(await new Device(capture_url).invitation()).toMatchObject({
      claimable: 'yes',
      handoff: { from: 'Firefox on Linux', asked_at: server_time },
    });
    expect(await desktop.session()).toMatchObject({ holder: 'this_device', other_device: null });
  });

  it('does not outlive the session', async () => {
    sandbox.clock.advance(15 * 60_000);
    const { expires_at, server_time } = await desktop.handOff();
    expect(Date.parse(expires_at) - Date.parse(server_time)).toBe(300_000);
  });

  it('is not consumed by looking', async () => {
    const { capture_url } = await desktop.handOff();
    for (let count = 0; count < 3; count += 1) {
      await fetch(capture_url);
      await fetch(capture_url, { method: 'HEAD' });
      expect(await new Device(capture_url).invitation()).toMatchObject({ claimable: 'yes' });
    }
    await expect(Device.on(capture_url)).resolves.toBeInstanceOf(Device);
  });

  it('is good for one device, which may come again', async () => {
    const phone = await phoneOn();
    expect(await phone.invitation()).toMatchObject({ claimable: 'used' });
    expect(await phone.claim()).toMatchObject({ holder: 'this_device' });
    expect(errorOf(await new Device(phone.captureUrl).tryClaim())).toEqual({
      error: 'link.already_used',
      status_code: 409,
    });
  });

  it('expires', async () => {
    const { capture_url } = await desktop.handOff();
    sandbox.clock.advance(600_000);
    const phone = new Device(capture_url);
    expect(await phone.invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await phone.tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
  });

  it('is replaced by a newer one', async () => {
    const { capture_url: older } = await desktop.handOff();
    const { capture_url: newer } = await desktop.handOff();
    expect(await new Device(older).invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await new Device(older).tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
    await expect(Device.on(newer)).resolves.toBeInstanceOf(Device);
  });

  it('is the same for the same Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'link-1' };
    const first = await desktop.send('POST', '/handoff', {}, headers);
    const second = await desktop.send('POST', '/handoff', {}, headers);
    expect(second.body).toEqual(first.body);
    await expect(Device.on(String(second.body['capture_url']))).resolves.toBeInstanceOf(Device);
  });
});

describe('the phone', () => {
  it('holds the session from its claim on, and the desktop sees it', async () => {
    const phone = await phoneOn();
    expect(await phone.session()).toMatchObject({ holder: 'this_device', other_device: 'Firefox on Linux' });
    expect(await desktop.session()).toMatchObject({
      holder: 'other_device',
      other_device: 'Chrome on Android',
      status: 'capturing',
    });
  });

  it('goes on where the desktop was, up to the end', async () => {
    await desktop.documentType('passport');
    await desktop.picture('document-front');
    const phone = await phoneOn();
    const session = await phone.session();
    expect(session).toMatchObject({ consent: { accepted: true }, document_type: 'passport' });
    expect(session.captures).toHaveLength(1);
    await phone.picture('selfie');
    await phone.liveness();
    await phone.complete();
    expect(await desktop.session()).toMatchObject({ status: 'sandbox_pending', holder: 'other_device' });
    await phone.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
    expect(await desktop.session()).toMatchObject({ status: 'submitted' });
  });

  it('keeps the desktop from changing anything', async () => {
    await desktop.documentType('passport');
    await phoneOn();
    for (const [method, path, body] of [
      ['POST', '/consent', { version: '2026-01', language: 'en' }],
      ['PUT', '/document-type', { document_type: 'national_id' }],
      ['POST', '/liveness-challenge', {}],
      ['PUT', '/fields', { fields: {} }],
      ['POST', '/complete', {}],
      ['POST', '/sandbox-outcome', { outcome: 'approve' }],
      ['POST', '/handoff', {}],
    ] as const)
      expect(errorOf(await desktop.send(method, path, body)), path).toEqual(taken);
    expect(errorOf(await desktop.upload('document-front', jpegBytes()))).toEqual(taken);
    expect(await desktop.session()).toMatchObject({ document_type: 'passport', captures: [] });
  });

  it('does not lose the session when the desktop is loaded again', async () => {
    await phoneOn();
    expect(await desktop.claim()).toMatchObject({
      holder: 'other_device',
      other_device: 'Chrome on Android',
    });
  });

  it('is the only one of two phones that scan the same code at once', async () => {
    const { capture_url } = await desktop.handOff();
    const answers = await Promise.all(Array.from({ length: 5 }, () => new Device(capture_url).tryClaim()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  });

  it('sees entered values that the desktop does not see any more', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url, {
      workflow_id: 'wf_full',
      fields: { first_name: 'Ada' },
    });
    desktop = await Device.on(captureUrl);
    const phone = await phoneOn();
    const firstName = async (device: Device) =>
      (await device.session()).fields.find(({ name }) => name === 'first_name')?.value;
    expect(await firstName(phone)).toBe('Ada');
    expect(await firstName(desktop)).toBe('');
  });

  it('may use its credential under the address of the desktop, too', async () => {
    const phone = await phoneOn();
    phone.captureUrl = desktop.captureUrl;
    expect(await phone.session()).toMatchObject({ holder: 'this_device' });
  });
});

describe('taking back', () => {
  it('gives the session to the desktop and leaves the phone watching', async () => {
    const phone = await phoneOn();
    expect(await desktop.ask('POST', '/handoff/cancel', {})).toMatchObject({
      holder: 'this_device',
      other_device: null,
    });
    expect(errorOf(await phone.send('PUT', '/document-type', { document_type: 'passport' }))).toEqual(taken);
    expect(await phone.session()).toMatchObject({ holder: 'other_device', other_device: 'Firefox on Linux' });
    expect((await desktop.documentType('passport')).document_type).toBe('passport');
  });

  it('revokes a code that nobody has scanned', async () => {
    const { capture_url } = await desktop.handOff();
    await desktop.ask('POST', '/handoff/cancel', {});
    expect(errorOf(await new Device(capture_url).tryClaim())).toEqual({
      error: 'link.expired',
      status_code: 410,
    });
  });

  it('changes nothing once the phone has submitted', async () => {
    const phone = await phoneOn();
    await phone.captureAll();
    await phone.complete();
    expect(await desktop.ask('POST', '/handoff/cancel', {})).toMatchObject({
      holder: 'other_device',
      status: 'sandbox_pending',
    });
  });

  it('and handing over again brings the same phone back', async () => {
    const phone = await phoneOn();
    await desktop.ask('POST', '/handoff/cancel', {});
    phone.captureUrl = (await desktop.handOff()).capture_url;
    expect(await phone.claim()).toMatchObject({ holder: 'this_device' });
    expect(await desktop.session()).toMatchObject({ holder: 'other_device' });
  });
});
