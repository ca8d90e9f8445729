/** From the desktop to the phone: what the phone may do from then on, and the desktop no longer. */
import { beforeEach, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneBefore, phoneOf } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

let desktop: Device;
beforeEach(async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  desktop = await Device.on(captureUrl, 'Firefox on Linux');
  await desktop.consent();
});

const taken = { error: 'handoff.taken', status_code: 409 };
describe('the phone', () => {
  it('holds the session from its claim on, and the desktop sees it', async () => {
    const phone = await phoneOf(desktop);
    expect(await phone.session()).toMatchObject({
      holder: 'this_device',
      holding: 2,
      other_device: { label: 'Firefox on Linux', is_present: true },
      handoff: null,
    });
    expect(await desktop.session()).toMatchObject({
      holder: 'other_device',
      holding: 2,
      other_device: { label: 'Chrome on Android', is_present: true },
      status: 'capturing',
      handoff: null,
    });
  });

  it('goes on where the desktop was, up to the end', async () => {
    await desktop.documentType('passport');
    await desktop.picture('document-front');
    const phone = await phoneOf(desktop);
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
    await phoneOf(desktop);
    for (const [method, path, body] of [
      ['POST', '/consent', { version: '2026-01', language: 'en' }],
      ['PUT', '/document-type', { document_type: 'national_id' }],
      ['POST', '/liveness-challenge', {}],
      ['PUT', '/fields', { fields: {} }],
      ['POST', '/complete', {}],
      ['POST', '/sandbox-outcome', { outcome: 'approve' }],
      ['POST', '/handoff', { purpose: 'show', fresh: true, language: null, theme: null }],
      ['POST', '/handoff/resume', { holding: 2 }],
    ] as const)
      expect(errorOf(await desktop.send(method, path, body)), path).toEqual(taken);
    expect(errorOf(await desktop.upload('document-front', jpegBytes()))).toEqual(taken);
    expect(await desktop.session()).toMatchObject({ document_type: 'passport', captures: [] });
  });

  it('does not lose the session when the desktop is loaded again', async () => {
    await phoneOf(desktop);
    expect(await desktop.claim()).toMatchObject({
      holder: 'other_device',
      holding: 2,
      other_device: { label: 'Chrome on Android' },
    });
  });

  it('is the only one of five that scan the same code at once', async () => {
    const link = await desktop.handOff();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => phoneBefore(link).tryClaim('en', {}, link.number)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect(await desktop.session()).toMatchObject({ holder: 'other_device', holding: 2 });
  });

  it('sees entered values that the desktop does not see any more', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url, {
      workflow_id: 'wf_full',
      fields: { first_name: 'Ada' },
    });
    desktop = await Device.on(captureUrl);
    const phone = await phoneOf(desktop);
    const firstName = async (device: Device) =>
      (await device.session()).fields.find(({ name }) => name === 'first_name')?.value;
    expect(await firstName(phone)).toBe('Ada');
    expect(await firstName(desktop)).toBe('');
  });

  it('may use its credential under the address of the desktop, too', async () => {
    const phone = await phoneOf(desktop);
    phone.captureUrl = desktop.captureUrl;
    expect(await phone.session()).toMatchObject({ holder: 'this_device' });
  });

  it('may be the desktop itself, which then holds the session as before', async () => {
    const link = await desktop.handOff();
    const again = phoneBefore(link, desktop.proofKey ?? undefined);
    expect(await again.claim('en', link.number)).toMatchObject({
      holder: 'this_device',
      holding: 1,
      other_device: null,
      handoff: null,
    });
  });
});
