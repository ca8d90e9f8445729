/** What is said to somebody whose device is asked in by another one. Apart from the other sentences: few need it. */
import { languageFor, type Language } from './locale.ts';

/** Words of the screen that comes before anything else then. */
export interface JoinWords {
  readonly joinTitle: string;
  /** Labels of what is known about who asks: the site, the device, the time. */
  readonly joinSite: string;
  readonly joinDevice: string;
  readonly joinWhen: string;
  /** How long ago, e.g. "just now" or "2 minutes ago". */
  readonly joinAgo: (ms: number) => string;
  readonly joinWarning: string;
  readonly joinNumber: string;
  readonly joinNumberMissing: string;
  readonly joinBegin: string;
  readonly joinDecline: string;
}

/** What each language has is checked here, not in its file: the files would import this one, which imports them. */
const loaders: Readonly<Record<Language, () => Promise<JoinWords>>> = {
  en: async () => (await import('./join-words/en.ts')).joinEn,
  de: async () => (await import('./join-words/de.ts')).joinDe,
  es: async () => (await import('./join-words/es.ts')).joinEs,
  fr: async () => (await import('./join-words/fr.ts')).joinFr,
  ar: async () => (await import('./join-words/ar.ts')).joinAr,
};

/** The words for a language such as `de-AT`. Rejects where they do not load. */
export const joinWordsIn = (language: string): Promise<JoinWords> => loaders[languageFor(language)]();
