/** What is said while the prompts of the liveness check run, loaded with what runs them and not with the flow. */
import { languageFor, type Language } from './locale.ts';

/** The sentences. */
export interface LivenessWords {
  /** The movement was seen. */
  readonly seen: string;
  /** Begins the prompt on the screen anew. */
  readonly again: string;
  /** Doubles the time of every prompt. */
  readonly slower: string;
}

const words: Readonly<Record<Language, LivenessWords>> = {
  en: { seen: 'Seen. Thank you.', again: 'Once more', slower: 'Give me more time' },
  de: { seen: 'Gesehen. Danke.', again: 'Noch einmal', slower: 'Ich brauche mehr Zeit' },
  es: { seen: 'Visto. Gracias.', again: 'Otra vez', slower: 'Necesito más tiempo' },
  fr: { seen: 'C’est vu. Merci.', again: 'Encore une fois', slower: 'J’ai besoin de plus de temps' },
  ar: { seen: 'تمت الرؤية. شكرًا.', again: 'مرة أخرى', slower: 'أحتاج إلى وقت أطول' },
};

/** The sentences for a language such as `de-AT`. */
export const livenessWordsIn = (language: string): LivenessWords => words[languageFor(language)];
