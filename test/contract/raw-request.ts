/** Requests as they are: what `fetch` would correct or refuse to send reaches the server. */
import { Agent, request as httpRequest, type OutgoingHttpHeaders } from 'node:http';

/** A request, byte for byte. `path` is sent as it is. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** An answer, not yet understood. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One server, over connections that stay open. */
export class RawClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  send({ method, path, headers, body }: RawRequest): Promise<RawAnswer> {
    const { hostname, port } = this.#url;
    const length: OutgoingHttpHeaders =
      body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        { agent: this.#agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (incoming) => {
          const pieces: Buffer[] = [];
          incoming.on('data', (piece: Buffer) => pieces.push(piece));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const answered = new Headers();
            for (const [name, value] of Object.entries(incoming.headers))
              if (value !== undefined) answered.set(name, String(value));
            resolve({
              status: incoming.statusCode ?? 0,
              headers: answered,
              text: Buffer.concat(pieces).toString('utf8'),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
