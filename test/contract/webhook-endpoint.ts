/** The integrator's own webhook endpoint: keeps what comes in and answers as a test tells it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './backend.ts';

/** Listens on a free port; what is not told otherwise is answered with 204. */
export class WebhookEndpoint {
  readonly requests: { readonly headers: Json; readonly body: string }[] = [];
  answers: number[] = [];
  #isHolding = false;
  #release: () => void = () => undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        this.requests.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
        const answer = (): void => {
          response.writeHead(this.answers.shift() ?? 204).end();
        };
        if (this.#isHolding) this.#release = answer;
        else answer();
        this.#isHolding = false;
      });
    });
  }

  /** Leaves the next request without an answer until `release`. */
  holdNext(): void {
    this.#isHolding = true;
  }

  /** Answers the request that is held. */
  release(): void {
    this.#release();
  }

  /** The address to send to. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/hook`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
