/** Codes that are typed in the place of a link. They are drawn, shown once and kept as digests. */
import type { Sealer } from '../sealer.ts';
import { randomBelow } from '../secrets.ts';

/** No vowels, so that no code is a word; no digits, so that none is taken for a letter (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

/** Letters of a code: 20^8 codes are 34 bits. */
const length = 8;

/** Draws a code as it is written, e.g. `WDJB-MJHT`. */
export const drawLinkCode = (): string => {
  const drawn = Array.from({ length }, () => letters.charAt(randomBelow(letters.length))).join('');
  return `${drawn.slice(0, length / 2)}-${drawn.slice(length / 2)}`;
};

/** Digest of a code as it was typed: case, spaces and hyphens do not matter. */
export const linkCodeDigest = (sealer: Sealer, typed: string): string =>
  sealer.codeDigest(typed.replaceAll(/[\s\p{Dash_Punctuation}]/gu, '').toUpperCase());
