/**
 * Looks through a PDF for what it must not have: it cannot be drawn anew here, so what could act is refused. This is a
 * search and no parser, strict where in doubt; README.md says what it does not find. It draws nothing, changes nothing.
 */
import { FileRefused } from './file-refused.ts';
import { packedTexts, PdfTooDense } from './pdf-streams.ts';

/** Separates names (ISO 32000-1, 7.2.2): whitespace and delimiters. */
const afterName = String.raw`(?=[\0\t\n\f\r ()<>[\]{}/%]|$)`;

const names = (...words: readonly string[]): RegExp => new RegExp(`/(?:${words.join('|')})${afterName}`);

/** What acts, carries other files or hides all of it; long enough not to stand in packed bytes by chance. */
const forbidden = names(
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'GoToE', 'GoToR'],
  ...['EmbeddedFiles?', 'RichMedia', 'Encrypt'],
);

/** Names so short that a picture's bytes have them by chance: looked for outside of streams only. */
const forbiddenOutside = names('JS', 'AA', 'XFA');

/** The end of the file: the address of its table of objects, then nothing. */
const wholeEnd = /startxref\s{1,8}\d{1,10}\s{1,8}%%EOF[\0\s]{0,1024}$/;

/** Longest end that is looked at, in characters. */
const endLength = 2048;

/** How much of an action's object is looked at, in characters. */
const actionLength = 400;

/** @throws {FileRefused} `upload.rejected_type` for what is no whole, plain PDF */
export const inspectPdf = async (bytes: Uint8Array): Promise<void> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!wholeEnd.test(file.subarray(-endLength).toString('latin1'))) refuse('The PDF is not complete.');
  if (isArchive(file)) refuse('The PDF is an archive as well.');
  const raw = file.toString('latin1');
  const outside = plainNames(withoutStreams(raw));
  const packed = await packedTexts(file, raw).catch((error: unknown) => {
    if (error instanceof PdfTooDense) return refuse(error.message);
    throw error;
  });
  const texts = [outside, ...packed.map(plainNames)];
  const found = forbidden.exec(plainNames(raw)) ?? first(texts, forbidden) ?? first(texts, forbiddenOutside);
  if (found) refuse(`The PDF has ${found[0]}.`);
  if (opensWithAction(texts)) refuse('The PDF acts when it is opened.');
};

const refuse = (detail: string): never => {
  throw new FileRefused('upload.rejected_type', detail);
};

const first = (texts: readonly string[], pattern: RegExp): RegExpExecArray | null => {
  for (const text of texts) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
};

/** Most escapes of a text; by chance, ten megabytes have some hundreds. */
const maxEscapes = 50_000;

/** Names without their `#xx` escapes; other text is bent by it, which only makes the search stricter. */
const plainNames = (text: string): string => {
  // Counted first: replacing gathers them all before the first one is looked at, which takes seconds for a million.
  const escape = /#[0-9A-Fa-f]{2}/g;
  for (let escapes = 0; escape.test(text); escapes += 1)
    if (escapes >= maxEscapes) refuse('The PDF has too many escapes.');
  return text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
};

/** The file without what stands in its streams. One without an end hides nothing. */
const withoutStreams = (raw: string): string => {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = raw.indexOf('stream', from);
    const end = start === -1 ? -1 : raw.indexOf('endstream', start + 6);
    if (end === -1) return [...kept, raw.slice(from)].join(' ');
    kept.push(raw.slice(from, start));
    from = end + 'endstream'.length;
  }
};

/** Most of them in a file: a document has one, and one more for each time it was changed. */
const maxOpenActions = 20;

/** Most places of a file that say what those objects are. */
const maxTargets = 1000;

/**
 * Whether the document begins with anything but going to a page: an action that is not found counts as one. Counted over
 * all texts: there may be ten thousand, and each action would be looked for in all of them.
 */
const opensWithAction = (texts: readonly string[]): boolean => {
  const objects = new Set<string>();
  let found = 0;
  for (const text of texts)
    for (const { groups } of text.matchAll(openAction)) {
      if ((found += 1) > maxOpenActions) return true;
      const { action = '', object } = groups ?? {};
      if (object !== undefined) objects.add(object);
      else if (!action.startsWith('[') && !(action.startsWith('<<') && goesToPage.test(action))) return true;
    }
  return objects.size > 0 && someActs(texts, objects);
};

const openAction = new RegExp(
  String.raw`/OpenAction\s*(?:(?<object>\d{1,10})\s+\d{1,5}\s+R|(?<action>[^]{0,${String(actionLength)}}))`,
  'g',
);

/** A place in the document, or the one action that leads to such a place. */
const goesToPage = /^\s*(?:\[|null|<<[^]*\/S\s*\/GoTo[\s/>])/;

/**
 * Whether one of those objects does anything else, or is nowhere but perhaps in a stream of objects. A changed document has
 * an object twice, and which of them counts its table says: each has to be harmless.
 */
const someActs = (texts: readonly string[], objects: ReadonlySet<string>): boolean => {
  const heading = new RegExp(String.raw`(?<!\d)(${[...objects].join('|')})\s+\d{1,5}\s+obj`, 'g');
  const known = new Set<string>();
  let found = 0;
  for (const text of texts)
    for (const { 0: whole, 1: object = '', index } of text.matchAll(heading)) {
      const from = index + whole.length;
      if ((found += 1) > maxTargets || !goesToPage.test(text.slice(from, from + actionLength))) return true;
      known.add(object);
    }
  return known.size < objects.size;
};

/** Whether the end of the file is also that of a ZIP archive, which is read from there. */
const isArchive = (file: Buffer): boolean => {
  const tail = file.subarray(-(65_535 + 22));
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return at !== -1 && at + 22 <= tail.length;
};
