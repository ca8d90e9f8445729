/** The sentences that come with the face guide and the liveness prompts: in every language, formal, short, typeset. */
import { describe, expect, it } from 'vitest';
import { faceHints } from '../../../src/capture/face/face-guidance.ts';
import { faceHintsIn } from '../../../src/i18n/face-hints.ts';
import { livenessWordsIn } from '../../../src/i18n/liveness-words.ts';
import { languages } from '../../../src/i18n/locale.ts';
import { familiarWords, isLooselySet } from './typesetting.ts';

const sentencesIn = (language: string): readonly (readonly [string, string])[] =>
  Object.entries({ ...faceHintsIn(language), ...livenessWordsIn(language) });

const faultsIn = (language: string, isFault: (sentence: string) => boolean) =>
  sentencesIn(language).filter(([, sentence]) => isFault(sentence));

describe.each(languages)('in %s', (language) => {
  it('every hint has a sentence, and no two have the same', () => {
    const sentences = faceHints.map((hint) => faceHintsIn(language)[hint]);
    expect(new Set(sentences).size).toBe(faceHints.length);
  });

  it('they say something, short enough for a glance', () => {
    expect(faultsIn(language, (sentence) => !/\p{L}/u.test(sentence) || isLooselySet(sentence))).toEqual([]);
    expect(faultsIn(language, ({ length }) => length > 55)).toEqual([]);
  });

  it('they are its own', () => {
    if (language === 'en') return;
    const english = new Map(sentencesIn('en'));
    expect(sentencesIn(language).filter(([key, sentence]) => english.get(key) === sentence)).toEqual([]);
  });
});

it('addresses everybody formally', () => {
  for (const [language, pattern] of Object.entries(familiarWords))
    expect(faultsIn(language, (sentence) => pattern.test(sentence))).toEqual([]);
});

it('falls back on English', () => {
  expect(faceHintsIn('tlh')).toBe(faceHintsIn('en'));
  expect(livenessWordsIn('pt-BR')).toBe(livenessWordsIn('en'));
});
