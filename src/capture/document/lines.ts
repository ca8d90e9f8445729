/** The straight lines of a picture, by voting. Which of them a document has is not asked here. */
import type { Edges } from './edges.ts';

/** A straight line: all places where `x * across.x + y * across.y === offsetPx`, from the picture's middle. */
export interface Line {
  /** Direction across the line, of length 1; its angle is 0 up to 180°. */
  readonly acrossX: number;
  readonly acrossY: number;
  readonly offsetPx: number;
}

const angles = 180;
const radians = Math.PI / angles;
/** A step's own direction is that uncertain: 5 % of noise on a gradient turns it by 3°. */
const voteReachDeg = 4;
/** A bold step counts no more than this many faint ones, so that a picture's blackest print does not win. */
const boldest = 2;
/** Votes for one place of the plane within this distance are one line's. */
const sameAngleDeg = 4;
const samePx = 2;

interface Peak {
  readonly votes: number;
  readonly angle: number;
  readonly bin: number;
}

/** Votes by angle and offset; a line has offsets from minus to plus half of the diagonal, a bin a pixel. */
const vote = (edges: Edges, half: number): Float32Array => {
  const { widthPx, heightPx, crest, right, down, floor } = edges;
  const bins = 2 * half + 1;
  const votes = new Float32Array(angles * bins);
  const cos = Float32Array.from({ length: angles }, (_, angle) => Math.cos(angle * radians));
  const sin = Float32Array.from({ length: angles }, (_, angle) => Math.sin(angle * radians));
  for (let y = 2; y < heightPx - 2; y += 1)
    for (let x = 2; x < widthPx - 2; x += 1) {
      const i = y * widthPx + x;
      const steepness = crest[i] ?? 0;
      if (steepness === 0) continue;
      const weight = Math.min(boldest, steepness / floor);
      const own = Math.round(Math.atan2(down[i] ?? 0, right[i] ?? 0) / radians);
      const fromMiddleX = x - widthPx / 2;
      const fromMiddleY = y - heightPx / 2;
      for (let away = -voteReachDeg; away <= voteReachDeg; away += 1) {
        const angle = (own + away + 2 * angles) % angles;
        const offset = fromMiddleX * (cos[angle] ?? 0) + fromMiddleY * (sin[angle] ?? 0);
        const bin = angle * bins + Math.round(offset) + half;
        votes[bin] = (votes[bin] ?? 0) + weight * (1 - 0.12 * Math.abs(away));
      }
    }
  return votes;
};

/** Places with more votes than those next to them. */
const peaksOf = (votes: Float32Array, half: number, fewestVotes: number): Peak[] => {
  const bins = 2 * half + 1;
  // A row more at each end: half a turn on, every line comes again with the opposite offset.
  const wide = new Float32Array(votes.length + 2 * bins);
  for (let i = 1; i < votes.length - 1; i += 1)
    wide[i + bins] = (votes[i] ?? 0) + 0.5 * ((votes[i - 1] ?? 0) + (votes[i + 1] ?? 0));
  for (let bin = 0; bin < bins; bin += 1) {
    wide[bin] = wide[wide.length - bins - 1 - bin] ?? 0;
    wide[wide.length - 1 - bin] = wide[bins + bin] ?? 0;
  }
  const peaks: Peak[] = [];
  for (let i = bins; i < wide.length - bins; i += 1) {
    const here = wide[i] ?? 0;
    if (here < fewestVotes) continue;
    if (here < (wide[i - 1] ?? 0) || here <= (wide[i + 1] ?? 0)) continue;
    if (here < (wide[i - bins] ?? 0) || here <= (wide[i + bins] ?? 0)) continue;
    peaks.push({ votes: here, angle: Math.floor(i / bins) - 1, bin: (i % bins) - half });
  }
  return peaks.sort((one, other) => other.votes - one.votes);
};

const isSame = (one: Peak, other: Peak): boolean => {
  const apart = Math.abs(one.angle - other.angle);
  if (Math.min(apart, angles - apart) > sameAngleDeg) return false;
  // Beyond 180° the same line has the opposite offset.
  const bin = apart > angles / 2 ? -other.bin : other.bin;
  return Math.abs(one.bin - bin) <= samePx;
};

/**
 * The picture's lines, the boldest first.
 *
 * @see Ballard, "Generalizing the Hough Transform" (1981): votes limited by the direction of each step
 * @param shortestPx no line has fewer steps than that
 */
export const findLines = (edges: Edges, atMost: number, shortestPx: number): Line[] => {
  const half = Math.ceil(Math.hypot(edges.widthPx, edges.heightPx) / 2) + 1;
  const kept: Peak[] = [];
  for (const peak of peaksOf(vote(edges, half), half, shortestPx)) {
    if (kept.some((other) => isSame(peak, other))) continue;
    kept.push(peak);
    if (kept.length === atMost) break;
  }
  return kept.map(({ angle, bin }) => ({
    acrossX: Math.cos(angle * radians),
    acrossY: Math.sin(angle * radians),
    offsetPx: bin,
  }));
};
