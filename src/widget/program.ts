/** Loads what comes after the first screen: the program and the sentences of a language, with another try or two. */
import { languageFor, loadStrings } from '../i18n/locale.ts';
import type { Strings } from '../i18n/strings.ts';
import { loaded } from './loaded.ts';

/** What is loaded after the first screen. */
export type Later = typeof import('./later.ts');

/** Rejects when the browser cannot load it. */
export const loadLater = async (): Promise<Later> => {
  const later = await loaded(() => import('./later.ts'));
  later.defineScreens();
  return later;
};

/** All sentences of the language that fits a wish such as `de-AT`. Rejects when the browser cannot load them. */
export const loadText = (wish: string): Promise<Strings> => loaded(() => loadStrings(languageFor(wish)));
