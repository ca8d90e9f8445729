/** Two devices act in the same instant, a hundred times: exactly one of them is heard. */
import { beforeEach, expect, it } from 'vitest';
import type { HandoffWire } from '../../src/session/handoff-schema.ts';
import { newVerifaSession, type JsonAnswer } from './backend.ts';
import { Device, errorOf, sessionOf } from './device.ts';
import { phoneBefore, phoneOf } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const repetitions = 100;

/** A hundred repetitions are eight hundred requests; the machine may have others to answer. */
const timeLimitMs = 90_000;

const sandbox = await sandboxOfFile();

let desktop: Device;
beforeEach(async () => {
  desktop = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
});

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

const tryCancel = (device: Device, holding: number) =>
  device.send('POST', '/handoff/cancel', { holding, disconnect: false });
const cancel = async (device: Device, holding: number) => sessionOf(await tryCancel(device, holding));

/** Twenty links a minute and no more: time goes on between them. */
const nextLink = (fresh: boolean): Promise<HandoffWire> => {
  sandbox.clock.advance(3500);
  return desktop.handOff({ fresh });
};
/** The phone before a link, with a nonce, so that its claim is one request. */
const scanning = async (link: HandoffWire, former: Device): Promise<Device> => {
  const phone = phoneBefore(link, former.proofKey ?? undefined);
  await phone.invitation();
  return phone;
};

it(
  'the phone takes the session back while the desktop gives it on',
  async () => {
    const phone = await phoneOf(desktop);
    let holding = 2;
    for (let round = 0; round < repetitions; round += 1) {
      await cancel(desktop, holding);
      const seen = holding + 1;
      const answers = await atOnce(
        round,
        () => tryCancel(phone, seen),
        () => desktop.send('POST', '/handoff/resume', { holding: seen }),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      for (const answer of answers.filter(({ status }) => status === 409))
        expect(errorOf(answer)).toEqual({ error: 'handoff.taken', status_code: 409 });
      holding = seen + 1;
      expect(await phone.session()).toMatchObject({ holder: 'this_device', holding });
    }
  },
  timeLimitMs,
);

it(
  'the desktop takes the session back while a phone claims it',
  async () => {
    let phone = await phoneOf(desktop);
    let { holding } = await cancel(desktop, 2);
    for (let round = 0; round < repetitions; round += 1) {
      const link = await nextLink(true);
      phone = await scanning(link, phone);
      const seen = holding;
      const [cancelled, claimed] = await atOnce(
        round,
        () => tryCancel(desktop, seen),
        () => phone.tryClaim('en', {}, link.number),
      );
      const session = await desktop.session();
      if (claimed.status === 200) {
        expect(errorOf(cancelled)).toEqual({ error: 'handoff.taken', status_code: 409 });
        expect(session).toMatchObject({ holder: 'other_device', holding: seen + 1 });
        ({ holding } = await cancel(desktop, seen + 1));
      } else {
        expect(errorOf(claimed)).toEqual({ error: 'link.expired', status_code: 410 });
        expect(sessionOf(cancelled)).toMatchObject({ holder: 'this_device', holding: seen });
        expect(session).toMatchObject({ holder: 'this_device', holding: seen });
      }
    }
  },
  timeLimitMs,
);

it(
  'two devices take the session from a third one',
  async () => {
    const phone = await phoneOf(desktop);
    const tablet = await phoneOf(phone);
    let holding = 3;
    for (let round = 0; round < repetitions; round += 1) {
      const seen = holding;
      const [first, second] = await atOnce(
        round,
        () => tryCancel(desktop, seen),
        () => tryCancel(phone, seen),
      );
      expect([first.status, second.status].toSorted()).toEqual([200, 409]);
      const winner = first.status === 200 ? desktop : phone;
      expect(await winner.session()).toMatchObject({ holder: 'this_device', holding: seen + 1 });
      ({ holding } = await cancel(tablet, seen + 1));
      expect(holding).toBe(seen + 2);
    }
  },
  timeLimitMs,
);

it(
  'the desktop renews its code while a phone claims the one before',
  async () => {
    let phone = await phoneOf(desktop);
    let { holding } = await cancel(desktop, 2);
    for (let round = 0; round < repetitions; round += 1) {
      const link = await nextLink(true);
      phone = await scanning(link, phone);
      sandbox.clock.advance(3500);
      const [renewed, claimed] = await atOnce(
        round,
        () => desktop.tryHandOff({ fresh: false }),
        () => phone.tryClaim('en', {}, link.number),
      );
      expect(claimed.status).toBe(200);
      expect(await desktop.session()).toMatchObject({ holder: 'other_device', handoff: null });
      if (renewed.status === 409) {
        expect(errorOf(renewed)).toEqual({ error: 'handoff.taken', status_code: 409 });
      } else {
        const capture_url = String(renewed.body['capture_url']);
        expect(await phoneBefore({ capture_url }).invitation()).toMatchObject({ claimable: 'expired' });
      }
      ({ holding } = await cancel(desktop, holding + 1));
    }
  },
  timeLimitMs,
);
