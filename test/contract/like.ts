/** Matchers that keep their types to themselves: vitest's own are `any`. */
import { expect } from 'vitest';

/** A text that matches the pattern. */
export const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** Any number. */
export const aNumber: unknown = expect.any(Number);
