/** Ten thousand forgeries read by both readers: nothing comes through, nothing is thrown, nothing is left behind. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandMessage, readCommand } from '../../../src/report/messages.ts';
import { targetOrigins } from '../../../src/report/origins.ts';
import { readMessage } from '../../../src/report/read-message.ts';
import { forgedMessages, genuineCommands, genuineMessages } from './forged-messages.ts';

const seed = 20261121;
const forged = forgedMessages(10_000, seed);
const genuine = genuineMessages(2000, seed);
const commands = genuineCommands(2000, seed);
const everyObjectHas = () =>
  JSON.stringify(Reflect.ownKeys(Object.prototype).map(String).toSorted()) +
  JSON.stringify(Reflect.ownKeys(Array.prototype).map(String).toSorted());

it.each([
  ['as they are', (data: unknown) => data],
  ['as they arrive in another window', (data: unknown): unknown => structuredClone(data)],
])('no forgery is a message or a command, %s', (_how, arrive) => {
  const before = everyObjectHas();
  const through = forged.filter((data) => {
    const arrived = arrive(data);
    return readMessage(arrived) !== null || readCommand(arrived) !== null;
  });
  expect(forged).toHaveLength(10_000);
  expect(through).toEqual([]);
  expect(everyObjectHas()).toBe(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('they differ, and most of them are nearly right', () => {
  const texts = new Set(forged.map((data) => typeof data + JSON.stringify(data, withoutBigInts)));
  expect(texts.size).toBeGreaterThan(5000);
  expect([...texts].filter((text) => text.includes('idv-capture')).length).toBeGreaterThan(3500);
});

const withoutBigInts = (_name: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

it('every genuine message comes through whole, and is no command', () => {
  for (const message of genuine) {
    expect(readMessage(structuredClone(message))).toEqual(message);
    expect(readCommand(structuredClone(message))).toBe(null);
  }
  expect(new Set(genuine.map(({ type }) => type)).size).toBe(7);
});

it('every genuine command comes through whole, and is no message', () => {
  for (const command of commands) {
    const posted = structuredClone(commandMessage(command));
    expect(readCommand(posted)).toEqual(command);
    expect(readMessage(posted)).toBe(null);
  }
});

it('a message with more than it needs comes through without it', () => {
  for (const message of genuine.slice(0, 500)) {
    const more = { ...message, token: 'tok_1', constructor: { prototype: { polluted: true } }, html: '<b>' };
    expect(readMessage(structuredClone(more))).toEqual(message);
  }
});

it('whoever is allowed and whoever asks, a message goes to exact origins only', () => {
  const pattern = fc.oneof(
    fc.webUrl(),
    fc.webAuthority().map((authority) => `https://${authority}`),
    fc.constantFrom(
      '*',
      'null',
      '',
      '/',
      'https://*',
      'http://localhost:*',
      'http://*:*',
      'https://*.example',
      'file://',
    ),
    fc.string(),
  );
  const parent = fc.oneof(fc.constant(null), pattern);
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 6 }), parent, (allowed, parentOrigin) => {
      for (const origin of targetOrigins(allowed, parentOrigin)) {
        if (parentOrigin === null) expect(new URL(origin).origin).toBe(origin);
        else expect(origin).toBe(parentOrigin);
        expect(origin).not.toBe('/');
        expect(origin).not.toContain('*');
      }
    }),
    { numRuns: 10_000, seed },
  );
});
