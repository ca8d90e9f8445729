/** Every fault is proved by some test: the titles say which. Reads the sources of the tests and runs none of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isErrorCode } from '../../../src/model/errors.ts';
import { faults, markOf } from '../../faults/fault-list.ts';

const tests = resolve(import.meta.dirname, '../..');

/** What follows `it(`, `test.each(…)(` and their like, in quotes. */
const titles =
  /(?:\b(?:it|test|describe)(?:\.\w+)*\(|\)\()\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>).)*)/g;

/** Numbers in the titles of a file's tests; those of its prose do not count. */
const marksIn = (source: string): readonly number[] =>
  [...source.matchAll(titles)].flatMap(({ groups }) =>
    [...(groups?.['title'] ?? '').matchAll(/\[fault (\d{2})\]/g)].map(([, id]) => Number(id)),
  );

const marks = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('fault-matrix.test.ts'))
  .flatMap((name) => marksIn(readFileSync(resolve(tests, name), 'utf8')).map((id) => ({ name, id })));

describe('the faults', () => {
  it.each(faults)('$id: $words', ({ id }) => {
    const provedIn = marks.filter((mark) => mark.id === id).map(({ name }) => name);
    expect(provedIn, `no test has ${markOf(id)} in its title`).not.toEqual([]);
  });

  it('are sixty-four', () => {
    expect(faults.map(({ id }) => id)).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
  });

  it('have codes that exist', () => {
    const codes = faults.flatMap(({ code }) => code ?? []);
    expect(codes.filter((code) => !isErrorCode(code))).toEqual([]);
  });

  it('are the only ones that titles name', () => {
    const known = new Set(faults.map(({ id }) => id));
    expect(marks.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('are read off titles, not off prose', () => {
    expect(marksIn(`it('a camera [fault 01] [fault 02]', () => {})`)).toEqual([1, 2]);
    expect(marksIn('test.each([\n  1,\n])(\n  `goes on after $name [fault 07]`, run)')).toEqual([7]);
    expect(marksIn(`// [fault 09]\nconst note = '[fault 09]';`)).toEqual([]);
  });
});
