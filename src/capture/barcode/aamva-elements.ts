/**
 * The gate before a card's text, and the elements behind it. A text that does not begin with the standard's header is no
 * card's, whatever else it holds; elements are taken by their place at a line's start, never from the middle of a value.
 */

/** A card's text taken apart. */
export interface AamvaElements {
  readonly issuerNumber: string;
  /** Driving licence or identification card; null where the directory names neither. */
  readonly kind: 'DL' | 'ID' | null;
  /** By three-letter id, trimmed, never empty. */
  readonly elements: ReadonlyMap<string, string>;
}

/**
 * Compliance mark, line feed, record and segment separators (some issuers leave one out or add a space), file type,
 * issuer, version. Version 1 has no jurisdiction version before the number of subfiles.
 *
 * @see AAMVA DL/ID Card Design Standard (2020), D.12.3
 */
const header = /^@[\n\r\u001c\u001e ]{1,6}(?:ANSI |AAMVA ?)(\d{6})(\d{2})(\d{2})?(\d{2})(?=[A-Z])/;
/** One entry of the directory: kind, offset, length. Offsets of real cards are often wrong: only the kind is used. */
const directoryEntry = /^([A-Z]{2})\d{8}/;
const subfileKinds = ['DL', 'ID'] as const;
const elementLine = /^(D[A-D][A-Z])([^]*)$/;
/** More than the largest PDF417 symbol holds. */
const mostCharacters = 2800;
/** Longer than any element of the standard. */
const mostValueCharacters = 120;
const unprintable = /[\u0000-\u001f\u007f]/;

/** A text taken apart, or null where it is not a card's. */
export const aamvaElements = (text: string): AamvaElements | null => {
  const begin = text.length > mostCharacters ? null : header.exec(text);
  if (begin === null) return null;
  let rest = text.slice(begin[0].length);
  let kind: AamvaElements['kind'] = null;
  for (;;) {
    const [entry, name] = directoryEntry.exec(rest) ?? [];
    if (entry === undefined) break;
    kind ??= subfileKinds.find((known) => known === name) ?? null;
    rest = rest.slice(entry.length);
  }
  const elements = new Map<string, string>();
  for (const line of rest.split(/[\n\r\u001e]+/)) {
    const withoutKind = subfileKinds.some((name) => line.startsWith(`${name}D`)) ? line.slice(2) : line;
    const [, id = '', raw = ''] = elementLine.exec(withoutKind) ?? [];
    const value = raw.trim();
    if (id === '' || value === '' || value.length > mostValueCharacters || unprintable.test(value)) continue;
    if (!elements.has(id)) elements.set(id, value);
  }
  const [, issuerNumber = ''] = begin;
  return elements.size === 0 ? null : { issuerNumber, kind, elements };
};
