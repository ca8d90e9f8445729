/**
 * Which of a browser's pages works on a session: the one that holds its lock. Two would send over each other. Where the
 * browser has no locks, each page believes to be alone.
 */

/** How long the page before may take to let go, in milliseconds: one that is being loaded anew holds it for a moment. */
const patienceMs = 1000;

/** Resolves to how to let go, or to `null` where another page holds it. See `HostPort.lead`. */
export const leadSession = (
  sessionKey: string,
  takesOver: boolean,
  onLost: () => void,
): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    const locks = (navigator as Partial<Navigator>).locks;
    const name = `idv-capture ${sessionKey}`;
    let state: 'waiting' | 'held' | 'released' = 'waiting';
    const hold = (): Promise<void> =>
      new Promise((release) => {
        state = 'held';
        resolve(() => {
          state = 'released';
          release();
        });
      });
    const wait = takesOver ? { steal: true } : { signal: AbortSignal.timeout(patienceMs) };
    const asked = locks ? locks.request(name, wait, hold) : Promise.reject(new Error('no locks'));
    asked.catch((error: unknown) => {
      if (state === 'held') onLost();
      else if (error instanceof DOMException && error.name === 'TimeoutError') resolve(null);
      // No locks, or not in this frame.
      else resolve(() => undefined);
    });
  });
