/** Bodies as a bad line brings them: slowly, or only so far. Pure streams: what ends a connection is the caller's. */

type Body = ReadableStream<Uint8Array>;

/** How often a slow body moves, in milliseconds. */
const beatMs = 100;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The same body, at that many bytes a second. */
export const slowBody = (body: Body, bytesPerSecond: number): Body => {
  const mostBytes = Math.max(1, Math.round((bytesPerSecond * beatMs) / 1000));
  const reader = body.getReader();
  let rest: Uint8Array | null = null;
  return new ReadableStream({
    pull: async (controller) => {
      if (!rest) {
        const piece = await reader.read();
        if (piece.done) {
          controller.close();
          return;
        }
        rest = piece.value;
      }
      const sent = rest.subarray(0, mostBytes);
      rest = sent.length === rest.length ? null : rest.subarray(sent.length);
      await pause((sent.length / bytesPerSecond) * 1000);
      controller.enqueue(sent);
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

/** So many bytes of the body; then `end` is called, and whoever reads on learns that it has broken off. */
export const brokenBody = (body: Body, bytes: number, end: () => void): Body => {
  const reader = body.getReader();
  let left = bytes;
  const breakOff = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    end();
    controller.error(new Error('broken off by plan'));
    void reader.cancel().catch(() => undefined);
  };
  return new ReadableStream({
    pull: async (controller) => {
      if (left === 0) {
        breakOff(controller);
        return;
      }
      const piece = await reader.read();
      if (piece.done) {
        breakOff(controller);
        return;
      }
      const kept = piece.value.subarray(0, left);
      left -= kept.length;
      controller.enqueue(kept);
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

/** What a body begins with; the rest is not read. */
export const firstBytes = async (body: Body, bytes: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces).subarray(0, bytes);
};

/** A body that is open and brings nothing, as behind a proxy that waits for its end. */
export const silentBody = (body: Body): Body =>
  new ReadableStream({
    cancel: (reason) => body.cancel(reason),
  });
