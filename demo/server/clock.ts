/** Wall-clock time as the sandbox takes it: from outside, so that a test or a seeded run can give another one. */

/** Wall-clock time, replaceable in tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
