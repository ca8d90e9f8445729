/** Pieces of ink that hang together, of the size that a character of a machine-readable zone can have. */

/** The box around a piece of ink, in pixels; the centre counts from the picture's corner. */
export interface Blob {
  readonly centreX: number;
  readonly centreY: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

const leastHeightPx = 7;
const leastWidthPx = 2;
const leastInkPx = 8;
/** Of 30 characters in the width of the picture none is higher than this share of it, and no two are wider. */
const greatestHeightShare = 1 / 14;
const greatestWidthShare = 1 / 12;

/** Boxes while they grow: one entry a run of ink; a run's root is where its parents lead. */
class Runs {
  readonly parent: number[] = [];
  /** The run itself; the box below grows with what joins it. */
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly top: number[] = [];
  readonly bottom: number[] = [];
  readonly ink: number[] = [];

  add(left: number, right: number, row: number): number {
    const run = this.parent.length;
    this.parent.push(run);
    this.start.push(left);
    this.end.push(right);
    this.left.push(left);
    this.right.push(right);
    this.top.push(row);
    this.bottom.push(row);
    this.ink.push(right - left + 1);
    return run;
  }

  root(run: number): number {
    let at = run;
    for (let up = this.parent[at] ?? at; up !== at; up = this.parent[at] ?? at) {
      this.parent[at] = this.parent[up] ?? up;
      at = up;
    }
    return at;
  }

  join(first: number, second: number): void {
    const [a, b] = [this.root(first), this.root(second)];
    if (a === b) return;
    const [root, child] = a < b ? [a, b] : [b, a];
    this.parent[child] = root;
    this.left[root] = Math.min(this.left[root] ?? 0, this.left[child] ?? 0);
    this.right[root] = Math.max(this.right[root] ?? 0, this.right[child] ?? 0);
    this.bottom[root] = Math.max(this.bottom[root] ?? 0, this.bottom[child] ?? 0);
    this.top[root] = Math.min(this.top[root] ?? 0, this.top[child] ?? 0);
    this.ink[root] = (this.ink[root] ?? 0) + (this.ink[child] ?? 0);
  }
}

const runsOf = (ink: Uint8Array, widthPx: number): Runs => {
  const runs = new Runs();
  let aboveFrom = 0;
  let aboveTo = 0;
  for (let row = 0, first = 0; first < ink.length; row += 1, first += widthPx) {
    const from = runs.parent.length;
    let above = aboveFrom;
    for (let x = 0; x < widthPx; x += 1) {
      if (ink[first + x] !== 1) continue;
      const left = x;
      while (x + 1 < widthPx && ink[first + x + 1] === 1) x += 1;
      const run = runs.add(left, x, row);
      // Runs that touch, corners included: those above that end before this one begins are done with.
      while (above < aboveTo && (runs.end[above] ?? 0) < left - 1) above += 1;
      for (let other = above; other < aboveTo && (runs.start[other] ?? 0) <= x + 1; other += 1)
        runs.join(other, run);
    }
    aboveFrom = from;
    aboveTo = runs.parent.length;
  }
  return runs;
};

/** Every piece of ink of a fitting size. */
export const blobsOf = (ink: Uint8Array, widthPx: number): readonly Blob[] => {
  const runs = runsOf(ink, widthPx);
  const blobs: Blob[] = [];
  for (let run = 0; run < runs.parent.length; run += 1) {
    if (runs.parent[run] !== run) continue;
    const width = (runs.right[run] ?? 0) - (runs.left[run] ?? 0) + 1;
    const height = (runs.bottom[run] ?? 0) - (runs.top[run] ?? 0) + 1;
    if (height < leastHeightPx || height > widthPx * greatestHeightShare) continue;
    if (width < leastWidthPx || width > widthPx * greatestWidthShare) continue;
    if ((runs.ink[run] ?? 0) < leastInkPx) continue;
    blobs.push({
      centreX: (runs.left[run] ?? 0) + width / 2,
      centreY: (runs.top[run] ?? 0) + height / 2,
      widthPx: width,
      heightPx: height,
    });
  }
  return blobs;
};
