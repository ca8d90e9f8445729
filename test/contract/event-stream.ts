/** One open stream of a session, read as a browser would. */
import { expect } from 'vitest';
import { sessionWire, type SessionWire } from '../../src/session/schema.ts';
import type { Device } from './device.ts';

/** Closed by whoever has opened it. */
export class EventStream {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #abort: AbortController;
  #rest = '';
  /** Id of the newest session. */
  lastId = '';

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    const { body } = response;
    if (!body) throw new Error('no stream');
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** `lastId`: what the client has seen before, where it comes back. */
  static async open(device: Device, lastId?: string): Promise<EventStream> {
    const abort = new AbortController();
    const response = await device.fetch('GET', '/events', {
      headers: {
        Accept: 'text/event-stream',
        ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }),
      },
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    return new EventStream(response, abort);
  }

  /** The next block of text, or `null` at the end. */
  async block(): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        return block;
      }
      const { value, done } = await this.#reader.read();
      if (done) return null;
      this.#rest += value;
    }
  }

  /** The next session, past signs of life. */
  async session(): Promise<SessionWire> {
    for (;;) {
      const block = await this.block();
      if (block === null) throw new Error('the stream has ended');
      if (block.startsWith(':')) continue;
      const [id = '', event, data] = block.split('\n');
      expect(event).toBe('event: session');
      const session = sessionWire.parse(JSON.parse((data ?? '').replace('data: ', '')));
      expect(id).toMatch(new RegExp(`^id: ${String(session.revision)}\\.[01]\\.[a-z-]*$`));
      this.lastId = id.replace('id: ', '');
      return session;
    }
  }

  /** Reads on until a session is as wanted; changes that follow each other may arrive as one. */
  async until(isWanted: (session: SessionWire) => boolean): Promise<SessionWire> {
    for (;;) {
      const session = await this.session();
      if (isWanted(session)) return session;
    }
  }

  /** Reads to the end; what comes before it does not matter. */
  async end(): Promise<void> {
    while ((await this.block()) !== null);
  }

  close(): void {
    this.#abort.abort();
  }
}
