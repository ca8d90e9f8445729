/** To which exact origins a message goes: as tables, and never to everybody. */
import { describe, expect, it } from 'vitest';
import { targetOrigins } from '../../../src/report/origins.ts';

const shop = 'https://shop.example';
const anyPort = 'http://localhost:*';

describe('with a parent that the browser names', () => {
  const table: readonly (readonly [readonly string[], string, boolean])[] = [
    [[shop], shop, true],
    [['https://other.example', shop], shop, true],
    [[], shop, false],
    [['https://other.example'], shop, false],
    [['https://shop.example:8443'], shop, false],
    [['http://shop.example'], shop, false],
    [['https://SHOP.example'], shop, false],
    [['https://shop.example/'], shop, false],
    [['*'], shop, false],
    [['https://*.example'], shop, false],
    [['https://*'], shop, false],
    [['null'], shop, false],
    [[shop], 'https://shop.example.evil.example', false],
    [[shop], 'https://evil-shop.example', false],
    [[shop], 'null', false],
    [[shop], '', false],
    [[anyPort], 'http://localhost:3000', true],
    [[anyPort], 'http://localhost', true],
    [[anyPort], 'https://localhost:3000', false],
    [[anyPort], 'http://127.0.0.1:3000', false],
    [[anyPort], 'http://localhost.evil.example:3000', false],
    [[anyPort], 'http://evil.example', false],
    [['http://127.0.0.1:*'], 'http://127.0.0.1:3000', true],
    [['http://127.0.0.1:*'], 'http://127.0.0.2:3000', false],
    [['http://[::1]:*'], 'http://[::1]:3000', true],
    [['http://shop.example:*'], 'http://shop.example:3000', false],
    [['https://localhost:*'], 'https://localhost:3000', false],
    [['https://shop.example:*'], 'https://shop.example:3000', false],
  ];

  it.each(table)('allowed %j, parent %s: %s', (allowed, parent, heard) => {
    expect(targetOrigins(allowed, parent)).toEqual(heard ? [parent] : []);
  });
});

describe('with a parent that nobody names', () => {
  it.each([
    [[], []],
    [[shop], [shop]],
    [
      [shop, 'https://other.example'],
      [shop, 'https://other.example'],
    ],
    [[anyPort, shop], [shop]],
    [[anyPort], []],
    [['*'], []],
    [['https://*.example'], []],
    [['https://shop.example/'], []],
    [['https://shop.example/path'], []],
    [['shop.example'], []],
    [['null'], []],
    [[''], []],
    [['file://'], []],
    [['https://shop.example:443'], []],
  ])('allowed %j are told: %j', (allowed, told) => {
    expect(targetOrigins(allowed, null)).toEqual(told);
  });
});
