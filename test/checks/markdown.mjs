/** The few pieces of Markdown that generated sections are made of. Pure. */

/** A cell must not hold a bar or a line break. */
export const cell = (text) => (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

/** A cell in code type; empty for nothing. */
export const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``);

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * @param {string} text
 * @param {string} name of the section
 * @param {string} section
 * @returns {string} the text with the section between its markers
 * @throws {Error} when a marker is missing
 */
export function replaceSection(text, name, section) {
  const startMarker = `<!-- ${name}:start -->`;
  const endMarker = `<!-- ${name}:end -->`;
  const start = text.indexOf(startMarker);
  const end = text.indexOf(endMarker);
  if (start === -1 || end < start)
    throw new Error(`README.md needs ${startMarker} and, after it, ${endMarker}.`);
  return `${text.slice(0, start + startMarker.length)}\n\n${section.trim()}\n\n${text.slice(end)}`;
}
