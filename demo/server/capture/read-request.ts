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
  const tooLong = (): ProtocolError =>
    new ProtocolError('server.refused', { status: 413, detail: 'The request is too long.' });
  const pieces: Uint8Array[] = [];
  for await (const piece of readPieces(c, maxJsonBytes, tooLong)) pieces.push(piece);
  return new TextDecoder().decode(Buffer.concat(pieces));
};

/**
 * The body piece by piece. As soon as it turns out to be longer than `maxBytes` the rest is not read.
 *
 * @throws {ProtocolError} what `tooLong` makes, or `upload.incomplete` when the connection breaks
 */
export async function* readPieces(
  c: CaptureContext,
  maxBytes: number,
  tooLong: () => ProtocolError,
): AsyncGenerator<Uint8Array> {
  if (Number(c.req.header('Content-Length') ?? 0) > maxBytes) throw tooLong();
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = c.req.raw.body?.getReader();
  let length = 0;
  try {
    for (;;) {
      // The connection broke in the middle: nobody reads the answer, but it is no failure of the server's.
      const piece = await reader?.read().catch(() => {
        throw new ProtocolError('upload.incomplete');
      });
      if (!piece || piece.done) return;
      length += piece.value.length;
      if (length > maxBytes) throw tooLong();
      yield piece.value;
    }
  } finally {
    // Whoever stops in the middle does not want the rest.
    await reader?.cancel().catch(() => undefined);
  }
}
