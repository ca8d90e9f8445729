/** The linter knows a message to whoever is there in every way of writing it, and lets exact ones alone. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { postMessageToAnyone } from './post-message-rule.mjs';

const complaints = (code: string): readonly string[] =>
  new Linter()
    .verify(code, [{ rules: { 'no-restricted-syntax': ['error', postMessageToAnyone] } }])
    .map(({ message }) => message);

describe('a message to whoever is there', () => {
  it.each([
    `parent.postMessage(data, '*')`,
    `parent.postMessage(data, "*")`,
    'parent.postMessage(data, `*`)',
    `frame.contentWindow?.postMessage(data, '*')`,
    `outer()?.postMessage(data, '*', [port])`,
    `parent['postMessage'](data, '*')`,
    `postMessage(data, '*')`,
    `parent.postMessage(data, { targetOrigin: '*' })`,
    `parent.postMessage(data, known ? origin : '*')`,
    `parent.postMessage(data, origin ?? '*')`,
  ])('is refused: %s', (code) => {
    expect(complaints(code)).toEqual([postMessageToAnyone.message]);
  });
});

it.each([
  `parent.postMessage(data, origin)`,
  `parent.postMessage(data, 'https://shop.example')`,
  `parent.postMessage(data, { targetOrigin: origin })`,
  `worker.postMessage(data)`,
  `headers.set('Access-Control-Allow-Origin', '*')`,
])('one to a known origin is not: %s', (code) => {
  expect(complaints(code)).toEqual([]);
});
