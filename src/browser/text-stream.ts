/** The body of an answer as text, piece by piece: for server-sent events. Loaded when a session is followed. */
import { CaptureError } from '../model/errors.ts';
import { plainRequest } from './plain-request.ts';

/** @throws {CaptureError} `network.bad_response` unless 200, `network.*` */
export async function* textStream(
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const response = await guarded(signal, () => fetch(url, { ...plainRequest, headers, signal }));
  if (!response.ok || !response.body) throw new CaptureError('network.bad_response');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { value, done } = await guarded(signal, () => unlessSilent(reader.read()));
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * Longest silence of a stream, in milliseconds: heartbeats come every 15 s, so it is dead or held back by then. Who
 * cannot wait as long stops listening earlier.
 */
const silenceMs = 40_000;

const unlessSilent = async <T>(reading: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new CaptureError('network.timeout'));
    }, silenceMs);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whatever the browser throws for a failed connection is `network.offline`; an abort stays an abort, silence silence. */
const guarded = async <T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof CaptureError ? cause : new CaptureError('network.offline', { cause });
  }
};
