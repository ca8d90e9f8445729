/** A desktop that waits for its phone, over sockets of its own: what a browser does of it, without the browser. */
import { randomBytes } from 'node:crypto';
import { request, type ClientRequest } from 'node:http';
import { call, json } from '../json-call.ts';

const newSecret = (): string => randomBytes(32).toString('base64url');

const claim = (captureUrl: string, kind: 'desktop' | 'phone', number?: number) =>
  call(
    `${captureUrl}/claim`,
    'POST',
    json,
    JSON.stringify({
      device_key: newSecret(),
      device: { kind, label: 'Bench' },
      language: 'en',
      ...(number === undefined ? {} : { number }),
    }),
  );

/** One session whose desktop shows a code and listens. Its stream is never opened a second time. */
export class WaitingDesktop {
  readonly #captureUrl: string;
  readonly #credential: string;
  readonly #link: { readonly captureUrl: string; readonly number: number };
  #stream: ClientRequest | null = null;
  #text = '';
  #heardAtMs: number | null = null;
  #resolveHeard: () => void = () => undefined;
  /** Whether the sandbox has ended the stream, or it broke. */
  isDropped = false;
  /** Settles when the stream has told that the phone has the session. */
  readonly heard = new Promise<void>((resolve) => {
    this.#resolveHeard = resolve;
  });

  private constructor(
    captureUrl: string,
    credential: string,
    link: { readonly captureUrl: string; readonly number: number },
  ) {
    this.#captureUrl = captureUrl;
    this.#credential = credential;
    this.#link = link;
  }

  /** A desktop that has claimed the session and made a link for the phone; it does not listen yet. */
  static async at(captureUrl: string): Promise<WaitingDesktop> {
    const { credential } = await claim(captureUrl, 'desktop');
    const { capture_url, number } = await call(
      `${captureUrl}/handoff`,
      'POST',
      { ...json, Authorization: `Bearer ${String(credential)}` },
      JSON.stringify({ purpose: 'show', fresh: true, language: 'en', theme: null }),
    );
    return new WaitingDesktop(captureUrl, String(credential), {
      captureUrl: String(capture_url).split('?')[0] ?? '',
      number: Number(number),
    });
  }

  /** Opens the stream and waits for its first snapshot. */
  listen(): Promise<void> {
    return new Promise((opened, failed) => {
      const stream = request(`${this.#captureUrl}/events`, {
        agent: false,
        headers: { Accept: 'text/event-stream', Authorization: `Bearer ${this.#credential}` },
      });
      this.#stream = stream;
      stream.on('error', (error) => {
        this.isDropped = true;
        failed(error);
      });
      stream.on('response', (response) => {
        if (response.statusCode !== 200)
          failed(new Error(`the stream answered ${String(response.statusCode)}`));
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          this.#read(piece);
          if (this.#text.includes('"holder":"this_device"')) opened();
        });
        response.on('close', () => {
          this.isDropped = true;
        });
      });
      stream.end();
    });
  }

  /** The phone takes the session; answers how long after its request was answered the stream told, in milliseconds. */
  async join(): Promise<number> {
    await claim(this.#link.captureUrl, 'phone', this.#link.number);
    const answeredAtMs = performance.now();
    await this.heard;
    return Math.max(0, (this.#heardAtMs ?? 0) - answeredAtMs);
  }

  hangUp(): void {
    this.#stream?.destroy();
  }

  #read(piece: string): void {
    this.#text = (this.#text + piece).slice(-20_000);
    if (this.#heardAtMs !== null || !this.#text.includes('"holder":"other_device"')) return;
    this.#heardAtMs = performance.now();
    this.#resolveHeard();
  }
}
