/**
 * `Storage` in one SQLite file with a write-ahead log. Writers queue up, so that a transaction never meets another. A
 * commit is acknowledged once the log is on the disk; one such wait, off the event loop, serves all commits before it.
 */
import { setImmediate } from 'node:timers/promises';
import type { Client } from '@libsql/client';
import type { Sealer } from '../sealer.ts';
import { createStatements, find, list, put, type Collection, type Execute } from './collection.ts';
import type {
  AnswerRecord,
  CaptureRecord,
  ChallengeRecord,
  CredentialRecord,
  DeliveryRecord,
  DeviceRecord,
  LinkCodeRecord,
  LinkRecord,
  SessionRecord,
} from './records.ts';
import { openLogSync } from './log-sync.ts';
import { sealedCapture } from './sealed-capture.ts';
import type { Storage, StorageChange, StorageReader, StorageWriter } from './storage.ts';

const collection = <T, Name extends string>(
  table: string,
  columns: Record<Name, (record: T) => string | number | null>,
): Collection<T, Name> => ({ table, columns });

const sessions = collection('sessions', { id: (record: SessionRecord) => record.id });
const links = collection('links', {
  id: (record: LinkRecord) => record.id,
  session_id: (record: LinkRecord) => record.sessionId,
  token_sha256: (record: LinkRecord) => record.tokenSha256,
});
const linkCodes = collection('link_codes', {
  sha256: (record: LinkCodeRecord) => record.sha256,
  session_id: (record: LinkCodeRecord) => record.sessionId,
});
const devices = collection('devices', {
  id: (record: DeviceRecord) => record.id,
  session_id: (record: DeviceRecord) => record.sessionId,
});
const credentials = collection('credentials', {
  sha256: (record: CredentialRecord) => record.sha256,
  session_id: (record: CredentialRecord) => record.sessionId,
});
/** Without the form that captures are kept in: it needs the key. */
const captureTable = collection('captures', {
  id: (record: CaptureRecord) => record.id,
  session_id: (record: CaptureRecord) => record.sessionId,
});
const challenges = collection('challenges', {
  nonce: (record: ChallengeRecord) => record.nonce,
  session_id: (record: ChallengeRecord) => record.sessionId,
});
const deliveries = collection('deliveries', {
  id: (record: DeliveryRecord) => record.id,
  session_id: (record: DeliveryRecord) => record.sessionId,
  signature: (record: DeliveryRecord) => record.signature,
  waiting: (record: DeliveryRecord) => (record.nextAttemptAtMs === null ? 'no' : 'yes'),
});
const answers = collection('answers', {
  id: (record: AnswerRecord) => record.id,
  expires_at_ms: (record: AnswerRecord) => record.expiresAtMs,
});

const tables = [
  ...createStatements(sessions),
  ...createStatements(links),
  ...createStatements(linkCodes),
  ...createStatements(devices),
  ...createStatements(credentials),
  ...createStatements(captureTable),
  ...createStatements(challenges),
  ...createStatements(deliveries),
  ...createStatements(answers),
];

const readerOn = (execute: Execute, captures: typeof captureTable): StorageReader => ({
  session: (id) => find(execute, sessions, { id }),
  sessions: async () => (await list(execute, sessions)).toReversed(),
  linkByToken: (tokenSha256) => find(execute, links, { token_sha256: tokenSha256 }),
  linkCode: (sha256) => find(execute, linkCodes, { sha256 }),
  links: (sessionId) => list(execute, links, { session_id: sessionId }),
  device: (id) => find(execute, devices, { id }),
  devices: (sessionId) => list(execute, devices, { session_id: sessionId }),
  credential: (sha256) => find(execute, credentials, { sha256 }),
  capture: (id) => find(execute, captures, { id }),
  captures: (sessionId) => list(execute, captures, { session_id: sessionId }),
  captureIds: async () => {
    const { rows } = await execute('SELECT id FROM captures', []);
    return new Set(rows.map((row) => row['id'] as string));
  },
  challenges: (sessionId) => list(execute, challenges, { session_id: sessionId }),
  delivery: (id) => find(execute, deliveries, { id }),
  deliveryBySignature: (signature) => find(execute, deliveries, { signature }),
  deliveries: async (sessionId) =>
    (await list(execute, deliveries, sessionId === null ? {} : { session_id: sessionId })).toReversed(),
  waitingDeliveries: () => list(execute, deliveries, { waiting: 'yes' }),
  answer: (id) => find(execute, answers, { id }),
});

interface Touched {
  readonly sessionIds: Set<string>;
  readonly deletedCaptureIds: string[];
  deliveries: boolean;
  isTraceless: boolean;
}

const writerOn = (execute: Execute, captures: typeof captureTable, touched: Touched): StorageWriter => {
  const reader = readerOn(execute, captures);
  return {
    ...reader,
    putSession: async (session) => {
      const known = await reader.session(session.id);
      const kept = { ...session, revision: (known?.revision ?? 0) + 1 };
      await put(execute, sessions, kept);
      touched.sessionIds.add(session.id);
      return kept;
    },
    putLink: (link) => put(execute, links, link),
    putLinkCode: (code) => put(execute, linkCodes, code),
    deleteLinkCodes: async (sessionId) => {
      await execute('DELETE FROM link_codes WHERE session_id = ?', [sessionId]);
    },
    putDevice: (device) => put(execute, devices, device),
    putCredential: (credential) => put(execute, credentials, credential),
    deleteCredentials: async (sessionId) => {
      await execute('DELETE FROM credentials WHERE session_id = ?', [sessionId]);
    },
    deleteOtherCredentials: async (sessionId, deviceId) => {
      await execute(
        "DELETE FROM credentials WHERE session_id = ? AND json_extract(record, '$.deviceId') <> ?",
        [sessionId, deviceId],
      );
    },
    putCapture: (capture) => put(execute, captures, capture),
    deleteCapture: async (id) => {
      await execute('DELETE FROM captures WHERE id = ?', [id]);
      touched.deletedCaptureIds.push(id);
    },
    putChallenge: (challenge) => put(execute, challenges, challenge),
    putDelivery: async (delivery) => {
      await put(execute, deliveries, delivery);
      touched.deliveries = true;
    },
    putAnswer: (answer) => put(execute, answers, answer),
    deleteAnswersBefore: async (timeMs) => {
      await execute('DELETE FROM answers WHERE expires_at_ms < ?', [timeMs]);
    },
    deleteAnswersOf: async (sessionId) => {
      await execute("DELETE FROM answers WHERE json_extract(record, '$.sessionId') = ?", [sessionId]);
    },
    leaveNoTrace: () => {
      touched.isTraceless = true;
    },
  };
};

/** How long a lock of another process is waited for, in milliseconds. */
const busyTimeoutMs = 5000;

/** The package that keeps the data is not there: it is an optional dependency, because pages do without it. */
export class StorageMissing extends Error {
  override readonly name = 'StorageMissing';
}

/** @throws {StorageMissing} */
const loadClient = async (): Promise<typeof import('@libsql/client')> => {
  try {
    return await import('@libsql/client');
  } catch (cause) {
    throw new StorageMissing('@libsql/client cannot be loaded', { cause });
  }
};

/** Opens the file, and makes it where it is missing; what is said of captures is sealed in it. @throws {StorageMissing} */
export const openSqlite = async (file: string, sealer: Sealer): Promise<Storage> => {
  const { createClient } = await loadClient();
  // A second process on the same file is waited for, not failed on.
  const config = { url: `file:${file}`, timeout: busyTimeoutMs };
  const client = createClient(config);
  await client.execute('PRAGMA journal_mode = WAL');
  await client.batch([...tables], 'write');
  // One connection, because the setting is the connection's: the log is synced below, not within every commit.
  const writing = createClient({ ...config, concurrency: 1 });
  await writing.execute('PRAGMA synchronous = NORMAL');
  // What is deleted or replaced is overwritten, instead of staying readable in free pages.
  await writing.execute('PRAGMA secure_delete = ON');
  const log = await openLogSync(`${file}-wal`);
  const captures = { ...captureTable, form: sealedCapture(sealer) };
  const listeners = new Set<(change: StorageChange) => void>();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    ...readerOn((sql, args) => client.execute({ sql, args }), captures),
    write: async (work) => {
      const run = queue.then(() => transact(writing, captures, work));
      // SQLite works on this thread and promises alone never let go of it: other requests come in between transactions.
      queue = run.catch(() => undefined).then(() => setImmediate());
      const { result, touched } = await run;
      await log.synced();
      if (touched.isTraceless) {
        // The log still holds the records as they were: fold it into the database and empty it.
        const emptied = queue.then(() => writing.execute('PRAGMA wal_checkpoint(TRUNCATE)'));
        queue = emptied.catch(() => undefined);
        await emptied;
      }
      for (const listener of listeners) listener(touched);
      return result;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: async () => {
      await queue;
      await log.close();
      writing.close();
      client.close();
    },
  };
};

const transact = async <T>(
  client: Client,
  captures: typeof captureTable,
  work: (tx: StorageWriter) => Promise<T>,
): Promise<{ readonly result: T; readonly touched: Touched }> => {
  const transaction = await client.transaction('write');
  const touched: Touched = {
    sessionIds: new Set(),
    deletedCaptureIds: [],
    deliveries: false,
    isTraceless: false,
  };
  try {
    const result = await work(writerOn((sql, args) => transaction.execute({ sql, args }), captures, touched));
    await transaction.commit();
    return { result, touched };
  } finally {
    transaction.close();
  }
};
