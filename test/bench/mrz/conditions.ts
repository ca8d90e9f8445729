/** The ways in which documents are held before the camera: what the benchmark of the zone's reader goes through. */
import type { Shot } from '../../fixtures/mrz/camera-shot.ts';

/** A way to hold a document, and how strong the pattern of its paper is (0..1). */
export interface Condition {
  readonly name: string;
  readonly pattern: number;
  /** The camera's part, drawn anew for every picture. */
  readonly shot: (random: () => number) => Shot;
}

/** A number between `-most` and `most`. */
const either = (random: () => number, most: number): number => (random() * 2 - 1) * most;

/** Held by hand, a little off in everything. */
const handHeld = (random: () => number): Shot => ({
  widthPx: 1280,
  heightPx: 960,
  fill: 0.72 + random() * 0.18,
  turnDeg: either(random, 3),
  yawDeg: either(random, 4),
  pitchDeg: either(random, 4),
  blurPx: 0.4 + random() * 0.4,
  noiseLevels: 2 + random() * 3,
  slope: either(random, 0.25),
});

const condition = (
  name: string,
  pattern: number,
  change: (random: () => number) => Partial<Shot>,
): Condition => ({ name, pattern, shot: (random) => ({ ...handHeld(random), ...change(random) }) });

/** All of them. */
export const conditions: readonly Condition[] = [
  condition('held well', 0.1, () => ({})),
  condition('turned up to 15°', 0.1, (random) => ({ turnDeg: either(random, 15), fill: 0.7 })),
  condition('tilted up to 20°', 0.1, (random) => ({
    yawDeg: either(random, 20),
    pitchDeg: either(random, 20),
    fill: 0.75,
  })),
  condition('blurred', 0.1, (random) => ({ blurPx: 1.2 + random() * 1.1 })),
  condition('moved', 0.1, (random) => ({ motionPx: 2 + random() * 4, motionDeg: random() * 180 })),
  condition('dark and noisy', 0.1, (random) => ({
    light: 0.35 + random() * 0.2,
    noiseLevels: 5 + random() * 5,
  })),
  condition('patterned paper', 0.45, () => ({})),
  condition('glare and shade', 0.15, (random) => ({
    glare: 0.2 + random() * 0.5,
    slope: either(random, 0.9),
  })),
  condition('far away', 0.1, (random) => ({ fill: 0.5 + random() * 0.12 })),
  condition('on its head', 0.1, (random) => ({ turnDeg: 180 + either(random, 5) })),
];
