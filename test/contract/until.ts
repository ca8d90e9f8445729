/** Waiting for what happens by itself in a running sandbox, without asking again and again. */
import type { SessionRecord } from '../../demo/server/storage/records.ts';
import type { Storage } from '../../demo/server/storage/storage.ts';

/** The session once it is as described; the test's own time limit ends a wait in vain. */
export const sessionWhen = (
  storage: Storage,
  id: string,
  isSo: (session: SessionRecord) => boolean,
): Promise<SessionRecord> =>
  new Promise((found, failed) => {
    const look = (): void => {
      storage.session(id).then((session) => {
        if (!session || !isSo(session)) return;
        stopListening();
        found(session);
      }, failed);
    };
    const stopListening = storage.onChange(({ sessionIds }) => {
      if (sessionIds.has(id)) look();
    });
    look();
  });
