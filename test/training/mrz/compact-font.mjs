/**
 * Reads the outline of single characters from an OpenType font with compact (CFF) outlines.
 * Knows as much of the format as a plain font of one weight needs.
 *
 * @see Adobe Technical Note 5176, "The Compact Font Format Specification"
 */
import { outlineOf } from './charstring.mjs';

const tablesOf = (font) => {
  const count = font.readUInt16BE(4);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const entry = 12 + index * 16;
      return [font.toString('latin1', entry, entry + 4), font.subarray(font.readUInt32BE(entry + 8))];
    }),
  );
};

/** An INDEX: its items, and where it ends. */
const indexAt = (bytes, start) => {
  const count = bytes.readUInt16BE(start);
  if (count === 0) return { items: [], end: start + 2 };
  const size = bytes[start + 2];
  const offset = (item) => bytes.readUIntBE(start + 3 + item * size, size);
  const base = start + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, item) =>
    bytes.subarray(base + offset(item), base + offset(item + 1)),
  );
  return { items, end: base + offset(count) };
};

/** A DICT of whole numbers; reals are passed over, since nothing needed here is one. */
const dictOf = (bytes) => {
  const entries = {};
  let operands = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at];
    at += 1;
    if (first === 12) {
      entries[`12 ${bytes[at]}`] = operands;
      operands = [];
      at += 1;
    } else if (first <= 21) {
      entries[first] = operands;
      operands = [];
    } else if (first === 28) {
      operands.push(bytes.readInt16BE(at));
      at += 2;
    } else if (first === 29) {
      operands.push(bytes.readInt32BE(at));
      at += 4;
    } else if (first === 30) {
      while ((bytes[at] & 15) !== 15 && bytes[at] >> 4 !== 15) at += 1;
      at += 1;
      operands.push(NaN);
    } else if (first <= 246) operands.push(first - 139);
    else {
      operands.push(
        first <= 250 ? (first - 247) * 256 + bytes[at] + 108 : -(first - 251) * 256 - bytes[at] - 108,
      );
      at += 1;
    }
  }
  return entries;
};

/** Glyph numbers of the basic plane (a cmap subtable of format 4). */
const glyphNumbers = (cmap, characters) => {
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4)),
  );
  const table = subtables.find((subtable) => subtable.readUInt16BE(0) === 4);
  if (!table) throw new Error('the font maps no characters of the basic plane');
  const segments = table.readUInt16BE(6) / 2;
  const at = (row, segment) => 14 + (row * segments + segment) * 2 + (row > 0 ? 2 : 0);
  const glyphOf = (code) => {
    for (let segment = 0; segment < segments; segment += 1) {
      const first = table.readUInt16BE(at(1, segment));
      if (code > table.readUInt16BE(at(0, segment)) || code < first) continue;
      const delta = table.readInt16BE(at(2, segment));
      const range = table.readUInt16BE(at(3, segment));
      if (range === 0) return (code + delta) & 0xffff;
      return (table.readUInt16BE(at(3, segment) + range + (code - first) * 2) + delta) & 0xffff;
    }
    throw new Error(`the font has no character ${code}`);
  };
  return characters.map((character) => glyphOf(character.codePointAt(0)));
};

/** Outlines of `characters`, by character, as SVG path data in font units (y upwards). */
export const outlinesOfFont = (font, characters) => {
  const tables = tablesOf(font);
  const cff = tables['CFF '];
  const names = indexAt(cff, cff[2]);
  const tops = indexAt(cff, names.end);
  const strings = indexAt(cff, tops.end);
  const globals = indexAt(cff, strings.end);
  const top = dictOf(tops.items[0]);
  const charstrings = indexAt(cff, top[17][0]).items;
  const [privateLength, privateStart] = top[18];
  const privates = dictOf(cff.subarray(privateStart, privateStart + privateLength));
  const locals = privates[19] ? indexAt(cff, privateStart + privates[19][0]).items : [];
  const glyphs = glyphNumbers(tables.cmap, characters);
  return Object.fromEntries(
    characters.map((character, index) => [
      character,
      outlineOf(charstrings[glyphs[index]], locals, globals.items),
    ]),
  );
};
