/** What is said of errors that hardly anybody meets. Apart from the other sentences: it is loaded when somebody does. */
import type { RareCode } from '../model/errors.ts';
import { languageFor, type Language } from './locale.ts';

/** A sentence for each of them: what happened, and what can be done. */
export type RareWords = Readonly<Record<RareCode, string>>;

const loaders: Readonly<Record<Language, () => Promise<RareWords>>> = {
  en: async () => (await import('./rare-words/en.ts')).rareEn,
  de: async () => (await import('./rare-words/de.ts')).rareDe,
  es: async () => (await import('./rare-words/es.ts')).rareEs,
  fr: async () => (await import('./rare-words/fr.ts')).rareFr,
  ar: async () => (await import('./rare-words/ar.ts')).rareAr,
};

/** The words for a language such as `de-AT`. Rejects where they do not load. */
export const rareWordsIn = (language: string): Promise<RareWords> => loaders[languageFor(language)]();
