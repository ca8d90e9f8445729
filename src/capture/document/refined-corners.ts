/**
 * Corners that were found in a small picture, moved to where the sides run in a large one. Where a side cannot be seen
 * well enough, it stays where it was.
 */
import type { GrayImage, Point, Quad } from '../image/gray-image.ts';
import { distance } from './document-shape.ts';
import { cornerShare } from './side-evidence.ts';

/** Places along a side at which it is looked for. */
const places = 64;
/** A step of brightness below this many levels is noise or paper. */
const leastStep = 10;
/** Share of the places at which a side must be seen. */
const leastSeen = 0.35;
/** How often the line is drawn anew through those steps that are near it, and how near they are, in pixels. */
const nearPx = [4, 2, 1.5] as const;

/** A straight line: its distance from a side as it was, in pixels outwards, at the side's start and per pixel of it. */
interface Shift {
  readonly atStart: number;
  readonly slope: number;
}

const unmoved: Shift = { atStart: 0, slope: 0 };

const lightAt = ({ data, widthPx, heightPx }: GrayImage, x: number, y: number): number => {
  const column = Math.max(0, Math.min(widthPx - 1, Math.floor(x)));
  const row = Math.max(0, Math.min(heightPx - 1, Math.floor(y)));
  return data[row * widthPx + column] ?? 0;
};

/** Least squares through the places that are near the line so far. */
const fittedShift = (ts: readonly number[], offs: readonly number[], line: Shift, near: number): Shift => {
  let [count, sumT, sumTT, sumOff, sumTOff] = [0, 0, 0, 0, 0];
  ts.forEach((t, at) => {
    const off = offs[at] ?? 0;
    if (Math.abs(off - line.atStart - line.slope * t) > near) return;
    count += 1;
    sumT += t;
    sumTT += t * t;
    sumOff += off;
    sumTOff += t * off;
  });
  const spread = count * sumTT - sumT * sumT;
  if (count < places * leastSeen || spread === 0) return line;
  const slope = (count * sumTOff - sumT * sumOff) / spread;
  return { slope, atStart: (sumOff - slope * sumT) / count };
};

/** Where the side from `p` to `q` runs, within a reach to either side. */
const shiftOf = (image: GrayImage, p: Point, q: Point, reachPx: number): Shift => {
  const length = distance(p, q);
  const [alongX, alongY] = [(q.x - p.x) / length, (q.y - p.y) / length];
  // Clockwise corners have their outside to the left of the way.
  const [outX, outY] = [alongY, -alongX];
  const reach = Math.ceil(reachPx);
  const ts = Array.from(
    { length: places },
    (_, place) => length * (1.5 * cornerShare + ((1 - 3 * cornerShare) * (place + 0.5)) / places),
  );
  /** Brightness two pixels beyond against two pixels before, three places along the side averaged against noise. */
  const steps = ts.map((t) => {
    const profile = Array.from({ length: 2 * reach + 4 }, (_, index) => {
      const off = index - reach - 1.5;
      let sum = 0;
      for (let beside = -1; beside <= 1; beside += 1)
        sum += lightAt(
          image,
          p.x + alongX * (t + beside) + outX * off,
          p.y + alongY * (t + beside) + outY * off,
        );
      return sum / 3;
    });
    const at = (index: number): number => profile[index] ?? 0;
    return Array.from(
      { length: 2 * reach + 1 },
      (_, index) => (at(index + 2) + at(index + 3) - at(index) - at(index + 1)) / 2,
    );
  });
  const total = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    steps.reduce((sum, step) => sum + (step[index] ?? 0), 0),
  );
  // One side of a document's edge is the brighter all along.
  const sign = Math.sign(total.reduce((most, step) => (Math.abs(step) > Math.abs(most) ? step : most), 0));
  const offs = steps.map((step) => {
    let best = -1;
    step.forEach((_, index) => {
      if (sign * (step[index] ?? 0) > sign * (step[best] ?? 0) || best < 0) best = index;
    });
    if (sign * (step[best] ?? 0) < leastStep) return Number.NaN;
    const [before, here, after] = [step[best - 1] ?? 0, step[best] ?? 0, step[best + 1] ?? 0];
    const bend = before - 2 * here + after;
    return best - reach + (bend === 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))));
  });
  const seen = ts.flatMap((t, at) => (Number.isNaN(offs[at]) ? [] : [t]));
  const where = offs.filter((off) => !Number.isNaN(off));
  if (seen.length < places * leastSeen) return unmoved;
  const middle = [...where].sort((one, other) => one - other)[where.length >> 1] ?? 0;
  return nearPx.reduce<Shift>((line, near) => fittedShift(seen, where, line, near), {
    atStart: middle,
    slope: 0,
  });
};

/** Where two lines cross, each given by two places on it; `null` for parallel ones. */
const crossingOf = (a: readonly [Point, Point], b: readonly [Point, Point]): Point | null => {
  const [ax, ay] = [a[1].x - a[0].x, a[1].y - a[0].y];
  const [bx, by] = [b[1].x - b[0].x, b[1].y - b[0].y];
  const cross = ax * by - ay * bx;
  if (Math.abs(cross) < 1e-6) return null;
  const share = ((b[0].x - a[0].x) * by - (b[0].y - a[0].y) * bx) / cross;
  return { x: a[0].x + share * ax, y: a[0].y + share * ay };
};

/**
 * The corners in a picture of any size.
 *
 * @param corners clockwise, in pixels of that picture
 * @param reachPx how far off a side may be
 */
export const refinedCorners = (image: GrayImage, corners: Quad, reachPx: number): Quad => {
  const sides = corners.map((p, index): readonly [Point, Point] => {
    const q = corners[(index + 1) % 4] ?? p;
    const { atStart, slope } = shiftOf(image, p, q, reachPx);
    const length = distance(p, q);
    const [outX, outY] = [(q.y - p.y) / length, (p.x - q.x) / length];
    const [first, last] = [atStart, atStart + slope * length];
    return [
      { x: p.x + outX * first, y: p.y + outY * first },
      { x: q.x + outX * last, y: q.y + outY * last },
    ];
  });
  const corner = (index: 0 | 1 | 2 | 3): Point => {
    const before = corners[index];
    const [one, other] = [sides[(index + 3) % 4], sides[index]];
    const found = one && other ? crossingOf(one, other) : null;
    // Farther away than a side may be moved, it is none.
    return found && distance(found, before) <= 2 * reachPx ? found : before;
  };
  return [corner(0), corner(1), corner(2), corner(3)];
};
