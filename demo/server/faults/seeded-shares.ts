/** Shares that only look random: the same number gives the same ones. For tests, not for secrets. */

/** Gives one share from 0 up to 1 with each call (a multiplicative step, mixed; 32 bits of state). */
export const seededShares = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
};
