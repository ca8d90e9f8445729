/** Loads what comes after the first screen: the program and the sentences of a language, with another try or two. */
import { systemClock } from '../browser/system-clock.ts';
import { languageFor, loadStrings } from '../i18n/locale.ts';
import type { Strings } from '../i18n/strings.ts';

/** What is loaded after the first screen. */
export type Later = typeof import('./later.ts');

/** Pauses before another try at loading a part of the program, in milliseconds. */
const pausesMs = [500, 2000] as const;

/** Rejects when the browser cannot load it. */
export const loadLater = async (): Promise<Later> => {
  const later = await loaded(() => import('./later.ts'));
  later.defineScreens();
  return later;
};

/** All sentences of the language that fits a wish such as `de-AT`. Rejects when the browser cannot load them. */
export const loadText = (wish: string): Promise<Strings> => loaded(() => loadStrings(languageFor(wish)));

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
