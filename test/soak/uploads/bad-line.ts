/**
 * A line between devices and a sandbox that breaks, and behind which a server is sometimes overloaded: a small proxy. What
 * goes wrong follows from each device's own seed, so that devices do not disturb each other's luck.
 */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seeded } from '../../fixtures/seeded.ts';

/** How often which fault meets a call about a capture. */
const share = { cut: 0.1, unavailable: 0.05, rateLimited: 0.05 };

/** Name of the header by which the line tells requests apart; it goes no further. */
export const lineHeader = 'x-line-request';

/** What went wrong with one call. `early`: before anything of the body was taken. */
export interface LineFault {
  readonly kind: 'cut' | 'cut-answer' | 'refused-early' | 'refused-late';
  readonly method: string;
  /** Bytes of its body that the line had taken by then. */
  readonly takenBytes: number;
}

interface Caller {
  readonly random: () => number;
  readonly faults: LineFault[];
}

/** How much of a body the line has taken, and who waits for more. */
interface Passage {
  takenBytes: number;
  moved: () => void;
}

/** The proxy. */
export class BadLine {
  readonly #server: Server;
  readonly #behind: string;
  readonly #callers = new Map<string, Caller>();
  readonly #passages = new Map<string, Passage>();

  private constructor(server: Server, behind: string) {
    this.#server = server;
    this.#behind = behind;
  }

  /** A line to that server. */
  static async to(behind: string): Promise<BadLine> {
    const server = createServer();
    const line = new BadLine(server, behind);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      // A request whose body was left half read has no socket any more.
      const { socket } = incoming;
      line.#pass(incoming, outgoing).catch(() => {
        socket.destroy();
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Gives the device at that address a bad line of its own; the others have a good one. */
  spoilFor(path: string, seed: number): readonly LineFault[] {
    const faults: LineFault[] = [];
    this.#callers.set(path, { random: seeded(seed), faults });
    return faults;
  }

  /** Resolves once the line has taken so much of a request's body. */
  async taken(requestId: string, bytes: number): Promise<void> {
    const passage = this.#passageOf(requestId);
    while (passage.takenBytes < bytes)
      await new Promise<void>((resolve) => {
        passage.moved = resolve;
      });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { socket } = incoming;
    const { [lineHeader]: id, ...headers } = incoming.headers;
    const { method = '', url = '' } = incoming;
    const bodyBytes = Number(headers['content-length'] ?? 0);
    const passage = this.#passageOf(String(id));
    const caller = /\/(captures\/|session$)/.test(url) ? this.#callerOf(url) : undefined;
    const fate = caller?.random() ?? 1;
    const where = caller?.random() ?? 0;
    const note = (kind: LineFault['kind'], takenBytes: number): void =>
      void caller?.faults.push({ kind, method, takenBytes });
    const isCut = fate < share.cut;
    const isRefused = !isCut && fate < share.cut + share.unavailable + share.rateLimited;
    if (isRefused) {
      const isLimit = fate >= share.cut + share.unavailable;
      // A limit refuses by the headers alone; a server that fails may have read everything before.
      const isLate = !isLimit && where < 0.5;
      note(isLate ? 'refused-late' : 'refused-early', isLate ? bodyBytes : 0);
      if (isLate) for await (const piece of incoming) take(passage, piece as Buffer);
      const status = isLimit ? 429 : ([500, 502, 503, 504][Math.floor(where * 8) % 4] ?? 503);
      outgoing.writeHead(status, { Connection: 'close', ...(isLimit ? { 'Retry-After': '2' } : {}) }).end();
      return;
    }
    // Half of the cuts come in the body, the others before the answer.
    const cutAt = isCut && where < 0.5 ? Math.floor(where * 2 * bodyBytes) : null;
    if (isCut) note(cutAt === null ? 'cut-answer' : 'cut', cutAt ?? bodyBytes);
    const onward = request(this.#behind + url, { method, headers, agent: false });
    const answer = once(onward, 'response') as Promise<[IncomingMessage]>;
    const early = { isAnswered: false };
    const answeredOrLost = answer.then(
      () => void (early.isAnswered = true),
      () => undefined,
    );
    incoming.on('close', () => {
      if (!incoming.complete) onward.destroy();
    });
    let passedBytes = 0;
    // Whoever answers early wants no more of it: the rest stays where it is, and the answer goes back.
    for await (const read of incoming.iterator({ destroyOnReturn: false })) {
      const piece = read as Buffer;
      const isEnd = cutAt !== null && passedBytes + piece.length >= cutAt;
      const passed = isEnd ? piece.subarray(0, cutAt - passedBytes) : piece;
      passedBytes += passed.length;
      const written = new Promise<void>((resolve) => {
        onward.write(passed, () => {
          resolve();
        });
      });
      await Promise.race([written, answeredOrLost]);
      if (early.isAnswered && !isCut) break;
      take(passage, piece);
      if (isEnd) break;
    }
    if (cutAt !== null) {
      onward.destroy();
      socket.destroy();
      return;
    }
    if (!early.isAnswered) onward.end();
    const [answered] = await answer;
    if (isCut) {
      answered.resume();
      await once(answered, 'end');
      socket.destroy();
      return;
    }
    outgoing.writeHead(answered.statusCode ?? 502, { ...answered.headers, connection: 'close' });
    for await (const piece of answered) outgoing.write(piece);
    outgoing.end();
    if (!onward.writableEnded) onward.destroy();
  }

  #callerOf(url: string): Caller | undefined {
    return [...this.#callers].find(([path]) => url.startsWith(`${path}/`))?.[1];
  }

  #passageOf(requestId: string): Passage {
    const known = this.#passages.get(requestId) ?? { takenBytes: 0, moved: () => undefined };
    this.#passages.set(requestId, known);
    return known;
  }
}

const take = (passage: Passage, piece: Buffer): void => {
  passage.takenBytes += piece.length;
  passage.moved();
};
