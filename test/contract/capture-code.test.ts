/** The code that is typed in the place of a link: where it leads, when it is dead, and how often one may guess. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '../../demo/server/secrets.ts';
import { codeAnswerWire } from '../../src/session/handoff-schema.ts';
import { newVerifaSession, readJson, verifa, type JsonAnswer } from './backend.ts';
import { everyByte } from './data-directory.ts';
import { Device, errorOf } from './device.ts';
import { phoneAt, phoneBefore } from './joined-phone.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let sessionId: string;
let desktop: Device;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl);
});
afterEach(() => sandbox.stop());

const unknown = { error: 'link.expired', status_code: 404 };
const limited = { error: 'server.rate_limited', status_code: 429 };

const enter = async (code: unknown, headers: Readonly<Record<string, string>> = {}): Promise<JsonAnswer> =>
  readJson(
    await fetch(`${sandbox.url}/verify/code`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ code }),
    }),
  );
const sent = async () => {
  const link = await desktop.handOff({ purpose: 'send', language: 'fr', theme: 'light' });
  return { link, code: link.code ?? '' };
};

it('leads to the link, with language and theme, and consumes nothing', async () => {
  const { link, code } = await sent();
  for (let count = 0; count < 3; count += 1) {
    const { status, body } = await enter(code);
    expect(status).toBe(200);
    expect(codeAnswerWire.parse(body)).toEqual({ capture_url: link.capture_url });
  }
  expect(await phoneBefore(link).invitation()).toMatchObject({ claimable: 'yes' });
  await phoneAt(link);
});

it.each([
  ['without its hyphen', (code: string) => code.replace('-', '')],
  ['in small letters', (code: string) => code.toLowerCase()],
  ['with spaces', (code: string) => ` ${code.replace('-', ' ').split('').join(' ')}\n`],
  ['with a dash of another length', (code: string) => code.replace('-', '–')],
])('may be typed %s', async (_, typed) => {
  const { code } = await sent();
  expect((await enter(typed(code))).status).toBe(200);
});

it('is dead once its link has run out, was replaced, claimed, declined or taken back', async () => {
  const ends: Readonly<Record<string, (link: { capture_url: string; number: number }) => Promise<unknown>>> =
    {
      'run out': () => {
        sandbox.clock.advance(900_000);
        return Promise.resolve();
      },
      replaced: () => desktop.handOff({ purpose: 'send', fresh: false }),
      'asked anew': () => desktop.handOff(),
      declined: (link) => phoneBefore(link).fetch('POST', '/decline', { body: '{}' }),
      'taken back': () => desktop.ask('POST', '/handoff/cancel', { holding: 1, disconnect: false }),
      claimed: (link) => phoneAt(link),
      redacted: () => verifa(sandbox.url, `/sessions/${sessionId}/data`, undefined, { method: 'DELETE' }),
    };
  for (const [name, end] of Object.entries(ends)) {
    const { captureUrl, id } = await newVerifaSession(sandbox.url);
    sessionId = id;
    desktop = await Device.on(captureUrl);
    const { link, code } = await sent();
    expect((await enter(code)).status, name).toBe(200);
    await end(link);
    expect(errorOf(await enter(code)), name).toEqual(unknown);
  }
});

it('is nowhere in the data directory, nor is a digest that anybody could find by trying all codes', async () => {
  const { link, code } = await sent();
  const phone = await phoneAt(await desktop.handOff({ fresh: false }));
  const typed = code.replace('-', '');
  const kept = await everyByte(sandbox.dataDir);
  for (const secret of [code, typed, sha256Hex(typed), sha256Hex(code), phone.credential, desktop.credential])
    expect(kept.includes(secret)).toBe(false);
  for (const { capture_url } of [link, { capture_url: phone.captureUrl }])
    expect(kept.includes(new URL(capture_url).pathname.split('/').at(-1) ?? '')).toBe(false);
  expect(kept.includes(phone.key)).toBe(true);
});

it('survives a restart', async () => {
  const { code } = await sent();
  await sandbox.restart();
  const { body } = await enter(code);
  expect(String(body['capture_url'])).toContain(`${sandbox.url}/verify/tok_`);
});

it('may be wrong ten times a minute; right ones do not count', async () => {
  const { code } = await sent();
  for (let count = 0; count < 15; count += 1) expect((await enter(code)).status).toBe(200);
  for (let count = 0; count < 10; count += 1) expect(errorOf(await enter('BBBB-BBBB'))).toEqual(unknown);
  sandbox.clock.advance(20_000);
  for (const typed of ['BBBB-BBBB', code]) {
    const refused = await enter(typed);
    expect(errorOf(refused)).toEqual(limited);
    expect(refused.headers.get('Retry-After')).toBe('40');
  }
  sandbox.clock.advance(40_000);
  expect((await enter(code)).status).toBe(200);
});

it('is counted before it is looked up, so that a hundred guesses at once are no way around', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => enter('BBBB-BBBB')));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(90);
});

it('is refused when it is no code at all, and to pages that may not ask', async () => {
  expect(errorOf(await enter('B'.repeat(41)))).toEqual({ error: 'server.refused', status_code: 422 });
  expect(errorOf(await enter(12345678))).toEqual({ error: 'server.refused', status_code: 422 });
  expect(errorOf(await enter(''))).toEqual(unknown);
  const foreign = await enter('BBBB-BBBB', { Origin: 'https://evil.example' });
  expect(errorOf(foreign)).toEqual({ error: 'session.origin_not_allowed', status_code: 403 });
  const own = await enter('BBBB-BBBB', { Origin: sandbox.url });
  expect(own.headers.get('Access-Control-Allow-Origin')).toBe(sandbox.url);
  expect(own.headers.get('Cache-Control')).toBe('no-store');
});
