/** Reading what a client sends, with the schemas of the wire and with limits. */
import { bodyPieces } from '../body-pieces.ts';
import type { CaptureContext } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** Longest JSON body, in bytes. */
const maxJsonBytes = 64_000;

/** What is needed of a zod schema. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** @throws {ProtocolError} `server.refused` with 422 when the value is not what the schema describes */
export const parseWith = <T>(schema: Schema<T>, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'The request is not what the protocol describes.',
    });
  return parsed.data;
};

/** @throws {ProtocolError} `server.refused` with 400 when the text is no JSON; an empty text is an empty object */
export const parseJson = (text: string): unknown => {
  try {
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    throw new ProtocolError('server.refused', { status: 400, detail: 'The request is no JSON.' });
  }
};

/** The body of a JSON request. @throws {ProtocolError} `server.refused` with 413 */
export const readText = async (c: CaptureContext): Promise<string> => {
  const tooLong = (): ProtocolError =>
    new ProtocolError('server.refused', { status: 413, detail: 'The request is too long.' });
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(c, maxJsonBytes, tooLong)) pieces.push(piece);
  return new TextDecoder().decode(Buffer.concat(pieces));
};

/**
 * The body of an upload piece by piece.
 *
 * @throws {ProtocolError} what `tooLong` makes, or `upload.incomplete` when the connection breaks
 */
export const readPieces = (
  c: CaptureContext,
  maxBytes: number,
  tooLong: () => ProtocolError,
): AsyncGenerator<Uint8Array> =>
  bodyPieces(c.req.raw, maxBytes, { tooLong, broken: () => new ProtocolError('upload.incomplete') });
