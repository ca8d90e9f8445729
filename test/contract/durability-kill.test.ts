/**
 * A process that is killed in the middle of a burst: what it has acknowledged is there whole, and nothing is there by
 * halves. The people go on where they were, repeating the call whose answer they never got.
 */
import { createClient } from '@libsql/client';
import { watch } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSealer, type Sealer } from '../../demo/server/sealer.ts';
import { sha256Hex } from '../../demo/server/secrets.ts';
import type { AnswerRecord, SessionRecord } from '../../demo/server/storage/records.ts';
import { openSqlite } from '../../demo/server/storage/sqlite.ts';
import type { Storage } from '../../demo/server/storage/storage.ts';
import { Vault } from '../../demo/server/vault.ts';
import { claimAnswerWire, sessionWire } from '../../src/session/schema.ts';
import { buildCommand, CommandProcess, type CommandBuild } from './command-process.ts';
import { Burst, created, goThrough, type Acknowledged } from './durability-burst.ts';
import { expectPlainJpeg } from './kept-picture.ts';

const people = 500;
const kills = 5;
const seed = 20_260_101;

let command: CommandBuild;
let dataDir: string;
beforeAll(async () => {
  command = await buildCommand();
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-kill-'));
});
afterAll(async () => {
  await command.remove();
  await rm(dataDir, { recursive: true, force: true });
});

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
const seeded = (start: number): (() => number) => {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const isSubmitted = ({ state }: SessionRecord): boolean =>
  state === 'sandbox_pending' || state === 'processing' || state === 'completed';

/** Everything that people were told is kept is there, and the files are theirs. */
const checkAcknowledged = async (storage: Storage, everybody: readonly Acknowledged[]): Promise<void> => {
  for (const known of everybody) {
    if (known.id === null) continue;
    const session = await storage.session(known.id);
    expect(session).toMatchObject({
      ...(known.hasConsented ? { consent: { version: '2026-01' } } : {}),
      ...(known.documentType === null ? {} : { documentType: known.documentType }),
    });
    if (known.credential !== null)
      expect(await storage.credential(sha256Hex(known.credential))).toMatchObject({ sessionId: known.id });
    const captures = await storage.captures(known.id);
    for (const [step, sha256] of known.captures)
      expect(captures.filter((capture) => capture.step === step)).toMatchObject([{ sha256 }]);
    if (known.isComplete) expect(session && isSubmitted(session)).toBe(true);
  }
};

/** Nothing is there by halves, acknowledged or not. */
const checkWhole = async (storage: Storage, sealer: Sealer): Promise<void> => {
  const vault = await Vault.open(join(dataDir, 'captures'), sealer);
  for (const session of await storage.sessions()) {
    for (const capture of await storage.captures(session.id)) {
      expectPlainJpeg(await vault.read(capture));
    }
    expect(await storage.links(session.id)).toHaveLength(1);
    const events = (await storage.deliveries(session.id)).map(({ event }) => event);
    if (session.provider === 'verifa') expect(events).toContain('session.created');
    if (session.state === 'completed') expect(events).toContain('session.approved');
    if (session.holderDeviceId !== null) expect(await storage.device(session.holderDeviceId)).not.toBeNull();
  }
  await vault.sweep(await storage.captureIds(), Date.now() + 60 * 60_000);
  const files = (await readdir(join(dataDir, 'captures'))).map((name) => name.replace(/\.sealed$/, ''));
  expect(new Set(files)).toEqual(await storage.captureIds());
};

/** Each stored answer tells of something that has happened. */
const checkAnswers = async (storage: Storage, sealer: Sealer): Promise<void> => {
  const client = createClient({ url: `file:${join(dataDir, 'sandbox.db')}` });
  const integrity = await client.execute('PRAGMA integrity_check');
  expect(integrity.rows.map((row) => row['integrity_check'])).toEqual(['ok']);
  const { rows } = await client.execute('SELECT record FROM answers');
  client.close();
  for (const row of rows) {
    const { id, answerSealed } = JSON.parse(row['record'] as string) as AnswerRecord;
    const { body } = sealer.openJson(answerSealed, id) as { body: unknown };
    const claimed = claimAnswerWire.safeParse(body);
    if (claimed.success) expect(await storage.credential(sha256Hex(claimed.data.credential))).not.toBeNull();
    const told = sessionWire.safeParse(claimed.success ? claimed.data.session : body);
    const session = await storage.session(told.success ? told.data.id : created.parse(body).id);
    expect(session?.revision).toBeGreaterThanOrEqual(told.success ? told.data.revision : 1);
  }
};

it('keeps what it has acknowledged, and nothing by halves, when it is killed in the middle of a burst', async () => {
  const random = seeded(seed);
  const everybody = Array.from({ length: people }, (): Acknowledged => ({
    ...{ id: null, credential: null, hasConsented: false, documentType: null },
    ...{ captures: new Map(), isComplete: false },
  }));
  const check = async (): Promise<void> => {
    const sealer = await openSealer(join(dataDir, 'vault.key'));
    const storage = await openSqlite(join(dataDir, 'sandbox.db'), sealer);
    await checkAcknowledged(storage, everybody);
    await checkWhole(storage, sealer);
    await checkAnswers(storage, sealer);
    await storage.close();
  };
  // One kill in each fifth of the seven acknowledgements a person, so that uploads are met as well as first calls.
  const killAfter = Array.from({ length: kills }, (_, index) =>
    Math.floor(((index + random()) / kills) * people * 6.5),
  );
  const burst = new Burst(command.file, dataDir, killAfter, check);
  try {
    await Promise.all(everybody.map((known, person) => goThrough(burst, person, known)));
    await burst.end();
  } finally {
    await burst.kill();
  }
  expect(burst.kills).toBe(kills);
  await check();
  const sealer = await openSealer(join(dataDir, 'vault.key'));
  const storage = await openSqlite(join(dataDir, 'sandbox.db'), sealer);
  const sessions = await storage.sessions();
  await storage.close();
  // Repeated calls have made no second session.
  expect(sessions.map(({ id }) => id).toSorted()).toEqual(everybody.map(({ id }) => id).toSorted());
  expect(sessions.filter(isSubmitted)).toHaveLength(people);
}, 300_000);

it('starts after it was killed at any moment of its first start', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'sandbox-start-'));
  try {
    for (let moment = 1; moment <= 8; moment += 1) {
      const server = new CommandProcess(command.file, ['sandbox', '--port', '0', '--data', fresh]);
      await new Promise<void>((reached) => {
        let changes = 0;
        const watcher = watch(fresh, () => {
          changes += 1;
          if (changes < moment) return;
          watcher.close();
          reached();
        });
        const stop = (): void => {
          watcher.close();
          reached();
        };
        // It was done sooner than that, or has ended by itself: the last start shows what it has left.
        server.listening.then(stop, stop);
      });
      await server.end('SIGKILL');
    }
    const survivor = new CommandProcess(command.file, ['sandbox', '--port', '0', '--data', fresh]);
    expect((await fetch(`${await survivor.listening}/healthz`)).status).toBe(200);
    expect(await survivor.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
});
