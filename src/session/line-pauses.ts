/** How long the line between two devices waits, and for what: pure decisions, so that they can be read as a table. */

/**
 * Pause between two plain readings, and longest wait for a stream's first event, in milliseconds. With the time that an
 * answer takes, a change is seen within 3 s whatever stands between.
 */
export const pollMs = 2500;

/** Longest silence of a stream that has begun: heartbeats come every 15 s. In milliseconds. */
export const quietMs = 20_000;

/** How long a stream has to last to count as one that works, in milliseconds. */
export const steadyMs = 5000;

/** Pause between two signs of life, in milliseconds: four in the two minutes after which a device counts as gone. */
export const presenceMs = 30_000;

const longestPauseMs = 15_000;
/** Longest `Retry-After` that is kept to, in milliseconds: no session waits longer, and timers overflow at 2^31. */
const longestAskedMs = 900_000;
const heldBackMs = 60_000;
const longestStreamPauseMs = 300_000;

/**
 * How a stream ended: after a while of work, soon after its first event, without one; `silent` is one that somebody on
 * the way holds back, or that has died unnoticed.
 */
export type StreamEnd = 'worked' | 'brief' | 'failed' | 'silent';

/**
 * Milliseconds until the next plain reading. `failures`: how many in a row have failed. `random`: a share from 0 to 1
 * that spreads those who have failed together. `askedMs`: what the server asked for, where it did.
 */
export const readingPauseMs = (failures: number, random: number, askedMs: number | null): number => {
  if (failures === 0) return pollMs;
  const pauseMs = spread(Math.min(pollMs * 2 ** (failures - 1), longestPauseMs), random);
  return Math.max(pauseMs, Math.min(askedMs ?? 0, longestAskedMs));
};

/** Milliseconds until a stream is tried again, 0 for at once. `misses`: how many in a row have not worked. */
export const streamPauseMs = (end: StreamEnd, misses: number, random: number): number => {
  if (end === 'worked' || (end === 'brief' && misses === 1)) return 0;
  const grownMs = (firstMs: number) => Math.min(firstMs * 2 ** (misses - 1), longestStreamPauseMs);
  // What holds back one stream holds back the next, and every try costs a moment in which nothing is read.
  return end === 'silent' ? grownMs(heldBackMs) : spread(grownMs(pollMs), random);
};

/**
 * Milliseconds until the next sign of life. `failures`: how many in a row have not arrived. What they said of the step is
 * not yet known there, so the first ones come again sooner.
 */
export const presencePauseMs = (failures: number): number =>
  failures === 0 ? presenceMs : Math.min(5000 * 2 ** (failures - 1), presenceMs);

const spread = (pauseMs: number, random: number): number => pauseMs / 2 + (pauseMs / 2) * random;
