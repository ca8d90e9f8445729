/** Loading a part of the program on a bad line: another try or two. */
import { systemClock } from '../browser/system-clock.ts';

/** Pauses before another try at loading a part of the program, in milliseconds. */
const pausesMs = [500, 2000] as const;

/** What `load` gives, with another try or two. Rejects with what the last one threw. */
export const loaded = async <T>(load: () => Promise<T>): Promise<T> => {
  for (const pauseMs of pausesMs) {
    try {
      return await load();
    } catch {
      await new Promise<void>((resolve) => {
        systemClock.after(pauseMs, resolve);
      });
    }
  }
  return load();
};
