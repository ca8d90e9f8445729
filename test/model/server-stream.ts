/** One stream of server-sent events as a device reads it: what the server writes, signs of life between, and its end. */
import { CaptureError } from '../../src/model/errors.ts';
import type { ClockPort } from '../../src/model/ports.ts';
import type { Line } from './line.ts';

/** Pause between two signs of life, in milliseconds, as the server keeps to it in real time. */
const heartbeatMs = 15_000;

/** A stream that can be cut. */
export class ServerStream {
  readonly #clock: ClockPort;
  readonly #pieces: (string | Error | null)[] = [];
  #wake: () => void = () => undefined;

  constructor(
    readonly line: Line,
    clock: ClockPort,
  ) {
    this.#clock = clock;
  }

  /** The connection breaks. */
  cut(): void {
    this.#add(new CaptureError('network.offline'));
  }

  /** Text piece by piece. Without a body it is a stream that somebody holds back. */
  async *read(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): AsyncGenerator<string> {
    const reader = body?.getReader() ?? null;
    const abort = (): void => {
      this.#add(signal.reason as Error);
    };
    signal.addEventListener('abort', abort);
    let stopBeating = reader ? this.#beat() : () => undefined;
    if (reader) void this.#pump(reader);
    try {
      for (;;) {
        const piece = this.#pieces.shift();
        if (piece === undefined) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        if (piece === null) return;
        if (piece instanceof Error) throw piece;
        stopBeating();
        stopBeating = this.#beat();
        yield piece;
      }
    } finally {
      stopBeating();
      signal.removeEventListener('abort', abort);
      await reader?.cancel().catch(() => undefined);
    }
  }

  async #pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read())
        this.#add(decoder.decode(read.value, { stream: true }));
      this.#add(null);
    } catch {
      this.cut();
    }
  }

  #beat(): () => void {
    return this.#clock.after(heartbeatMs, () => {
      this.#add(': here\n\n');
    });
  }

  #add(piece: string | Error | null): void {
    this.#pieces.push(piece);
    this.#wake();
  }
}
