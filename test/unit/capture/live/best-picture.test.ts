/** Which picture is kept, what is forgotten with a document, and what a zoom button does: tables over figures. */
import { describe, expect, it } from 'vitest';
import { codeHintFor } from '../../../../src/capture/live/code-reader.ts';
import { goneMs, holding, type Held } from '../../../../src/capture/live/held-document.ts';
import { pictureWorth } from '../../../../src/capture/live/picture-worth.ts';
import { zoomStep } from '../../../../src/capture/live/zoom-step.ts';
import type { Outline } from '../../../../src/capture/document/outline.ts';
import { turnedRectangle } from '../document/drawn-rectangle.ts';
import { corners, liveReport } from './live-views.ts';

describe('the worth of a picture', () => {
  it.each<[string, Parameters<typeof liveReport>[0], number]>([
    ['no document', { outline: null }, 0],
    ['an outline that is not trusted', { outline: { corners, score: 0.7 } }, 0],
    ['a document that is cut off', { isCutOff: true }, 0],
    ['a small one', { fill: 0.1 }, 0],
    ['a blurred one', { sharpness: 0.1 }, 0],
    ['one without an edge of print', { sharpness: null }, 0],
    ['a dark one', { brightness: 60 }, 0],
    ['one that moves', {}, 0.1],
  ])('is nothing for %s', (_, view, movement) => {
    expect(pictureWorth(liveReport(view, { movement }))).toBe(0);
  });

  it.each<[string, Parameters<typeof liveReport>[0], Parameters<typeof liveReport>[0]]>([
    ['sharp', { sharpness: 0.6 }, { sharpness: 0.4 }],
    ['large', { fill: 0.55 }, { fill: 0.3 }],
    ['free of reflections', { sharpness: 0.45 }, { sharpness: 0.5, glare: 0.05 }],
  ])('is more for one that is %s', (_, better, worse) => {
    expect(pictureWorth(liveReport(worse))).toBeGreaterThan(0);
    expect(pictureWorth(liveReport(better))).toBeGreaterThan(pictureWorth(liveReport(worse)));
  });

  it('is more for one that holds still', () => {
    const worth = (movement: number) => pictureWorth(liveReport({}, { movement }));
    expect(worth(0)).toBeGreaterThan(worth(0.012));
    expect(worth(0.012)).toBeGreaterThan(0);
  });
});

const size = { widthPx: 320, heightPx: 180 };
const at = (x: number, widthPx = 160, aspect = 1.586, angleDeg = 0): Outline => ({
  corners: turnedRectangle({ x, y: 90 }, widthPx, widthPx / aspect, angleDeg),
  score: 0.9,
});
const held: Held = { outline: at(150), seenMs: 1000 };

describe('what is read off a document', () => {
  it.each<[string, Outline | null, number, boolean]>([
    ['it trembles', at(153, 162, 1.57, 2), 100, false],
    ['it is moved by hand', at(180), 100, false],
    ['it is not seen for a moment', null, goneMs - 1, false],
    ['it is seen again after a moment', at(156), goneMs - 1, false],
    ['it has gone', null, goneMs, true],
    ['it is looked at again after long, and has held still', at(151), 3000, false],
    ['something stands a little aside when it is looked at again after long', at(160), goneMs, true],
    ['something is elsewhere at once', at(260), 100, true],
    ['something of another proportion is there', at(150, 160, 1.42), 100, true],
  ])('when %s: forgotten or not', (_, outline, afterMs, isOther) => {
    expect(holding(held, outline, size, held.seenMs + afterMs).isOther).toBe(isOther);
  });

  it('is not forgotten twice, nor before there is anything', () => {
    const gone = holding(held, null, size, 5000);
    expect(gone).toEqual({ held: null, isOther: true });
    expect(holding(gone.held, null, size, 9000).isOther).toBe(false);
    expect(holding(gone.held, at(150), size, 9100)).toEqual({
      held: { outline: at(150), seenMs: 9100 },
      isOther: false,
    });
  });
});

describe('bars that are seen and not read', () => {
  it.each([
    [null, null],
    [{ angleDeg: 3, modulePx: 2.4 }, null],
    [{ angleDeg: 3, modulePx: 1.4 }, 'codeCloser'],
    [{ angleDeg: -22, modulePx: 2.4 }, 'codeStraight'],
    [{ angleDeg: 178, modulePx: 2.4 }, null],
    [{ angleDeg: 110, modulePx: null }, 'codeStraight'],
    [{ angleDeg: 40, modulePx: 1.2 }, 'codeCloser'],
  ])('%o call for %s', (sighting, hint) => {
    expect(codeHintFor(sighting)).toBe(hint);
  });
});

describe('the zoom of a button', () => {
  it.each([
    [null, null],
    [{ min: 1, max: 1, step: 0.1 }, null],
    [
      { min: 1, max: 8, step: 0.1 },
      { off: 1, on: 2, factor: '2×' },
    ],
    [
      { min: 0.5, max: 1.5, step: 0.1 },
      { off: 1, on: 1.5, factor: '1.5×' },
    ],
    [
      { min: 100, max: 400, step: 1 },
      { off: 100, on: 200, factor: '2×' },
    ],
  ])('of a camera with %o is %o', (range, step) => {
    expect(zoomStep(range)).toEqual(step);
  });
});
