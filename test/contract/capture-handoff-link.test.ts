/** The links of a handoff: how long each is good, what takes its place, and what it says before the claim. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { HandoffWire } from '../../src/session/handoff-schema.ts';
import { newVerifaSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneAt, phoneBefore, phoneOf } from './joined-phone.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

let sessionId: string;
let desktop: Device;
beforeEach(async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl, 'Firefox on Linux');
});

const expired = { error: 'link.expired', status_code: 410 };

const lifetimesMs = ({ server_time, renew_at, expires_at }: HandoffWire) => ({
  renewMs: renew_at === null ? null : Date.parse(renew_at) - Date.parse(server_time),
  expiryMs: Date.parse(expires_at) - Date.parse(server_time),
});
const claimable = async (link: HandoffWire) => (await phoneBefore(link).invitation()).claimable;

describe('a link that is shown', () => {
  it('lives two minutes and should be renewed after one', async () => {
    const link = await desktop.handOff();
    expect(lifetimesMs(link)).toEqual({ renewMs: 60_000, expiryMs: 120_000 });
    expect(link).toMatchObject({ code: null, code_url: null });
    expect(link.capture_url).not.toBe(desktop.captureUrl);
  });

  it('works on for a minute beside the one that takes its place, and no longer', async () => {
    const first = await desktop.handOff();
    sandbox.clock.advance(61_000);
    const second = await desktop.handOff({ fresh: false });
    expect([await claimable(first), await claimable(second)]).toEqual(['yes', 'yes']);
    sandbox.clock.advance(58_999);
    expect(await claimable(first)).toBe('yes');
    sandbox.clock.advance(1);
    expect(await claimable(first)).toBe('expired');
    sandbox.clock.advance(1000);
    expect([await claimable(first), await claimable(second)]).toEqual(['expired', 'yes']);
    expect(errorOf(await phoneBefore(first).tryClaim('en', {}, first.number))).toEqual(expired);
    await phoneAt(second);
  });

  it('can be claimed by whoever scanned it before it was renewed', async () => {
    const first = await desktop.handOff();
    sandbox.clock.advance(61_000);
    const second = await desktop.handOff({ fresh: false });
    const phone = await phoneAt(first);
    expect(await phone.session()).toMatchObject({ holder: 'this_device' });
    expect(await claimable(second)).toBe('expired');
    expect(errorOf(await phoneBefore(second).tryClaim('en', {}, second.number))).toEqual(expired);
  });

  it('ends at once when two others have come after it', async () => {
    const links = [await desktop.handOff()];
    for (let count = 0; count < 2; count += 1) links.push(await desktop.handOff({ fresh: false }));
    expect(await Promise.all(links.map(claimable))).toEqual(['expired', 'yes', 'yes']);
  });

  it('does not outlive the session, and is not renewed where that helps nobody', async () => {
    sandbox.clock.advance(18 * 60_000 + 30_000);
    expect(lifetimesMs(await desktop.handOff())).toEqual({ renewMs: 60_000, expiryMs: 90_000 });
    sandbox.clock.advance(60_000);
    expect(lifetimesMs(await desktop.handOff())).toEqual({ renewMs: null, expiryMs: 30_000 });
    expect(lifetimesMs(await desktop.handOff({ purpose: 'send' })).expiryMs).toBe(30_000);
  });
});

describe('a link that is sent', () => {
  it('lives a quarter of an hour and has a code', async () => {
    const link = await desktop.handOff({ purpose: 'send' });
    expect(lifetimesMs(link)).toEqual({ renewMs: null, expiryMs: 900_000 });
    expect(link).toMatchObject({
      code: like(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
      code_url: `${sandbox.url}/verify`,
    });
    sandbox.clock.advance(899_999);
    expect(await claimable(link)).toBe('yes');
    sandbox.clock.advance(1);
    expect(await claimable(link)).toBe('expired');
  });

  it('is one at a time, beside those that are shown', async () => {
    const shown = await desktop.handOff();
    const former = await desktop.handOff({ purpose: 'send', fresh: false });
    const sent = await desktop.handOff({ purpose: 'send', fresh: false });
    expect(await Promise.all([shown, former, sent].map(claimable))).toEqual(['yes', 'expired', 'yes']);
    for (let count = 0; count < 3; count += 1) await desktop.handOff({ fresh: false });
    expect(await claimable(sent)).toBe('yes');
  });

  it('keeps its code as a digest', async () => {
    const { code } = await desktop.handOff({ purpose: 'send' });
    const { storage } = sandbox.running;
    const kept = JSON.stringify([await storage.session(sessionId), await storage.links(sessionId)]);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code?.replace('-', ''));
  });
});

describe('any link', () => {
  it('says who has asked, from where, when, and what there is to choose from', async () => {
    const { capture_url, number, server_time } = await desktop.handOff();
    sandbox.clock.advance(30_000);
    const invitation = await phoneBefore({ capture_url }).invitation();
    expect(invitation).toMatchObject({
      claimable: 'yes',
      handoff: { from: 'Firefox on Linux', site: new URL(sandbox.url).host, asked_at: server_time },
    });
    expect(Date.parse(invitation.server_time) - Date.parse(server_time)).toBe(30_000);
    const numbers = invitation.handoff?.numbers ?? [];
    expect(numbers).toHaveLength(3);
    expect(numbers).toContain(number);
    expect((await phoneBefore({ capture_url }).invitation()).handoff?.numbers).toEqual(numbers);
    expect(await desktop.session()).toMatchObject({
      holder: 'this_device',
      other_device: null,
      handoff: { state: 'waiting', wrong_choices: 0 },
    });
  });

  it('names the page that asked, not the server', async () => {
    const request = { purpose: 'show', fresh: true, language: null, theme: null };
    const headers = { Origin: 'http://localhost:3000' };
    const { body } = await desktop.send('POST', '/handoff', request, headers);
    const { handoff } = await phoneBefore({ capture_url: String(body['capture_url']) }).invitation();
    expect(handoff?.site).toBe('localhost:3000');
  });

  it('carries language and theme in its query, and says the language', async () => {
    const link = await desktop.handOff({ language: 'ar', theme: 'dark' });
    expect(new URL(link.capture_url).search).toBe('?lang=ar&theme=dark');
    expect(await phoneBefore(link).invitation()).toMatchObject({ language: 'ar' });
    expect(new URL((await desktop.handOff()).capture_url).search).toBe('');
  });

  it('shares number and moment with the others of one asking, and none with those of the next', async () => {
    const first = await desktop.handOff();
    sandbox.clock.advance(5000);
    const second = await desktop.handOff({ purpose: 'send', fresh: false });
    expect(second.number).toBe(first.number);
    const [one, other] = [await phoneBefore(first).invitation(), await phoneBefore(second).invitation()];
    expect(other.handoff).toEqual(one.handoff);
    const third = await desktop.handOff();
    expect((await phoneBefore(third).invitation()).handoff?.asked_at).toBe(third.server_time);
    expect(await Promise.all([first, second, third].map(claimable))).toEqual(['expired', 'expired', 'yes']);
    expect((await phoneBefore(first).invitation()).handoff?.numbers).toEqual([]);
  });

  it('is not consumed by looking', async () => {
    const link = await desktop.handOff();
    const before = await sandbox.running.storage.links(sessionId);
    const { captureUrl } = phoneBefore(link);
    for (let count = 0; count < 3; count += 1) {
      for (const address of [link.capture_url, `${captureUrl}/invitation`, `${captureUrl}/session`])
        for (const method of ['GET', 'HEAD', 'OPTIONS']) await fetch(address, { method });
      expect(await claimable(link)).toBe('yes');
    }
    expect(await sandbox.running.storage.links(sessionId)).toEqual(before);
    expect(await desktop.session()).toMatchObject({ holder: 'this_device', handoff: { state: 'waiting' } });
    await phoneAt(link);
  });

  it('is good for one device, which may come again without a number', async () => {
    const link = await desktop.handOff();
    const phone = await phoneAt(link);
    expect(await phone.invitation()).toMatchObject({ claimable: 'used', handoff: { numbers: [] } });
    expect(await phone.claim()).toMatchObject({ holder: 'this_device' });
    const second = phoneBefore(link);
    expect(errorOf(await second.tryClaim('en', {}, link.number))).toEqual({
      error: 'link.already_used',
      status_code: 409,
    });
  });

  it('is the same for the same Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'link-1' };
    const request = { purpose: 'send', fresh: true, language: null, theme: null };
    const first = await desktop.send('POST', '/handoff', request, headers);
    const second = await desktop.send('POST', '/handoff', request, headers);
    expect(second.body).toEqual(first.body);
  });
});

describe('a one-time link of the provider', () => {
  const oneTimeLink = async (): Promise<Device> => {
    const answer = await verifa(sandbox.url, `/sessions/${sessionId}/generate-one-time-link`, {});
    return phoneBefore({ capture_url: String(answer.body['capture_url']) });
  };

  it('says who waits, where somebody does, and asks for no number', async () => {
    const phone = await oneTimeLink();
    const { handoff, server_time } = await phone.invitation();
    expect(handoff).toEqual({
      from: 'Firefox on Linux',
      site: new URL(sandbox.url).host,
      asked_at: server_time,
      numbers: [],
    });
    expect(await phone.claim()).toMatchObject({ holder: 'this_device', holding: 2 });
    expect((await phone.invitation()).handoff).toBeNull();
  });

  it('says nothing of a device that is gone', async () => {
    sandbox.clock.advance(120_000);
    expect((await (await oneTimeLink()).invitation()).handoff).toBeNull();
  });

  it('is not revoked by every renewal of a code, but by the asking', async () => {
    await desktop.handOff();
    const phone = await oneTimeLink();
    await desktop.handOff({ fresh: false });
    expect(await phone.invitation()).toMatchObject({ claimable: 'yes' });
    await desktop.handOff();
    expect(await phone.invitation()).toMatchObject({ claimable: 'expired' });
  });

  it('ends what the desktop has asked for, once it is claimed', async () => {
    await desktop.handOff();
    const phone = await oneTimeLink();
    const link = await desktop.handOff({ fresh: false });
    await phone.claim();
    expect(await claimable(link)).toBe('expired');
    expect(await desktop.session()).toMatchObject({ holder: 'other_device', handoff: null });
  });
});

it('makes twenty links a minute for one session, and then says when to come again', async () => {
  for (let count = 0; count < 20; count += 1) await desktop.handOff({ fresh: false });
  const refused = await desktop.tryHandOff({ fresh: false });
  expect(errorOf(refused)).toEqual({ error: 'server.rate_limited', status_code: 429 });
  expect(refused.headers.get('Retry-After')).toBe('60');
  const { captureUrl } = await newVerifaSession(sandbox.url);
  expect((await (await Device.on(captureUrl)).tryHandOff()).status).toBe(200);
  sandbox.clock.advance(60_000);
  await phoneOf(desktop);
});
