/** What the page for codes says, in five languages: complete, translated, typeset, with the seconds in it. */
import { describe, expect, it } from 'vitest';
import { enterCodeWords, type EnterCodeWords } from '../../../demo/pages/enter-code/enter-code-words.ts';

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
    for (const sentence of Object.values(sentences)) {
      expect(sentence).not.toMatch(/["'`]|\.\.\.| {2}|undefined|[٠-٩]/);
      expect(sentence).toBe(sentence.trim());
    }
  });
});

it('isolates every Latin word in Arabic', () => {
  for (const sentence of Object.values(sentencesOf(enterCodeWords.ar)))
    expect(sentence.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(
      /\p{Script=Latin}|[\u2068\u2069]/u,
    );
});
