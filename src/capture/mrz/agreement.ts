/**
 * When a zone counts as read: no check digit vouches for the name, nor tells G from 6, so two pictures have to say the
 * same. Pure: keeps what it is given back.
 */
import type { MrzRead } from './judged-reading.ts';

/** What the pictures said so far. */
export interface MrzAgreement {
  /** Proven texts that one picture has shown, the newest last. */
  readonly seen: readonly (readonly string[])[];
  /** The lines that two pictures agree on; null until then. */
  readonly lines: readonly string[] | null;
}

/** Before the first picture. */
export const noAgreement: MrzAgreement = { seen: [], lines: null };

/** So many texts are waited for to be seen again; more are misread ones or another document. */
const greatestSeen = 6;

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, at) => line === other[at]);

/** What is agreed on after one more picture; an unproven reading or none changes nothing, nor does any after the second. */
export const agreedAfter = (agreement: MrzAgreement, read: MrzRead | null): MrzAgreement => {
  if (agreement.lines || !read?.isProven) return agreement;
  if (agreement.seen.some((lines) => isSame(lines, read.lines))) return { ...agreement, lines: read.lines };
  return { seen: [...agreement.seen, read.lines].slice(-greatestSeen), lines: null };
};
