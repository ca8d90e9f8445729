/**
 * Which of a browser's pages works on a session: the one that holds its lock. Two would send over each other. Where the
 * browser has no locks, each page believes to be alone.
 */

/**
 * How often it is asked for, and the pause before the next time, in milliseconds: a page that is being loaded anew holds it
 * for a moment. A browser that is slow to answer is waited for: only its word says that another page works on the session.
 */
const [tries, pauseMs] = [6, 200];

/** Resolves to how to let go, or to `null` where another page holds it. See `HostPort.lead`. */
export const leadSession = async (
  sessionKey: string,
  takesOver: boolean,
  onLost: () => void,
): Promise<(() => void) | null> => {
  const locks = (navigator as Partial<Navigator>).locks;
  for (let triesLeft = tries; ; triesLeft -= 1) {
    const letGo = locks ? await lead(locks, `idv-capture ${sessionKey}`, takesOver, onLost) : () => undefined;
    if (letGo || triesLeft === 1) return letGo;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

/** As the browser sees it now. */
const lead = (
  locks: LockManager,
  name: string,
  takesOver: boolean,
  onLost: () => void,
): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    let isHeld = false;
    const hold = (lock: Lock | null): Promise<void> =>
      new Promise((release) => {
        isHeld = lock !== null;
        const letGo = () => {
          isHeld = false;
          release();
        };
        resolve(lock && letGo);
        if (!lock) release();
      });
    locks.request(name, takesOver ? { steal: true } : { ifAvailable: true }, hold).catch(() => {
      if (isHeld) onLost();
      // No locks in this frame.
      else resolve(() => undefined);
    });
  });
