/** The audit tells a finding from an answer without one, and both from no answer. */
import { expect, it } from 'vitest';
import { findingsIn } from './audit.mjs';

const answer = (total: number, vulnerabilities: object): string =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { total } } });

it('an answer is read', () => {
  expect(findingsIn(answer(0, {}))).toEqual({ total: 0, names: [] });
  expect(findingsIn(answer(1, { lit: { severity: 'high' } }))).toEqual({ total: 1, names: ['lit'] });
});

it.each([
  ['', 'nothing'],
  ['{"message":"405 Method Not Allowed","method":"POST"}', 'a refusal'],
  ['{"error":{"code":"ENOTFOUND"}}', 'no network'],
  ['<html>a proxy</html>', 'a page'],
])('%j is no answer: %s', (text) => {
  expect(findingsIn(text)).toBe(null);
});
