/** What is said while the capture runs on another page, in five languages: complete, translated, typeset. */
import { describe, expect, it } from 'vitest';
import { elsewhereWordsIn } from '../../../src/i18n/elsewhere-words.ts';
import { languages } from '../../../src/i18n/locale.ts';
import { familiarWords, hasLooseLatin, isLooseFrench, isLooselySet } from './typesetting.ts';

const english = await elsewhereWordsIn('en');

describe.each(languages)('words about another page in %s', async (language) => {
  const words = await elsewhereWordsIn(`${language}-x`);

  it('are complete, and translated', () => {
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted());
    const same = Object.entries(words).filter(([key, word]) => Reflect.get(english, key) === word);
    expect(same).toHaveLength(language === 'en' ? Object.keys(english).length : 0);
  });

  it('are typeset', () => {
    const faulty = (word: string) => isLooselySet(word) || word === '';
    expect(Object.values(words).filter(faulty)).toEqual([]);
  });
});

it('keep French punctuation on its line and Latin words in Arabic apart, and address everybody formally', async () => {
  const wordsOf = async (language: string) =>
    Object.values<string>({ ...(await elsewhereWordsIn(language)) });
  expect((await wordsOf('fr')).filter(isLooseFrench)).toEqual([]);
  expect((await wordsOf('ar')).filter(hasLooseLatin)).toEqual([]);
  for (const [language, pattern] of Object.entries(familiarWords))
    for (const word of await wordsOf(language)) expect(word).not.toMatch(pattern);
});
