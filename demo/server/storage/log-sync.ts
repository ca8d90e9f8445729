/** Waits until what was written to a log is on the disk. Waits that come together share one. */
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from './sync-directory.ts';

/** An open log. */
interface LogSync {
  /** Resolves once everything that was written before the call is on the disk. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a log that is there already and stays until `close`. */
export const openLogSync = async (file: string): Promise<LogSync> => {
  const handle = await open(file, 'r+');
  await syncDirectory(dirname(file));
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const sync = (): Promise<void> => {
    const mine = handle.datasync().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  return {
    synced: () => {
      if (!running) return sync();
      // The one that runs may have begun before the latest write: only the one after it counts.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return sync();
        });
      return next;
    },
    close: async () => {
      await next;
      await running;
      await handle.close();
    },
  };
};
