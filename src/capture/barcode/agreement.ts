/** Believes a text only when two pictures gave it: a single read of a moving card can be wrong. Pure. */

/** How many texts are remembered; older ones are forgotten. */
const mostRemembered = 6;

/** What was read so far, and the text that was read twice, once there is one. */
export interface Agreement {
  readonly reads: readonly string[];
  readonly text: string | null;
}

/** Nothing read yet. */
export const noReads: readonly string[] = [];

/** Adds a read to the earlier ones; `text` is it where one of them was the same, letter by letter. */
export const agreement = (reads: readonly string[], text: string): Agreement =>
  reads.includes(text) ? { reads, text } : { reads: [...reads, text].slice(-mostRemembered), text: null };
