/** `POST …/decline`: the person at the other device does not go on. The token alone is enough: nothing was claimed. */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import { waitingHandoff } from '../sessions/handoff-round.ts';
import { keepSession, sessionNow } from '../sessions/keep-session.ts';
import { isRunning } from '../sessions/life.ts';
import { linkStatus, revokeLinks } from '../sessions/links.ts';
import type { LinkRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import type { CaptureEnv } from './capture-env.ts';
import { emptyRequest } from './empty-request.ts';
import { parseJson, parseWith, readText } from './read-request.ts';

/**
 * Declines what the link asks for. A link of an earlier asking, or one that was claimed, declines nothing. No answer is
 * kept, whatever the `Idempotency-Key`: once more changes nothing.
 */
export const declineHandoff =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const text = await readText(c);
    parseWith(emptyRequest, parseJson(text));
    const { id: linkId, sessionId } = c.get('link');
    await services.storage.write(async (tx) => {
      const link = (await tx.links(sessionId)).find(({ id }) => id === linkId);
      if (link) await decline(tx, link, services.clock.now());
    });
    return c.body(null, 204);
  };

const decline = async (tx: StorageWriter, link: LinkRecord, nowMs: number): Promise<void> => {
  const session = await sessionNow(tx, link.sessionId, nowMs);
  if (!session || !isRunning(session)) return;
  // A link of the provider is no device's asking: it alone ends.
  if (link.kind === 'one_time' && linkStatus(link, nowMs) === 'pending')
    await tx.putLink({ ...link, revoked: true });
  // A link that has run out while the person was reading is as good as another to say no by.
  const handoff = waitingHandoff(session, link);
  if (!handoff) return;
  await revokeLinks(tx, session.id, ['handoff']);
  await keepSession(
    tx,
    { session: { ...session, handoff: { ...handoff, state: 'declined' } }, happenings: [] },
    nowMs,
  );
};
