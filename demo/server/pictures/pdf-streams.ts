/** The packed texts of a PDF: streams that hold objects, among which anything may be. Never more than a set amount. */
import { promisify } from 'node:util';
import { constants, createInflate, inflate } from 'node:zlib';

/** More is packed into the file than is looked through. */
export class PdfTooDense extends Error {
  override readonly name = 'PdfTooDense';
}

/** Most that all streams of a file may unpack to, in bytes. */
const maxUnpackedBytes = 50_000_000;

/** Most streams of a file. */
const maxStreams = 10_000;

/** How much of a stream's description is looked at, in characters. */
const descriptionLength = 1000;

const unpack = promisify(inflate);

/**
 * The unpacked texts of all streams that may hold objects. Such a stream begins with numbers, and may have a comment
 * before them; what it is called in the file does not count, because readers do not look at that either.
 *
 * @throws {PdfTooDense} for too much of it, for what is broken, and for objects packed in another way than Flate alone
 */
export const packedTexts = async (file: Buffer, raw: string): Promise<readonly string[]> => {
  const texts: string[] = [];
  let left = maxUnpackedBytes;
  // Streams side by side have no more bytes than the file. Those that lie in one another are unpacked again and again.
  let toRead = 2 * file.length;
  let streams = 0;
  let end = 0;
  for (let at = raw.indexOf('stream'); at !== -1; at = raw.indexOf('stream', at + 6)) {
    if (raw.startsWith('end', at - 3)) continue;
    if ((streams += 1) > maxStreams) throw new PdfTooDense('The PDF has too many streams.');
    const isDeclared = holdsObjects(raw.slice(Math.max(0, at - descriptionLength), at));
    // Looked for once for all streams that it ends: a file without any would be searched as often as it has streams.
    if (end !== -1 && end <= at) end = raw.indexOf('endstream', at);
    const body = file.subarray(bodyStart(raw, at + 6), end === -1 ? undefined : end);
    const packed = isPacked(body);
    if (packed && (toRead -= body.length) < 0)
      throw new PdfTooDense('The PDF has too many streams in one another.');
    const text = packed ? await textOf(body, left, isDeclared) : isDeclared ? body : null;
    if (text === null) continue;
    left -= text.length;
    texts.push(text.toString('latin1'));
  }
  return texts;
};

/**
 * Whether the description, which is the end of what stands before the stream, is one of objects.
 *
 * @throws {PdfTooDense} for a way of packing that is not undone here
 */
const holdsObjects = (before: string): boolean => {
  const description = before.slice(Math.max(0, before.lastIndexOf('endobj')));
  if (!/\/ObjStm\b/.test(description)) return false;
  if (/\/(?:ASCII85|ASCIIHex|LZW|RunLength|Crypt)|\/(?:A85|AHx|LZW|RL)\b|\/Predictor/.test(description))
    throw new PdfTooDense('The PDF packs its objects in an uncommon way.');
  return true;
};

/** Where the body begins: behind the word `stream` and the end of its line. */
const bodyStart = (raw: string, at: number): number => at + (raw.startsWith('\r\n', at) ? 2 : 1);

/** Begins as zlib's format does (RFC 1950). */
const isPacked = (body: Buffer): boolean =>
  body.length > 2 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE(0) % 31 === 0;

/** The text of a packed stream, `null` where it is none of objects. @throws {PdfTooDense} */
const textOf = async (body: Buffer, left: number, isDeclared: boolean): Promise<Buffer | null> => {
  if (!isDeclared && !/^[\0\s]*(?:[\d%]|$)/.test(await beginning(body))) return null;
  try {
    return await unpack(body, { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfTooDense(
      isTooLarge ? 'The PDF packs more than is looked through.' : 'A stream of the PDF is broken.',
    );
  }
};

/** The first piece that comes out of a packed stream; empty for one that is broken from the start. */
const beginning = (body: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const inflating = createInflate({ chunkSize: 1024 });
    const end = (text: string): void => {
      inflating.destroy();
      resolve(text);
    };
    inflating.once('data', (piece: Buffer) => {
      end(piece.toString('latin1'));
    });
    inflating.once('error', () => {
      end('x');
    });
    inflating.once('end', () => {
      end('x');
    });
    inflating.end(body.subarray(0, 4096));
  });
