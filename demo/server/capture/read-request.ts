/** Reading what a client sends, with the schemas of the wire and with limits. */
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
  const bytes = await readBytes(c, maxJsonBytes);
  if (!bytes) throw new ProtocolError('server.refused', { status: 413, detail: 'The request is too long.' });
  return new TextDecoder().decode(bytes);
};

/**
 * The body, or `null` as soon as it turns out to be longer than `maxBytes`; the rest is not read then.
 *
 * @throws {ProtocolError} `upload.incomplete` when the connection breaks
 */
export const readBytes = async (c: CaptureContext, maxBytes: number): Promise<Buffer | null> => {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBytes) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const body = c.req.raw.body;
  if (!body) return Buffer.alloc(0);
  try {
    for await (const piece of body) {
      length += piece.length;
      if (length > maxBytes) return null;
      pieces.push(piece);
    }
  } catch {
    // The connection broke in the middle: nobody reads the answer, but it is no failure of the server's.
    throw new ProtocolError('upload.incomplete');
  }
  return Buffer.concat(pieces);
};
