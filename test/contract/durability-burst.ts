/** Many people at once at a server that is killed under them: each goes on where it was, and notes what it was told. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import { sha256Hex } from '../../demo/server/secrets.ts';
import { claimAnswerWire } from '../../src/session/schema.ts';
import { CommandProcess } from './command-process.ts';
import { jpegBytes } from './specimen-files.ts';

/** What a person has been told is kept. */
export interface Acknowledged {
  id: string | null;
  credential: string | null;
  hasConsented: boolean;
  documentType: string | null;
  /** SHA-256 of the file by its step. */
  readonly captures: Map<string, string>;
  isComplete: boolean;
}

/** The server of the moment, and the people's calls to it. */
export class Burst {
  readonly #killAfter: readonly number[];
  readonly #commandFile: string;
  readonly #dataDir: string;
  readonly #check: () => Promise<void>;
  #server: CommandProcess;
  #ready: Promise<string>;
  #acknowledgements = 0;
  #kills = 0;

  constructor(
    commandFile: string,
    dataDir: string,
    killAfter: readonly number[],
    check: () => Promise<void>,
  ) {
    this.#commandFile = commandFile;
    this.#dataDir = dataDir;
    this.#killAfter = killAfter;
    this.#check = check;
    this.#server = this.#start();
    this.#ready = this.#server.listening;
  }

  get kills(): number {
    return this.#kills;
  }

  /** Sends until there is an answer; `keep` is called with it at once, and only then a kill may come. */
  async call(
    path: string,
    init: { method: string; headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> },
    keep: (answer: unknown) => void,
  ): Promise<void> {
    for (;;) {
      const ready = this.#ready;
      const url = await ready;
      const answer = await fetch(url + path, init)
        .then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }))
        .catch(() => null);
      if (answer === null) {
        // Only a kill may break a connection.
        expect(this.#ready).not.toBe(ready);
        continue;
      }
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      keep(answer.body);
      this.#acknowledge();
      return;
    }
  }

  async end(): Promise<void> {
    await this.#ready;
    expect(await this.#server.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  }

  /** Leaves no process behind, whatever has happened. */
  async kill(): Promise<void> {
    await this.#server.end('SIGKILL');
  }

  #start(): CommandProcess {
    return new CommandProcess(this.#commandFile, ['sandbox', '--port', '0', '--data', this.#dataDir]);
  }

  #acknowledge(): void {
    this.#acknowledgements += 1;
    if (this.#acknowledgements < (this.#killAfter[this.#kills] ?? Infinity)) return;
    this.#kills += 1;
    this.#ready = this.#restart();
    // Whoever waits for it hears of a failure.
    this.#ready.catch(() => undefined);
  }

  async #restart(): Promise<string> {
    expect(await this.#server.end('SIGKILL')).toMatchObject({ stderr: '' });
    await this.#check();
    this.#server = this.#start();
    return this.#server.listening;
  }
}

/** What both providers answer to "create session", as far as it matters here. */
export const created = z.object({
  id: z.string(),
  capture_url: z.string().optional(),
  session_url: z.string().optional(),
});

/** Both providers, both environments; each key stays below its calls a minute. */
const creationOf = (person: number): { headers: Record<string, string>; body: string } => {
  const json = { 'Content-Type': 'application/json' };
  const verilock = '{"profile_id":"01234567-89ab-cdef-0123-456789abcd01"}';
  const kind = person % 20;
  if (kind < 9)
    return { headers: { ...json, 'X-API-Key': 'vk_sandbox_demo' }, body: '{"workflow_id":"wf_document"}' };
  if (kind < 14)
    return { headers: { ...json, 'X-API-Key': 'vk_live_demo' }, body: '{"workflow_id":"wf_document"}' };
  const key = kind < 17 ? 'qi_test_demo' : 'qi_live_demo';
  return { headers: { ...json, Authorization: `Bearer ${key}` }, body: verilock };
};

/** One person, from the creation of the session to its submission; `known` is kept up to date. */
export const goThrough = async (burst: Burst, person: number, known: Acknowledged): Promise<void> => {
  const { headers, body } = creationOf(person);
  let path = '';
  await burst.call(
    '/api/v1/sessions',
    { method: 'POST', headers: { ...headers, 'Idempotency-Key': randomUUID() }, body },
    (answer) => {
      const { id, capture_url, session_url } = created.parse(answer);
      known.id = id;
      path = new URL(capture_url ?? session_url ?? '').pathname;
    },
  );
  const send = (
    method: string,
    call: string,
    request: object,
    keep: (answer: unknown) => void,
  ): Promise<void> =>
    burst.call(
      path + call,
      {
        method,
        headers: {
          'Content-Type': 'application/json',
          ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
          ...(known.credential === null ? {} : { Authorization: `Bearer ${known.credential}` }),
        },
        body: JSON.stringify(request),
      },
      keep,
    );
  const device = { kind: 'phone', label: 'Burst' };
  const claim = { device_key: randomBytes(16).toString('hex'), device, language: 'en' };
  await send('POST', '/claim', claim, (answer) => {
    known.credential = claimAnswerWire.parse(answer).credential;
  });
  await send('POST', '/consent', { version: '2026-01', language: 'en' }, () => {
    known.hasConsented = true;
  });
  await send('PUT', '/document-type', { document_type: 'residence_permit' }, () => {
    known.documentType = 'residence_permit';
  });
  const metadata = { source: 'camera', width_px: 1600, height_px: 1000 };
  for (const step of ['document-front', 'document-back']) {
    const bytes = jpegBytes(20_000);
    const upload = {
      method: 'PUT',
      headers: {
        'Content-Type': 'image/jpeg',
        'Idv-Capture-Metadata': Buffer.from(JSON.stringify(metadata)).toString('base64url'),
        Authorization: `Bearer ${known.credential ?? ''}`,
      },
      body: bytes,
    };
    await burst.call(`${path}/captures/${step}`, upload, () => {
      known.captures.set(step, sha256Hex(bytes));
    });
  }
  await send('POST', '/complete', {}, () => {
    known.isComplete = true;
  });
};
