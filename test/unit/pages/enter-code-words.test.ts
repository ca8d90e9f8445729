/** What the page for codes says, in five languages: complete, translated, typeset, with the seconds in it. */
import { describe, expect, it } from 'vitest';
import { enterCodeWords, type EnterCodeWords } from '../../../demo/pages/enter-code/enter-code-words.ts';
import { familiarWords, hasLooseLatin, isLooseFrench, isLooselySet } from '../i18n/typesetting.ts';

const sentencesOf = ({ tooMany, ...words }: EnterCodeWords): Readonly<Record<string, string>> => ({
  ...words,
  tooMany: tooMany(37),
});

const english = sentencesOf(enterCodeWords.en);

describe.each(Object.entries(enterCodeWords))('the page for codes in %s', (language, words) => {
  const sentences = sentencesOf(words);

  it('is translated', () => {
    const same = Object.keys(english).filter((name) => sentences[name] === english[name]);
    if (language !== 'en') expect(same.filter((name) => name !== 'label')).toEqual([]);
  });

  it('says how long to wait, and shows what a code looks like', () => {
    expect(sentences['tooMany']).toContain('37');
    expect(sentences['hint']).toMatch(/[A-Z]{4}-[A-Z]{4}/);
  });

  it('is typeset: no straight quotes, no holes, no stray spaces', () => {
    const faulty = (sentence: string) => isLooselySet(sentence) || /[٠-٩]/.test(sentence);
    expect(Object.values(sentences).filter(faulty)).toEqual([]);
  });
});

it('keeps French punctuation on its line and Latin words in Arabic apart, and addresses everybody formally', () => {
  expect(Object.values(sentencesOf(enterCodeWords.fr)).filter(isLooseFrench)).toEqual([]);
  expect(Object.values(sentencesOf(enterCodeWords.ar)).filter(hasLooseLatin)).toEqual([]);
  for (const language of ['de', 'es', 'fr'] as const)
    for (const sentence of Object.values(sentencesOf(enterCodeWords[language])))
      expect(sentence).not.toMatch(familiarWords[language]);
});
