/** Expire a session: the end before its time. "Resume" brings it back with all that was captured. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { expireNow } from '../sessions/life.ts';
import { revokeLinks } from '../sessions/links.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { activeStatuses, requireStatus } from './allowed-status.ts';
import { dateTime, sessionStatus } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';

const expired = z.strictObject({ id: z.string(), status: sessionStatus, expired_at: dateTime });

/** `POST /sessions/{session_id}/expire` */
export const expireSession = changeOperation({
  id: 'expireSession',
  method: 'post',
  path: '/sessions/{session_id}/expire',
  summary: 'Expire a session',
  source: 'API Reference, Sessions: Expire a session',
  scopes: ['sessions:write'],
  problems: ['invalid_state'],
  answer: { status: 200, schema: expired, description: 'The session, whose capture is cancelled.' },
  async run({ tx, session, nowMs }) {
    requireStatus(session, activeStatuses, 'be expired');
    const kept = await keepExpired(tx, session, nowMs);
    return {
      id: kept.id,
      status: verifaStatus(kept),
      expired_at: new Date(kept.expiresAtMs).toISOString(),
    };
  },
});

/**
 * Expires the session now and revokes its links. Credentials stay until the session comes back, so that a device in the
 * middle of the capture is told "expired", as when time runs out, and not "another device".
 */
export const keepExpired = async (
  tx: StorageWriter,
  session: SessionRecord,
  nowMs: number,
): Promise<SessionRecord> => {
  await revokeLinks(tx, session.id, ['capture', 'one_time', 'handoff']);
  return keepSession(tx, expireNow(session, nowMs), nowMs);
};
