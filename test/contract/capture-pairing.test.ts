/** The number that a phone has to choose: right, wrong, missing, and the person who says no. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HandoffWire } from '../../src/session/handoff-schema.ts';
import { newVerifaSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneAt, phoneBefore } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

let sessionId: string;
let desktop: Device;
beforeEach(async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl);
});

const numbersOf = async (link: HandoffWire): Promise<readonly number[]> =>
  (await phoneBefore(link).invitation()).handoff?.numbers ?? [];
const claimable = async (link: HandoffWire) => (await phoneBefore(link).invitation()).claimable;
const wrongOf = async (link: HandoffWire): Promise<number> => {
  const wrong = (await numbersOf(link)).find((number) => number !== link.number);
  if (wrong === undefined) throw new Error('no wrong number');
  return wrong;
};
const chooseWrong = async (link: HandoffWire) =>
  errorOf(await phoneBefore(link).tryClaim('en', {}, await wrongOf(link)));

describe('the numbers', () => {
  it('have two digits, differ in both, and stand in any order', async () => {
    const places = new Set<number>();
    for (let count = 0; count < 60; count += 1) {
      const link = await desktop.handOff();
      const numbers = await numbersOf(link);
      places.add(numbers.indexOf(link.number));
      for (const number of numbers) {
        expect(number).toBeGreaterThanOrEqual(10);
        expect(number).toBeLessThanOrEqual(99);
      }
      expect(new Set(numbers.map((number) => number % 10)).size).toBe(3);
      expect(new Set(numbers.map((number) => Math.floor(number / 10))).size).toBe(3);
      sandbox.clock.advance(4000);
    }
    expect([...places].toSorted()).toEqual([0, 1, 2]);
  });
});

describe('a missing number', () => {
  it('counts nothing and voids nothing', async () => {
    const link = await desktop.handOff();
    for (let count = 0; count < 4; count += 1)
      expect(errorOf(await phoneBefore(link).tryClaim())).toEqual({
        error: 'server.refused',
        status_code: 422,
        fields: ['number'],
      });
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'waiting', wrong_choices: 0 } });
    await phoneAt(link);
  });

  it.each([-1, 100, 4.5, '42'])('is what %s comes to', async (number) => {
    const link = await desktop.handOff();
    const device = { kind: 'phone', label: 'x' };
    const answer = await phoneBefore(link).send('POST', '/claim', { number, device, language: null });
    expect(errorOf(answer)).toMatchObject({ error: 'server.refused', status_code: 422 });
    expect(await desktop.session()).toMatchObject({ handoff: { wrong_choices: 0 } });
  });
});

describe('a wrong number', () => {
  it('voids every link that is out, and the next ones have other numbers', async () => {
    const first = await desktop.handOff();
    const sent = await desktop.handOff({ purpose: 'send', fresh: false });
    const second = await desktop.handOff({ fresh: false });
    const before = await numbersOf(first);
    expect(await chooseWrong(first)).toEqual({ error: 'handoff.wrong_number', status_code: 409 });
    expect(await desktop.session()).toMatchObject({
      holder: 'this_device',
      holding: 1,
      other_device: null,
      handoff: { state: 'waiting', wrong_choices: 1 },
    });
    for (const link of [first, sent, second]) {
      expect(await claimable(link)).toBe('expired');
      expect(errorOf(await phoneBefore(link).tryClaim('en', {}, link.number))).toEqual({
        error: 'link.expired',
        status_code: 410,
      });
    }
    const next = await desktop.handOff({ fresh: false });
    const after = await numbersOf(next);
    expect(after).toHaveLength(3);
    expect(after.filter((number) => before.includes(number))).toEqual([]);
    const phone = await phoneAt(next);
    expect(await phone.session()).toMatchObject({ holder: 'this_device', handoff: null });
  });

  it('leaves no trace of the device that chose it', async () => {
    await chooseWrong(await desktop.handOff());
    expect(await sandbox.running.storage.devices(sessionId)).toHaveLength(1);
  });

  it('counts once, however often the same request arrives', async () => {
    const link = await desktop.handOff();
    const phone = phoneBefore(link);
    const wrong = await wrongOf(link);
    const headers = { 'Idempotency-Key': randomUUID() };
    for (let count = 0; count < 3; count += 1)
      expect(errorOf(await phone.tryClaim('en', headers, wrong))).toMatchObject({
        error: 'handoff.wrong_number',
      });
    expect(await desktop.session()).toMatchObject({ handoff: { wrong_choices: 1 } });
  });

  it('ends it all the third time, until the person asks anew', async () => {
    expect(await chooseWrong(await desktop.handOff())).toMatchObject({ error: 'handoff.wrong_number' });
    for (const error of ['handoff.wrong_number', 'handoff.rejected'])
      expect(await chooseWrong(await desktop.handOff({ fresh: false }))).toEqual({ error, status_code: 409 });
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'rejected', wrong_choices: 3 } });
    for (const purpose of ['show', 'send'] as const)
      expect(errorOf(await desktop.tryHandOff({ purpose, fresh: false }))).toEqual({
        error: 'handoff.rejected',
        status_code: 409,
      });
    const link = await desktop.handOff();
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'waiting', wrong_choices: 0 } });
    await phoneAt(link);
  });

  it('is one of two choices at the same instant: the link is then void for the right one, or claimed', async () => {
    const link = await desktop.handOff();
    const wrong = await wrongOf(link);
    const answers = await Promise.all([
      phoneBefore(link).tryClaim('en', {}, wrong),
      phoneBefore(link).tryClaim('en', {}, link.number),
    ]);
    const outcome = answers.map(({ status, body }) => (status === 200 ? 'in' : body['error'])).join();
    expect(['handoff.wrong_number,link.expired', 'link.already_used,in']).toContain(outcome);
  });
});

describe('declining', () => {
  const decline = (link: HandoffWire, headers: Record<string, string> = {}) =>
    phoneBefore(link).fetch('POST', '/decline', {
      headers: { 'Idempotency-Key': randomUUID(), ...headers },
      body: '{}',
    });

  it('needs the token alone, voids the links and tells the desktop', async () => {
    const shown = await desktop.handOff();
    const sent = await desktop.handOff({ purpose: 'send', fresh: false });
    expect((await decline(sent)).status).toBe(204);
    expect(await desktop.session()).toMatchObject({
      holder: 'this_device',
      handoff: { state: 'declined', wrong_choices: 0 },
    });
    expect([await claimable(shown), await claimable(sent)]).toEqual(['expired', 'expired']);
    expect(errorOf(await desktop.tryHandOff({ fresh: false }))).toEqual({
      error: 'handoff.declined',
      status_code: 409,
    });
    await phoneAt(await desktop.handOff());
  });

  it('counts by a link that has run out while the person was reading', async () => {
    const link = await desktop.handOff();
    sandbox.clock.advance(120_000);
    await decline(link);
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'declined' } });
  });

  it('does nothing once somebody has come, and nothing by a link of an earlier asking', async () => {
    const link = await desktop.handOff();
    const phone = await phoneAt(link);
    expect((await decline(link)).status).toBe(204);
    expect(await phone.session()).toMatchObject({ holder: 'this_device' });
    const { holding } = await desktop.session();
    await desktop.ask('POST', '/handoff/cancel', { holding, disconnect: false });
    await desktop.handOff();
    expect((await decline(link)).status).toBe(204);
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'waiting' } });
  });

  it('is nothing that the link of the session itself can do', async () => {
    const link = await desktop.handOff();
    const response = await desktop.fetch('POST', '/decline', { body: '{}' });
    expect(response.status).toBe(204);
    expect(await claimable(link)).toBe('yes');
    expect(await desktop.session()).toMatchObject({ handoff: { state: 'waiting' } });
  });

  it('is done once for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'decline-1' };
    const link = await desktop.handOff();
    await decline(link, headers);
    const { revision } = await desktop.session();
    expect((await decline(link, headers)).status).toBe(204);
    expect(await desktop.session()).toMatchObject({ revision });
  });

  it('is heard thirty times a minute', async () => {
    const link = await desktop.handOff();
    for (let count = 0; count < 30; count += 1) expect((await decline(link)).status).toBe(204);
    const refused = await decline(link);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
  });

  it('ends a one-time link of the provider', async () => {
    const answer = await verifa(sandbox.url, `/sessions/${sessionId}/generate-one-time-link`, {});
    const phone = phoneBefore({ capture_url: String(answer.body['capture_url']) });
    expect((await phone.fetch('POST', '/decline', { body: '{}' })).status).toBe(204);
    expect(await phone.invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await phone.tryClaim())).toMatchObject({ error: 'link.expired' });
  });
});

it('lets one link be claimed thirty times a minute, and then says when to come again', async () => {
  const link = await desktop.handOff();
  const other = await desktop.handOff({ fresh: false });
  const phone = phoneBefore(link);
  for (let count = 0; count < 15; count += 1) {
    // Each try without a nonce is two requests.
    phone.nonce = null;
    expect((await phone.tryClaim()).status).toBe(422);
  }
  const refused = await phone.tryClaim('en', {}, link.number);
  expect(errorOf(refused)).toEqual({ error: 'server.rate_limited', status_code: 429 });
  expect(refused.headers.get('Retry-After')).toBe('60');
  await phoneAt(other);
});
