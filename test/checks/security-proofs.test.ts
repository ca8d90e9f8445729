/** What SECURITY.md promises stands beside tests that exist, and every promise beside one. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(resolve(root, 'SECURITY.md'), 'utf8');
const paths = [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path]) => path ?? '');
/** Rows of the tables without their heads. */
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:-|promise \|)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));

it('every test that is named is there', () => {
  expect(paths.length).toBeGreaterThan(60);
  expect(paths.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});

it('every promise names a test, or says that it is the one above', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const [promise = '', proof = ''] of rows) expect(proof, promise).toMatch(/`test\/|^the same$/);
});
