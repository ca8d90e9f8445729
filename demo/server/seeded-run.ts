/**
 * A run that can be repeated: ids, secrets and times follow from a number and from the requests, in their order. For
 * tests only: whoever knows the number knows every secret of such a sandbox.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawingFrom, sameSecret, type RandomSource } from './secrets.ts';
import type { Clock } from './clock.ts';
import type { Storage } from './storage/storage.ts';

/** When every seeded run begins. */
const beginningMs = Date.parse('2026-01-01T00:00:00.000Z');

/** What the clock goes on by with each request. */
const stepMs = 1000;

/** Header by which the sandbox knows its own scripted people again. */
const scriptHeader = 'Idv-Sandbox-Script';

/** Requests that count: those of the APIs. How often a page or a health check is asked for is no part of a script. */
const countedPaths = /^\/(?:api\/|verify\/[^/]+\/|verify\/code$|demo\/)/;

/** The clock and the randomness of one seeded run. */
export class SeededRun implements Clock {
  readonly #key: Buffer;
  readonly #ownMark = randomUUID();
  readonly #momentMs = new AsyncLocalStorage<number>();
  #nowMs = beginningMs;
  #requests = 0;

  /** `starts` is how often the same data directory was started before; each start draws other bytes. */
  constructor(seed: number, starts: number) {
    this.#key = createHash('sha256')
      .update(`idv-capture seed ${String(seed)} start ${String(starts)}`)
      .digest();
  }

  /** The time of the request that arrived last; for a scripted person's requests, that of their session. */
  now(): number {
    return this.#momentMs.getStore() ?? this.#nowMs;
  }

  /** Lets the clock begin where the records end, so that time does not run backwards over a restart. */
  async resume(storage: Storage): Promise<void> {
    for (const { updatedAtMs } of await storage.sessions()) this.#nowMs = Math.max(this.#nowMs, updatedAtMs);
  }

  /** Serves a request: the clock goes on, and the request draws from bytes that are its own. */
  async serve(request: Request, answer: () => Response | Promise<Response>): Promise<Response> {
    const own = this.#ownRequest(request.headers.get(scriptHeader));
    if (own) return this.#momentMs.run(own.atMs, () => this.within(own.name, answer));
    if (!countedPaths.test(new URL(request.url).pathname)) return this.within('uncounted', answer);
    this.#nowMs += stepMs;
    this.#requests += 1;
    const nowMs = this.#nowMs;
    const response = await this.within(`request ${String(this.#requests)}`, answer);
    // Node adds the time of the day where there is none.
    response.headers.set('Date', new Date(nowMs).toUTCString());
    return response;
  }

  /** Runs `work` with the source of that name. Work that no request began has a name of its own, too. */
  within<T>(name: string, work: () => T): T {
    return drawingFrom(this.sourceOf(name), work);
  }

  /** The source of a name: the same bytes for the same seed, whatever else goes on. */
  sourceOf(name: string): RandomSource {
    let block = 0;
    let rest = Buffer.alloc(0);
    return {
      draw: (byteCount) => {
        while (rest.length < byteCount) {
          const next = createHmac('sha256', this.#key)
            .update(`${name} ${String(block)}`)
            .digest();
          rest = Buffer.concat([rest, next]);
          block += 1;
        }
        const drawn = Buffer.from(rest.subarray(0, byteCount));
        rest = rest.subarray(byteCount);
        return drawn;
      },
      apart: (other) => this.sourceOf(`apart ${other}`),
    };
  }

  /** Headers of a request that the sandbox makes to itself: it takes place at that time and does not count. */
  ownHeaders(name: string, atMs: number): Readonly<Record<string, string>> {
    return { [scriptHeader]: `${this.#ownMark} ${String(atMs)} ${name}` };
  }

  #ownRequest(header: string | null): { readonly atMs: number; readonly name: string } | null {
    const { mark, at, name } = /^(?<mark>\S+) (?<at>\d+) (?<name>.+)$/.exec(header ?? '')?.groups ?? {};
    if (!mark || !name || !sameSecret(mark, this.#ownMark)) return null;
    return { atMs: Number(at), name };
  }
}

/** The seeded run of a data directory, which remembers how often it was started. */
export const openSeededRun = async (seed: number, dataDir: string): Promise<SeededRun> => {
  const file = join(dataDir, 'seeded-starts');
  const starts = Number(await readFile(file, 'utf8').catch(() => '0'));
  await writeFile(file, String(starts + 1));
  return new SeededRun(seed, starts);
};
