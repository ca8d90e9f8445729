/** Which language is spoken, and its sentences loaded on demand. */
import type { Strings } from './strings.ts';

/** Languages that have sentences of their own. */
export const languages = ['en', 'de', 'es', 'fr', 'ar'] as const;

/** A language that has sentences of its own. */
export type Language = (typeof languages)[number];

/** The language for a wish such as `de-AT`: its own, else English. */
export const languageFor = (wish: string | null): Language => {
  const primary = wish?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
};

/**
 * A wish as a tag that a browser formats dates and names by. Pages write `en_US` and worse, which it throws at: what is no
 * tag becomes the language that it begins with, and what is one loses its extensions.
 */
export const languageTag = (wish: string): string => {
  try {
    return new Intl.Locale(wish.replaceAll('_', '-')).baseName;
  } catch {
    return languageFor(wish);
  }
};

/** Writing direction of a language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

const loaders: Readonly<Record<Language, () => Promise<Strings>>> = {
  en: async () => (await import('./locales/en.ts')).en,
  de: async () => (await import('./locales/de.ts')).de,
  es: async () => (await import('./locales/es.ts')).es,
  fr: async () => (await import('./locales/fr.ts')).fr,
  ar: async () => (await import('./locales/ar.ts')).ar,
};

/** All sentences of a language. Rejects when the browser cannot load them. */
export const loadStrings = (language: Language): Promise<Strings> => loaders[language]();
