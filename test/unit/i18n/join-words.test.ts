/** What is said to a device that is asked in, in five languages, and how the time since then is told. */
import { describe, expect, it } from 'vitest';
import { joinWordsIn, type JoinWords } from '../../../src/i18n/join-words.ts';
import { languages } from '../../../src/i18n/locale.ts';
import { familiarWords, isLooseFrench, isLooselySet } from './typesetting.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const sentencesOf = ({ joinAgo, ...words }: JoinWords): Readonly<Record<string, string>> => ({
  ...words,
  now: joinAgo(0),
});

const english = sentencesOf(await joinWordsIn('en'));

describe.each(languages)('the words for a device that is asked in, in %s', async (language) => {
  const words = await joinWordsIn(language);
  const sentences = Object.entries(sentencesOf(words));

  it('are complete and translated', () => {
    expect(sentences.map(([name]) => name).toSorted()).toEqual(Object.keys(english).toSorted());
    const same = sentences.filter(([name, sentence]) => english[name] === sentence).map(([name]) => name);
    expect(same).toEqual(language === 'en' ? Object.keys(english) : language === 'de' ? ['joinSite'] : []);
  });

  it('are typeset: no straight quotes, no holes, no stray spaces', () => {
    expect(sentences.filter(([, sentence]) => isLooselySet(sentence))).toEqual([]);
  });

  it('tell the time in Latin digits, and never of a time to come', () => {
    expect(words.joinAgo(59_999)).toBe(words.joinAgo(0));
    expect(words.joinAgo(-5 * minuteMs)).toBe(words.joinAgo(0));
    expect(words.joinAgo(12 * minuteMs)).toContain('12');
    expect(words.joinAgo(12 * minuteMs)).not.toMatch(/[٠-٩]/);
  });
});

it.each([
  ['en', 'just now', '1 minute ago', '2 hours ago', '3 days ago'],
  ['de', 'gerade eben', 'vor 1 Minute', 'vor 2 Stunden', 'vor 3 Tagen'],
  ['fr', 'à l’instant', 'il y a 1 minute', 'il y a 2 heures', 'il y a 3 jours'],
  ['es', 'hace un momento', 'hace 1 minuto', 'hace 2 horas', 'hace 3 días'],
  ['ar', 'الآن', 'قبل دقيقة واحدة', 'قبل ساعتين', 'قبل 3 أيام'],
])('tells in %s how long ago it was', async (language, ...said) => {
  const { joinAgo } = await joinWordsIn(language);
  const times = [0, 119_999, 2 * hourMs, 3 * 24 * hourMs];
  expect(times.map((ms) => joinAgo(ms).replace(/\s/g, ' '))).toEqual(said);
});

it('keeps French punctuation on the line of its word', async () => {
  const french = Object.values(sentencesOf(await joinWordsIn('fr')));
  expect(french.filter(isLooseFrench)).toEqual([]);
});

it('addresses everybody formally', async () => {
  for (const [language, pattern] of Object.entries(familiarWords))
    for (const sentence of Object.values(sentencesOf(await joinWordsIn(language))))
      expect(sentence).not.toMatch(pattern);
});
