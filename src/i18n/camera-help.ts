/** Loads what is said about cameras, one language at a time. Apart from the other sentences: not everybody needs it. */
import type { CameraWords } from './camera-words.ts';
import { languageFor, type Language } from './locale.ts';

const loaders: Readonly<Record<Language, () => Promise<CameraWords>>> = {
  en: async () => (await import('./camera-help/en.ts')).cameraEn,
  de: async () => (await import('./camera-help/de.ts')).cameraDe,
  es: async () => (await import('./camera-help/es.ts')).cameraEs,
  fr: async () => (await import('./camera-help/fr.ts')).cameraFr,
  ar: async () => (await import('./camera-help/ar.ts')).cameraAr,
};

/** The words for a language such as `de-AT`. Rejects where they do not load. */
export const cameraWordsIn = (language: string): Promise<CameraWords> => loaders[languageFor(language)]();
