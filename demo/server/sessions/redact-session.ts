/**
 * Removes everything personal of a session, for good: pictures, values, consent evidence, devices, ways in. What stays is
 * that there was a session, what came of it, and the integrator's own reference and tags.
 */
import type { SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { keepSession } from './keep-session.ts';
import type { Happening } from './life.ts';

/** What was done; `documentsRemoved` counts files. */
interface Redaction {
  readonly session: SessionRecord;
  readonly documentsRemoved: number;
}

/** Redacts the session and announces it. One that is redacted already stays as it is. */
export const redactSession = async (
  tx: StorageWriter,
  session: SessionRecord,
  nowMs: number,
): Promise<Redaction> => {
  if (session.redactedAtMs) return { session, documentsRemoved: 0 };
  const captures = await tx.captures(session.id);
  for (const { id } of captures) await tx.deleteCapture(id);
  for (const link of await tx.links(session.id))
    await tx.putLink({ ...link, revoked: true, from: null, site: null });
  await tx.deleteLinkCodes(session.id);
  await tx.deleteCredentials(session.id);
  for (const device of await tx.devices(session.id))
    await tx.putDevice({ ...device, keySha256: '', label: '', language: null, site: null });
  await tx.deleteAnswersOf(session.id);
  tx.leaveNoTrace();
  const isOpen = session.state !== 'completed' && session.state !== 'failed' && session.state !== 'expired';
  const happenings: readonly Happening[] = isOpen ? ['expired', 'redacted'] : ['redacted'];
  return {
    session: await keepSession(tx, { session: emptied(session, isOpen, nowMs), happenings }, nowMs),
    documentsRemoved: captures.length,
  };
};

/** The record without what may be personal; a session that was not over has come to its end. */
const emptied = (session: SessionRecord, isOpen: boolean, nowMs: number): SessionRecord => ({
  ...session,
  ...(isOpen ? { state: 'expired', processingEndsAtMs: null } : {}),
  metadata: {},
  handoff: null,
  redirectUrl: null,
  applicantSealed: null,
  fieldsSealed: null,
  consent: session.consent && { ...session.consent, ip: null },
  redactedAtMs: nowMs,
});
