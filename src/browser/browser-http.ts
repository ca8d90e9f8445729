/**
 * `HttpPort` on this browser. Calls go by XMLHttpRequest, because fetch tells nothing of a body's progress; streams go
 * by fetch. No cookies to other origins, no cache.
 */
import { CaptureError } from '../model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../model/ports.ts';

/** The network of this browser. */
export class BrowserHttp implements HttpPort {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    return sendByXhr(request, signal);
  }

  async *stream(
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncIterable<string> {
    const response = await guarded(signal, () => fetch(url, { ...plain, headers, signal }));
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

  async reachable(origin: string, signal: AbortSignal): Promise<boolean> {
    try {
      await fetch(origin, { ...plain, mode: 'no-cors', signal });
      return true;
    } catch {
      return false;
    }
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

const plain = {
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

/** Whatever the browser throws for a failed connection is `network.offline`; an abort stays an abort, silence silence. */
const guarded = async <T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof CaptureError ? cause : new CaptureError('network.offline', { cause });
  }
};

const sendByXhr = (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const { method, url, headers, body, timeoutMs, onProgress } = request;
    const xhr = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const settle = (then: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      then();
    };
    const abort = () => {
      settle(() => {
        reject(signal.reason as Error);
      });
      xhr.abort();
    };
    // A body that still moves is not late: the clock starts anew with every piece.
    const stillAlive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        settle(() => {
          reject(new CaptureError('network.timeout'));
        });
        xhr.abort();
      }, timeoutMs);
    };
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.addEventListener('progress', stillAlive);
    if (onProgress)
      xhr.upload.addEventListener('progress', (event) => {
        stillAlive();
        onProgress(event.loaded);
      });
    xhr.addEventListener('load', () => {
      const { status, responseText } = xhr;
      settle(() => {
        resolve({ status, header: (name) => xhr.getResponseHeader(name), json: parseJson(responseText) });
      });
    });
    xhr.addEventListener('error', () => {
      settle(() => {
        reject(new CaptureError('network.offline'));
      });
    });
    signal.addEventListener('abort', abort);
    stillAlive();
    xhr.send(body);
  });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
