/** The session taken back, given on, and a phone sent away: whoever acts has seen the latest change of hands. */
import { beforeEach, describe, expect, it } from 'vitest';
import { newVerifaSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneAt, phoneBefore, phoneOf } from './joined-phone.ts';
import { ProofKey } from './proof-key.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

let sessionId: string;
let desktop: Device;
beforeEach(async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl, 'Firefox on Linux');
  await desktop.consent();
});

const taken = { error: 'handoff.taken', status_code: 409 };
const refused = { error: 'server.refused', status_code: 409 };
const boundElsewhere = { error: 'session.bound_elsewhere', status_code: 401 };

const takeBack = async (device: Device, disconnect = false) => {
  const { holding } = await device.session();
  return device.ask('POST', '/handoff/cancel', { holding, disconnect });
};
const resume = async (device: Device) => {
  const { holding } = await device.session();
  return device.ask('POST', '/handoff/resume', { holding });
};

describe('taking back', () => {
  it('gives the session to the desktop and leaves the phone watching', async () => {
    const phone = await phoneOf(desktop);
    expect(await takeBack(desktop)).toMatchObject({
      holder: 'this_device',
      holding: 3,
      other_device: { label: 'Chrome on Android', is_present: true },
    });
    expect(errorOf(await phone.send('PUT', '/document-type', { document_type: 'passport' }))).toEqual(taken);
    expect(await phone.session()).toMatchObject({
      holder: 'other_device',
      other_device: { label: 'Firefox on Linux' },
    });
    expect((await desktop.documentType('passport')).document_type).toBe('passport');
  });

  it('revokes the codes that nobody has scanned, and ends the asking', async () => {
    const links = [await desktop.handOff(), await desktop.handOff({ purpose: 'send', fresh: false })];
    expect(await takeBack(desktop)).toMatchObject({ holder: 'this_device', holding: 1, handoff: null });
    for (const link of links)
      expect(errorOf(await phoneBefore(link).tryClaim('en', {}, link.number))).toEqual({
        error: 'link.expired',
        status_code: 410,
      });
  });

  it('is refused to whoever has not seen the latest change of hands', async () => {
    const phone = await phoneOf(desktop);
    const { revision } = await phone.session();
    for (const holding of [0, 1, 3])
      for (const [device, disconnect] of [
        [desktop, false],
        [desktop, true],
        [phone, false],
      ] as const)
        expect(errorOf(await device.send('POST', '/handoff/cancel', { holding, disconnect }))).toEqual(taken);
    expect(await phone.session()).toMatchObject({ holder: 'this_device', holding: 2, revision });
  });

  it('is possible as long as the outcome is open, and changes nothing after that', async () => {
    const phone = await phoneOf(desktop);
    await phone.captureAll();
    await phone.complete();
    expect(await takeBack(desktop)).toMatchObject({ holder: 'this_device', status: 'sandbox_pending' });
    await desktop.send('POST', '/sandbox-outcome', { outcome: 'approve' });
    expect(await takeBack(phone)).toMatchObject({ holder: 'other_device', status: 'submitted' });
  });

  it('and handing over again brings the same phone back, as the same device', async () => {
    const key = new ProofKey();
    await phoneOf(desktop, key);
    await takeBack(desktop);
    const phone = await phoneOf(desktop, key);
    expect(await phone.session()).toMatchObject({ holder: 'this_device', holding: 4 });
    expect(await sandbox.running.storage.devices(sessionId)).toHaveLength(2);
    expect(await desktop.session()).toMatchObject({ holder: 'other_device' });
  });

  it('may be the phone’s doing, too', async () => {
    const phone = await phoneOf(desktop);
    await takeBack(desktop);
    expect(await takeBack(phone)).toMatchObject({
      holder: 'this_device',
      holding: 4,
      other_device: { label: 'Firefox on Linux' },
    });
  });
});

describe('giving on', () => {
  it('makes the phone that had come the holder, without another link', async () => {
    const phone = await phoneOf(desktop);
    await takeBack(desktop);
    const link = await desktop.handOff();
    expect(await resume(desktop)).toMatchObject({ holder: 'other_device', holding: 4, handoff: null });
    expect(await phone.documentType('passport')).toMatchObject({ holder: 'this_device' });
    expect(await phoneBefore(link).invitation()).toMatchObject({ claimable: 'expired' });
  });

  it('is refused where no other device has come', async () => {
    expect(errorOf(await desktop.send('POST', '/handoff/resume', { holding: 1 }))).toEqual(refused);
    const phone = await phoneOf(desktop);
    expect(errorOf(await phone.send('POST', '/handoff/resume', { holding: 2 }))).toEqual(refused);
    expect(await phone.session()).toMatchObject({ holder: 'this_device', holding: 2 });
  });

  it('is refused to whoever has not seen the latest change of hands, and once all is submitted', async () => {
    await phoneOf(desktop);
    await takeBack(desktop);
    for (const holding of [1, 2, 4])
      expect(errorOf(await desktop.send('POST', '/handoff/resume', { holding }))).toEqual(taken);
    await desktop.captureAll();
    await desktop.complete();
    expect(errorOf(await desktop.send('POST', '/handoff/resume', { holding: 3 }))).toEqual(refused);
  });
});

describe('disconnecting', () => {
  it('ends the phone’s credential and its link, and forgets that it had come', async () => {
    const link = await desktop.handOff();
    const phone = await phoneAt(link);
    expect(await takeBack(desktop, true)).toMatchObject({
      holder: 'this_device',
      holding: 3,
      other_device: null,
    });
    expect(errorOf(await phone.send('GET', '/session'))).toEqual(boundElsewhere);
    expect(errorOf(await phone.tryClaim('en', {}, link.number))).toEqual({
      error: 'link.already_used',
      status_code: 409,
    });
    expect(errorOf(await desktop.send('POST', '/handoff/resume', { holding: 3 }))).toEqual(refused);
    expect(await desktop.session()).toMatchObject({ holder: 'this_device' });
    await desktop.documentType('passport');
  });

  it('is possible after the session was taken back', async () => {
    const phone = await phoneOf(desktop);
    await takeBack(desktop);
    expect(await takeBack(desktop, true)).toMatchObject({ holding: 3, other_device: null });
    expect(errorOf(await phone.send('GET', '/session'))).toEqual(boundElsewhere);
  });

  it('leaves the desktop’s own link and credentials, and every other session, alone', async () => {
    const other = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
    const before = desktop.credential;
    await desktop.claim();
    await phoneOf(desktop);
    await takeBack(desktop, true);
    expect(await desktop.claim()).toMatchObject({ holder: 'this_device' });
    desktop.credential = before;
    await desktop.session();
    await other.session();
  });

  it('lets the same phone come by another link', async () => {
    const key = new ProofKey();
    await phoneOf(desktop, key);
    await takeBack(desktop, true);
    expect(await (await phoneOf(desktop, key)).session()).toMatchObject({ holder: 'this_device' });
  });

  it('is for the device that began', async () => {
    const phone = await phoneOf(desktop);
    const answer = await phone.send('POST', '/handoff/cancel', { holding: 2, disconnect: true });
    expect(errorOf(answer)).toEqual(refused);
    expect(await desktop.session()).toMatchObject({ holder: 'other_device' });
  });
});

it('begins anew with nobody holding it when the provider’s "resume" takes it back', async () => {
  await phoneOf(desktop);
  const { body } = await verifa(sandbox.url, `/sessions/${sessionId}/resume`, {});
  const anew = new Device(String(body['capture_url']));
  expect(await anew.claim()).toMatchObject({ holder: 'this_device', holding: 4, other_device: null });
});
