/**
 * `HttpPort` on this browser. Calls go by XMLHttpRequest, because fetch tells nothing of a body's progress; streams go
 * by fetch. No cookies to other origins, no cache.
 */
import { CaptureError } from '../model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../model/ports.ts';
import { plainRequest } from './plain-request.ts';

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
    // Only a session with two devices is followed.
    const { textStream } = await import('./text-stream.ts');
    yield* textStream(url, headers, signal);
  }

  async reachable(origin: string, signal: AbortSignal): Promise<boolean> {
    try {
      await fetch(origin, { ...plainRequest, mode: 'no-cors', signal });
      return true;
    } catch {
      return false;
    }
  }
}

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
