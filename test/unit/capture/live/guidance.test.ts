/** What is said about a document before the camera, and when its picture is taken: tables over figures and time. */
import { describe, expect, it } from 'vitest';
import { steadyFrames } from '../../../../src/capture/document/limits.ts';
import {
  codePictures,
  codeWaitsMs,
  guided,
  hintFor,
  newGuidance,
  routesOfferedMs,
  shutterOfferedMs,
  trembles,
  type DocumentHint,
  type Guidance,
} from '../../../../src/capture/live/guidance.ts';
import { hintStaysMs, spokenEveryMs } from '../../../../src/capture/live/hint-timing.ts';
import type { LiveReport } from '../../../../src/capture/live/live-report.ts';
import { sampleReading } from '../../../fakes/sample-reading.ts';
import { corners, liveReport } from './live-views.ts';

const report = liveReport;

/** A picture every 100 ms. */
const watch = (reports: readonly LiveReport[], waitsForCode = false, stepMs = 100): readonly Guidance[] => {
  const seen: Guidance[] = [];
  reports.forEach((one, index) => {
    seen.push(guided(seen.at(-1) ?? newGuidance(0), one, (index + 1) * stepMs, waitsForCode));
  });
  return seen;
};

const many = (count: number, one: LiveReport): readonly LiveReport[] =>
  Array.from({ length: count }, () => one);

describe('the hint for one picture', () => {
  it.each<[DocumentHint, Partial<LiveReport['view']>, number]>([
    ['good', {}, 0],
    ['light', { brightness: 60, outline: null }, 1],
    ['find', { outline: null }, 1],
    ['find', { outline: { corners, score: 0.74 } }, 0],
    ['find', { outline: { corners, score: 0.5 }, isCutOff: true }, 0],
    ['back', { outline: { corners, score: 0.6 }, isCutOff: true, fill: 0.1 }, 0],
    ['closer', { fill: 0.1, tiltDeg: 40 }, 0],
    ['tilt', { tiltDeg: 40, rotationDeg: 40 }, 0],
    ['turn', { rotationDeg: -40, sharpness: 0.1 }, 0],
    ['blur', { sharpness: 0.1 }, 1],
    ['still', {}, 0.5],
  ])('is %s, the most pressing of all', (hint, view, movement) => {
    expect(hintFor(report(view, { movement }))).toBe(hint);
  });

  it('takes a document without an edge of print for one out of focus', () => {
    expect(hintFor(report({ sharpness: null }))).toBe('blur');
  });
});

describe('the sentences', () => {
  it('stay long enough to be read', () => {
    const seen = watch([...many(3, report({ fill: 0.1 })), ...many(20, report({ isCutOff: true }))]);
    const changes = seen.filter(({ hint }, index) => index > 0 && hint !== seen[index - 1]?.hint);
    expect(changes.length).toBeGreaterThan(0);
    for (const { hintSinceMs } of changes.slice(1))
      expect(hintSinceMs - (changes[0]?.hintSinceMs ?? 0)).toBeGreaterThanOrEqual(hintStaysMs);
  });

  it('give way to praise at once', () => {
    expect(watch([report({ fill: 0.1 }), report()]).at(-1)?.hint).toBe('good');
  });

  it('are spoken no more often than people can follow', () => {
    const restless = Array.from({ length: 100 }, (_, index) =>
      report(index % 2 ? { fill: 0.1 } : { isCutOff: true }),
    );
    const seen = watch(restless, false, 700);
    const spokenAt = [...new Set(seen.map(({ spokenMs }) => spokenMs))].filter((timeMs) => timeMs > 0);
    expect(spokenAt.length).toBeGreaterThan(3);
    spokenAt.slice(1).forEach((timeMs, index) => {
      expect(timeMs - (spokenAt[index] ?? 0)).toBeGreaterThanOrEqual(spokenEveryMs);
    });
  });

  it('mention a reflection without waiting for it to go', () => {
    const seen = watch(many(steadyFrames, report({ glare: 0.5 })), false, 2000);
    expect(seen[0]?.hint).toBe('glare');
    expect(seen.at(-1)?.isDue).toBe(true);
  });
});

describe('taking the picture', () => {
  it('waits for several good pictures in a row', () => {
    const seen = watch(many(steadyFrames, report()));
    expect(seen.map(({ isDue }) => isDue)).toEqual([...Array<boolean>(steadyFrames - 1).fill(false), true]);
  });

  it.each<[string, Partial<LiveReport['view']>, number]>([
    ['cut off', { isCutOff: true }, 0],
    ['moved', {}, 0.5],
    ['not there', { outline: null }, 1],
  ])('begins to count anew after one that was %s', (_, view, movement) => {
    const seen = watch([
      ...many(steadyFrames - 1, report()),
      report(view, { movement }),
      ...many(steadyFrames - 1, report()),
    ]);
    expect(seen.some(({ isDue }) => isDue)).toBe(false);
  });

  it('waits a moment for the code of that side, and takes the picture without it', () => {
    const seen = watch(many(60, report()), true);
    const dueAt = seen.findIndex(({ isDue }) => isDue);
    expect(seen[dueAt]?.goodSinceMs).toBe(100);
    expect((dueAt + 1) * 100 - 100).toBe(codeWaitsMs);
  });

  it('waits for as many pictures as it takes to read the code twice, where each of them takes long', () => {
    const seen = watch(many(20, report()), true, 1000);
    expect(seen.findIndex(({ isDue }) => isDue)).toBe(codePictures - 1);
    const trembling = [
      ...many(3, report()),
      ...many(trembles, report({}, { movement: 0.5 })),
      ...many(4, report()),
    ];
    expect(watch(trembling, true, 1000).findIndex(({ isDue }) => isDue)).toBe(trembling.length - 1);
  });

  it('does not begin to wait for the code anew whenever a hand trembles, but where it is moved', () => {
    const trembling = Array.from({ length: 60 }, (_, index) =>
      report({}, { movement: index % 8 < trembles ? 0.5 : 0 }),
    );
    const seen = watch(trembling, true);
    const goodAt = seen.findIndex(({ hint }) => hint === 'good');
    const dueAt = seen.findIndex(({ isDue }) => isDue);
    expect((dueAt - goodAt) * 100).toBeGreaterThanOrEqual(codeWaitsMs);
    expect((dueAt - goodAt) * 100).toBeLessThan(codeWaitsMs + 1000);

    const moved = [
      ...many(20, report()),
      ...many(trembles + 1, report({}, { movement: 0.5 })),
      ...many(30, report()),
    ];
    expect(watch(moved, true).some(({ isDue }) => isDue)).toBe(false);
  });

  it('takes it as soon as the code is read', () => {
    const read = report({}, { reading: sampleReading() });
    expect(watch([...many(steadyFrames, report()), read], true).at(-1)?.isDue).toBe(true);
  });

  it('offers the shutter where no picture came about for a while', () => {
    const seen = watch(many(120, report({ fill: 0.1 })));
    const first = seen.findIndex(({ offersShutter }) => offersShutter);
    expect((first + 1) * 100).toBe(shutterOfferedMs);
  });

  it('offers the shutter aloud with one sentence only, and not with praise', () => {
    const restless = Array.from({ length: 30 }, (_, index) =>
      index === 15 ? report({}, { movement: 0 }) : report(index % 2 ? { fill: 0.1 } : { isCutOff: true }),
    );
    const seen = watch(restless, true, 1000);
    const offered = seen.filter(({ spokenMs, offerSpokenMs }) => spokenMs === offerSpokenMs);
    expect(offered.length).toBeGreaterThan(0);
    expect(new Set(offered.map(({ spokenMs }) => spokenMs)).size).toBe(1);
    expect(offered.map(({ spoken }) => spoken)).not.toContain('good');
    expect(seen.at(-1)?.offersShutter).toBe(true);
  });

  it('offers the ways without a camera later, and aloud with one sentence only', () => {
    const seen = watch(many(300, report({ fill: 0.1 })));
    const first = seen.findIndex(({ offersRoutes }) => offersRoutes);
    expect((first + 1) * 100).toBe(routesOfferedMs);
    expect(seen[first - 1]?.routesSpokenMs).toBe(null);
    expect(new Set(seen.slice(first).map(({ routesSpokenMs }) => routesSpokenMs)).size).toBe(1);
    expect(seen.at(-1)?.spokenMs).toBe(seen.at(-1)?.routesSpokenMs);
  });

  it('says what a code needs once the view is steady, and takes the picture all the same', () => {
    const seen = watch(many(40, report({}, { codeHint: 'codeCloser' })), true);
    expect(seen[0]?.hint).toBe('good');
    expect(seen.map(({ hint }) => hint)).toContain('codeCloser');
    expect(seen.findIndex(({ isDue }) => isDue)).toBe(codeWaitsMs / 100);
    expect(watch(many(40, report({}, { codeHint: 'codeCloser' }))).map(({ hint }) => hint)).not.toContain(
      'codeCloser',
    );
  });

  it('waits with the offer for a sentence that is not praise', () => {
    const seen = watch([...many(10, report()), ...many(10, report({ fill: 0.1 }))], true, 5000);
    const first = seen.find(({ offerSpokenMs }) => offerSpokenMs !== null);
    expect(first?.spoken).toBe('closer');
    expect(first?.spokenMs).toBe(first?.offerSpokenMs);
  });
});
