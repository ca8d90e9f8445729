/** What is said while the capture runs on another page. Apart from the other sentences: few need it. */
import { languageFor, type Language } from './locale.ts';

/** Words about a provider's own page in a frame, and about the popup. */
export interface ElsewhereWords {
  readonly hostedTitle: string;
  readonly hostedOpen: string;
  readonly popupTitle: string;
  readonly popupLead: string;
  readonly popupReopen: string;
}

const loaders: Readonly<Record<Language, () => Promise<ElsewhereWords>>> = {
  en: async () => (await import('./elsewhere-words/en.ts')).elsewhereEn,
  de: async () => (await import('./elsewhere-words/de.ts')).elsewhereDe,
  es: async () => (await import('./elsewhere-words/es.ts')).elsewhereEs,
  fr: async () => (await import('./elsewhere-words/fr.ts')).elsewhereFr,
  ar: async () => (await import('./elsewhere-words/ar.ts')).elsewhereAr,
};

/** The words for a language such as `de-AT`. Rejects where they do not load. */
export const elsewhereWordsIn = (language: string): Promise<ElsewhereWords> =>
  loaders[languageFor(language)]();
