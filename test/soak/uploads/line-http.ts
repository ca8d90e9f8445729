/**
 * `HttpPort` of one device on a bad line: no more of a body is on its way at once than a slow line holds, every byte that
 * leaves is counted, and an answer ends a body that nobody reads any more. Nothing goes wrong here by itself: each call has
 * a connection of its own, and waits as long as it takes.
 */
import { randomUUID } from 'node:crypto';
import { request, type ClientRequest } from 'node:http';
import { CaptureError } from '../../../src/model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../../../src/model/ports.ts';
import { lineHeader, type BadLine } from './bad-line.ts';

/** What is on its way at once, in bytes. */
export const windowBytes = 64_000;

/** A body leaves in pieces of so many bytes. */
export const pieceBytes = 16_000;

/** The network of one device. */
export class LineHttp implements HttpPort {
  readonly #line: BadLine;
  /** Bytes of uploads that have left. */
  sentBytes = 0;

  constructor(line: BadLine) {
    this.#line = line;
  }

  async send(
    { method, url, headers, body, onProgress }: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const id = randomUUID();
    const bytes = body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : Buffer.from(body ?? '');
    const isUpload = body instanceof Blob;
    signal.throwIfAborted();
    const length = body === null ? {} : { 'Content-Length': String(bytes.length) };
    const outgoing = request(url, {
      method,
      headers: { ...headers, ...length, [lineHeader]: id },
      agent: false,
    });
    const answer = answerTo(outgoing);
    const isOver = answer.then(
      () => 'over' as const,
      () => 'over' as const,
    );
    for (let sent = 0; sent < bytes.length;) {
      const piece = bytes.subarray(sent, sent + pieceBytes);
      const room = this.#line.taken(id, sent + piece.length - windowBytes).then(() => 'room' as const);
      if ((await Promise.race([isOver, room])) === 'over') break;
      outgoing.write(piece);
      sent += piece.length;
      if (isUpload) this.sentBytes += piece.length;
      onProgress?.(sent);
    }
    if (!outgoing.destroyed) outgoing.end();
    const answered = await answer;
    if (!outgoing.writableFinished) outgoing.destroy();
    return answered;
  }

  /** Nothing is followed here. */
  stream(): AsyncIterable<string> {
    throw new CaptureError('network.bad_response');
  }

  reachable(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** The whole answer. @throws {CaptureError} `network.offline` */
const answerTo = (outgoing: ClientRequest): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const lost = (): void => {
      reject(new CaptureError('network.offline'));
    };
    outgoing.on('error', lost);
    outgoing.on('close', lost);
    outgoing.on('response', (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('error', lost);
      incoming.on('end', () => {
        resolve({
          status: incoming.statusCode ?? 0,
          header: (name) => incoming.headers[name.toLowerCase()]?.toString() ?? null,
          json: parseJson(Buffer.concat(pieces).toString()),
        });
      });
    });
  });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
