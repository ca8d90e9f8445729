/** Calls a sandbox in another process with as little as possible in between. It keeps connections and judges nothing. */
import { Agent, request } from 'node:http';

/** Header of a body that is JSON. */
export const json = { 'Content-Type': 'application/json' };

const agent = new Agent({ keepAlive: true });

/** One call, answered with JSON or nothing. @throws {Error} for a status of 300 and more */
export const call = (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<Record<string, unknown>> =>
  new Promise((done, failed) => {
    const outgoing = request(
      url,
      { method, agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if ((response.statusCode ?? 500) < 300) done(JSON.parse(text || '{}') as Record<string, unknown>);
          else failed(new Error(`${method} ${url}: ${String(response.statusCode)} ${text}`));
        });
      },
    );
    outgoing.on('error', failed);
    outgoing.end(body);
  });

/** Closes the connections that were kept. */
export const hangUp = (): void => {
  agent.destroy();
};
