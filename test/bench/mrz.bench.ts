/**
 * What the reader of machine-readable zones reads, of what it must not, and how long it takes. The seeds are none of
 * those it was developed on. Prints figures and judges nothing.
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, test } from 'vitest';
import { readMrz } from '../../src/capture/mrz/read-mrz.ts';
import type { MrzRead } from '../../src/capture/mrz/read-mrz.ts';
import { conditions } from './mrz/conditions.ts';
import { decoys } from './mrz/decoys.ts';
import { zoneShot } from './mrz/shots.ts';

/** Developed on 1000 to 4000. */
const firstSeed = 930_300;
const picturesPerFormat = 6;
const decoysPerKind = 16;
/** What a frame of a running camera is given. */
const frameBudgetMs = 60;
const formats = ['TD1', 'TD2', 'TD3'] as const;

const now = () => performance.now();
const print = (...columns: readonly string[]) => {
  process.stdout.write(
    `${columns.map((column, at) => (at === 0 ? column.padEnd(20) : column.padStart(12))).join('')}\n`,
  );
};
const quantile = (values: readonly number[], share: number): string => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
};

interface Tally {
  exact: number;
  wrongProven: number;
  unproven: number;
  count: number;
  readonly times: number[];
}

const tally = (): Tally => ({ exact: 0, wrongProven: 0, unproven: 0, count: 0, times: [] });
const noted = (sums: readonly Tally[], read: MrzRead | null, lines: readonly string[], ms: number) => {
  const isExact = read?.lines.join() === lines.join();
  for (const sum of sums) {
    sum.count += 1;
    sum.times.push(ms);
    if (isExact) sum.exact += 1;
    if (read && !read.isProven) sum.unproven += 1;
    if (read?.isProven && !isExact) sum.wrongProven += 1;
  }
};
const printed = (name: string, { exact, wrongProven, unproven, count, times }: Tally) => {
  const spread = [0.1, 0.5, 0.9].map((share) => quantile(times, share)).join('/');
  print(name, `${exact}/${count}`, String(wrongProven), String(unproven), spread);
};

describe('machine-readable zones', () => {
  test('documents', async () => {
    const all = tally();
    const byFormat = { TD1: tally(), TD2: tally(), TD3: tally() };
    print('1280 x 960', 'exact', 'wrong proof', 'unproven', 'ms 10/50/90%');
    let seed = firstSeed;
    for (const condition of conditions) {
      const sum = tally();
      for (const format of formats)
        for (let picture = 0; picture < picturesPerFormat; picture += 1) {
          const { image, lines } = await zoneShot(condition, format, (seed += 1));
          const start = now();
          const read = readMrz(image, { budgetMs: Infinity, now });
          noted([all, sum, byFormat[format]], read, lines, now() - start);
        }
      printed(condition.name, sum);
    }
    for (const format of formats) printed(format, byFormat[format]);
    printed('all', all);
  });

  test('pictures without a zone', async () => {
    const times: number[] = [];
    const hurried: number[] = [];
    let [reads, proven] = [0, 0];
    print('without a zone', 'pictures', 'read', 'proven', 'ms 10/50/90%', `in ${frameBudgetMs} ms`);
    for (const { name, picture } of decoys) {
      const own: number[] = [];
      const ownHurried: number[] = [];
      const found: MrzRead[] = [];
      for (let at = 0; at < decoysPerKind; at += 1) {
        const image = await picture(firstSeed * 2 + at);
        const start = now();
        const read = readMrz(image, { budgetMs: Infinity, now });
        own.push(now() - start);
        if (read) found.push(read);
        const again = now();
        readMrz(image, { budgetMs: frameBudgetMs, now });
        ownHurried.push(now() - again);
      }
      const ownProven = found.filter(({ isProven }) => isProven).length;
      const spread = [0.1, 0.5, 0.9].map((share) => quantile(own, share)).join('/');
      print(
        name,
        String(own.length),
        String(found.length),
        String(ownProven),
        spread,
        quantile(ownHurried, 0.9),
      );
      times.push(...own);
      hurried.push(...ownHurried);
      reads += found.length;
      proven += ownProven;
    }
    const spread = [0.1, 0.5, 0.9].map((share) => quantile(times, share)).join('/');
    print('all', String(times.length), String(reads), String(proven), spread, quantile(hurried, 0.9));
  });

  test('weight', async () => {
    const entries = { reader: 'read-mrz', fields: 'mrz-fields', agreement: 'agreement' };
    const source = Object.values(entries)
      .map((file) => `export * from '${process.cwd()}/src/capture/mrz/${file}.ts';`)
      .join('');
    const result = await build({
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'mrz-entry' ? id : null),
          load: (id) => (id === 'mrz-entry' ? source : null),
        },
      ],
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: 'mrz-entry', preserveEntrySignatures: 'strict' },
      },
    });
    const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
    const code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
    const weights = await readFile('src/capture/mrz/glyph-weights.ts', 'utf8');
    print('reader and fields', `${gzipSync(code).length} bytes`);
    print('of it the weights', `${gzipSync(weights).length} bytes`);
  });
});
