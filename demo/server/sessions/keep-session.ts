/** Puts a changed session into the storage together with its webhooks, so that one never exists without the other. */
import type { Services } from '../services.ts';
import { drawingApart } from '../secrets.ts';
import type { DeliveryRecord, SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { announcements } from '../webhooks/announcements.ts';
import { letTimePass, type LifeChange } from './life.ts';

/** Keeps the session and queues its announcements; returns it as it is now kept. */
export const keepSession = async (
  tx: StorageWriter,
  { session, happenings, atMs }: LifeChange,
  nowMs: number,
): Promise<SessionRecord> => {
  const happenedAtMs = atMs ?? nowMs;
  const kept = await tx.putSession({ ...session, updatedAtMs: happenedAtMs });
  const announce = (): readonly DeliveryRecord[] =>
    happenings.flatMap((happening) => announcements(kept, happening, happenedAtMs));
  const deliveries =
    atMs === undefined ? announce() : drawingApart(`${session.id} ${String(kept.revision)}`, announce);
  for (const delivery of deliveries) await tx.putDelivery(delivery);
  return kept;
};

/** The session as of now: what time has changed since it was kept is kept first. `null` for an unknown id. */
export const currentSession = async (
  { storage, clock }: Pick<Services, 'storage' | 'clock'>,
  id: string,
): Promise<SessionRecord | null> => {
  const read = await storage.session(id);
  if (!read || !letTimePass(read, clock.now())) return read;
  // Somebody else may have been faster; what happened is announced once.
  return storage.write((tx) => sessionNow(tx, id, clock.now()));
};

/** The session as of now, inside a transaction. `null` for an unknown id. */
export const sessionNow = async (
  tx: StorageWriter,
  id: string,
  nowMs: number,
): Promise<SessionRecord | null> => {
  const session = await tx.session(id);
  const change = session && letTimePass(session, nowMs);
  return change ? keepSession(tx, change, nowMs) : session;
};
