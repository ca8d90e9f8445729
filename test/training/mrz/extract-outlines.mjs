/**
 * Writes the outlines of the characters of a machine-readable zone out of a font file of OCR-B, so that neither the
 * tests nor the training need the font. Run once: `node test/training/mrz/extract-outlines.mjs OCRB.otf`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { outlinesOfFont } from './compact-font.mjs';

const characters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'];
const target = resolve(import.meta.dirname, '../../fixtures/mrz/ocr-b-outlines.mjs');
const fontPath = process.argv[2] ?? '/usr/share/fonts/opentype/ocr-b/OCRB.otf';
const outlines = outlinesOfFont(readFileSync(fontPath), characters);
const entries = characters.map((character) => `  '${character}': '${outlines[character]}',`);

writeFileSync(
  target,
  `/**
 * The shapes of OCR-B that a machine-readable zone uses, as SVG path data in font units with y upwards: for tests,
 * specimens and training. Written by test/training/mrz/extract-outlines.mjs from OCRB.otf of Matthew Skala's free
 * "OCR" fonts (Debian: fonts-ocr-b), released to the public domain after Norbert Schwarz's sources, which anyone "may
 * freely use, modify and/or distribute".
 */

/** Advance of every character, height of a digit and where the middle of a digit lies, in font units. */
export const ocrBMetrics = { advance: 723, digitHeight: 786, middleX: 363, middleY: 380 };

/**
 * Path data by character.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const ocrBOutlines = {
${entries.join('\n')}
};
`,
);
