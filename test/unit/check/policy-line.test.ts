import { expect, it } from 'vitest';
import { lineFor } from '../../../src/check/policy-line.ts';

const verify = 'https://verify.example';

it.each([
  [
    "default-src 'self'; connect-src 'self' https://api.example",
    `connect-src 'self' https://api.example ${verify}`,
  ],
  ["connect-src 'none'", `connect-src ${verify}`],
  ["default-src 'none'; script-src 'self'", `connect-src ${verify}`],
  ["default-src 'self'", `connect-src 'self' ${verify}`],
  ["Connect-Src  'self'\t*.example ;", `connect-src 'self' *.example ${verify}`],
  [`connect-src ${verify}`, `connect-src ${verify}`],
  ["script-src 'self'", `connect-src ${verify}`],
  ['', `connect-src ${verify}`],
])('lets an origin through "%s"', (policy, line) => {
  expect(lineFor('connect-src', policy, verify)).toBe(line);
});

it.each([
  ["default-src 'self'; child-src 'self'", `frame-src 'self' ${verify}`],
  ["frame-src 'none'; child-src 'self'", `frame-src ${verify}`],
  ['default-src https:', `frame-src https: ${verify}`],
])('lets a frame through "%s"', (policy, line) => {
  expect(lineFor('frame-src', policy, verify)).toBe(line);
});

it('copies no nonce or hash of scripts for workers', () => {
  expect(lineFor('worker-src', "script-src 'nonce-x' 'strict-dynamic'", "'self'")).toBe("worker-src 'self'");
});
