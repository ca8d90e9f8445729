/** Reading a request's body with a limit. What is too long or breaks off is told in the caller's own errors. */

/** The errors of whoever reads. */
export interface BodyProblems {
  /** There is more than was allowed. */
  readonly tooLong: () => Error;
  /** The connection broke in the middle: nobody reads the answer, but it is no failure of the server's. */
  readonly broken: () => Error;
}

/**
 * The body piece by piece. As soon as it turns out to be longer than `maxBytes` the rest is not read.
 *
 * @throws {Error} one of `problems`
 */
export async function* bodyPieces(
  request: Request,
  maxBytes: number,
  problems: BodyProblems,
): AsyncGenerator<Uint8Array> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) throw problems.tooLong();
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = request.body?.getReader();
  let length = 0;
  try {
    for (;;) {
      const piece = await reader?.read().catch(() => {
        throw problems.broken();
      });
      if (!piece || piece.done) return;
      length += piece.value.length;
      if (length > maxBytes) throw problems.tooLong();
      yield piece.value;
    }
  } finally {
    // Whoever stops in the middle does not want the rest.
    await reader?.cancel().catch(() => undefined);
  }
}

/** A short body as text; `null` where there is more of it, or less than was announced. The rest is not read then. */
export const shortBody = async (request: Request, maxBytes: number): Promise<string | null> => {
  const refusal = new Error('no short body');
  const problems: BodyProblems = { tooLong: () => refusal, broken: () => refusal };
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of bodyPieces(request, maxBytes, problems)) pieces.push(piece);
  } catch (error) {
    if (error === refusal) return null;
    throw error;
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
};
