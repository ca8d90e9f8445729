/** Both devices act in the same instant, a hundred times: exactly one of them is heard. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newVerifaSession, type JsonAnswer } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneBefore, phoneOf } from './joined-phone.ts';
import { ProofKey } from './proof-key.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await TestSandbox.start({
    callLimits: { verifa: { all: 10_000, creating: 10_000 }, verilock: { all: 1, creating: 1 } },
  });
});
afterAll(() => sandbox.stop());

const repetitions = 100;

/** Every repetition needs its own session; one key pair for each side is enough for all of them. */
const keys = { desktop: new ProofKey(), phone: new ProofKey() };

const desktopOnNew = async (): Promise<Device> =>
  Device.on((await newVerifaSession(sandbox.url)).captureUrl, 'Firefox on Linux', keys.desktop);

/** A device that has been told a nonce, so that its next call is one request and no more. */
const ready = async (device: Device): Promise<Device> => {
  const { headers } = await device.send('GET', '/invitation');
  device.nonce = headers.get('DPoP-Nonce');
  return device;
};

/** Both at once, either of them first on its way. */
const atOnce = async (
  round: number,
  one: () => Promise<JsonAnswer>,
  other: () => Promise<JsonAnswer>,
): Promise<readonly [JsonAnswer, JsonAnswer]> => {
  if (round % 2 === 0) return Promise.all([one(), other()]);
  const [second, first] = await Promise.all([other(), one()]);
  return [first, second];
};

const cancel = (device: Device, holding: number) =>
  device.send('POST', '/handoff/cancel', { holding, disconnect: false });

it('the phone takes the session back while the desktop gives it on', async () => {
  for (let round = 0; round < repetitions; round += 1) {
    const desktop = await desktopOnNew();
    const phone = await phoneOf(desktop, keys.phone);
    await cancel(desktop, 2);
    const answers = await atOnce(
      round,
      () => cancel(phone, 3),
      () => desktop.send('POST', '/handoff/resume', { holding: 3 }),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409]);
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(errorOf(answer)).toEqual({ error: 'handoff.taken', status_code: 409 });
    expect(await phone.session()).toMatchObject({ holder: 'this_device', holding: 4 });
  }
});

it('the desktop takes the session back while a phone claims it', async () => {
  for (let round = 0; round < repetitions; round += 1) {
    const desktop = await desktopOnNew();
    const link = await desktop.handOff();
    const phone = await ready(phoneBefore(link, keys.phone));
    const [cancelled, claimed] = await atOnce(
      round,
      () => cancel(desktop, 1),
      () => phone.tryClaim('en', {}, link.number),
    );
    if (claimed.status === 200) {
      expect(errorOf(cancelled)).toEqual({ error: 'handoff.taken', status_code: 409 });
      expect(await desktop.session()).toMatchObject({ holder: 'other_device', holding: 2 });
    } else {
      expect(cancelled.status).toBe(200);
      expect(errorOf(claimed)).toEqual({ error: 'link.expired', status_code: 410 });
      expect(await desktop.session()).toMatchObject({ holder: 'this_device', holding: 1 });
    }
  }
});

it('both devices take the session from a third one', async () => {
  for (let round = 0; round < repetitions; round += 1) {
    const desktop = await desktopOnNew();
    const phone = await phoneOf(desktop, keys.phone);
    const tablet = await phoneOf(phone);
    const [first, second] = await atOnce(
      round,
      () => cancel(desktop, 3),
      () => cancel(phone, 3),
    );
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    const winner = first.status === 200 ? desktop : phone;
    expect(await winner.session()).toMatchObject({ holder: 'this_device', holding: 4 });
    expect(await tablet.session()).toMatchObject({ holder: 'other_device', holding: 4 });
  }
});

it('the desktop renews its code while a phone claims the former one', async () => {
  for (let round = 0; round < repetitions; round += 1) {
    const desktop = await desktopOnNew();
    const link = await desktop.handOff();
    const phone = await ready(phoneBefore(link, keys.phone));
    const [renewed, claimed] = await atOnce(
      round,
      () => desktop.tryHandOff({ fresh: false }),
      () => phone.tryClaim('en', {}, link.number),
    );
    expect(claimed.status).toBe(200);
    expect(await desktop.session()).toMatchObject({ holder: 'other_device', holding: 2, handoff: null });
    if (renewed.status === 409) {
      expect(errorOf(renewed)).toEqual({ error: 'handoff.taken', status_code: 409 });
    } else {
      const capture_url = String(renewed.body['capture_url']);
      expect(await phoneBefore({ capture_url }).invitation()).toMatchObject({ claimable: 'expired' });
    }
  }
});
