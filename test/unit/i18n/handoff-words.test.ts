/** What is said about a handoff, in five languages: complete, translated, naming what it is given, and typeset. */
import { describe, expect, it } from 'vitest';
import { handoffWordsIn, type HandoffWords } from '../../../src/i18n/handoff-words.ts';
import { languages } from '../../../src/i18n/locale.ts';
import { errorTable, type HandoffCode } from '../../../src/model/errors.ts';
import { familiarWords, hasLooseLatin, isLooseFrench, isLooselySet } from './typesetting.ts';

type Sentence = (...given: never[]) => string;
type WithValues = {
  [K in keyof HandoffWords]: HandoffWords[K] extends Sentence ? K : never;
}[keyof HandoffWords];

/** What each sentence is given here: nothing that one of them holds by itself. */
const given: { readonly [K in WithValues]: Parameters<HandoffWords[K]> } = {
  handoffNumberAlt: ['83'],
  handoffWrong: [4],
  handoffMessage: ['‹url›'],
  handoffCodeLead: ['‹address›'],
  handoffCodeAlt: ['‹letters›'],
  sameDeviceLead: ['‹app›'],
  handoffConnected: ['‹device›'],
  handoffDone: ['‹step›'],
};

const codes: Readonly<Record<HandoffCode, true>> = {
  'handoff.unavailable': true,
  'handoff.declined': true,
  'handoff.stalled': true,
};

/** Every sentence by its path; functions are said. */
const sentencesOf = (words: HandoffWords): readonly (readonly [string, string])[] => {
  const flat = (node: object, prefix: string): [string, string][] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      const path = prefix + key;
      if (typeof value === 'function')
        return [[path, (value as Sentence)(...(given[key as WithValues] as readonly unknown[] as never[]))]];
      return typeof value === 'object' && value !== null ? flat(value, `${path}.`) : [[path, String(value)]];
    });
  return flat(words, '');
};

const english = new Map(sentencesOf(await handoffWordsIn('en')));

describe.each(languages)('the words of a handoff in %s', async (language) => {
  const words = await handoffWordsIn(language);
  const sentences = sentencesOf(words);
  const faults = (isFault: (sentence: string) => boolean) =>
    sentences.filter(([, sentence]) => isFault(sentence)).map(([path, sentence]) => `${path}: ${sentence}`);

  it('are complete: the same as in English, and no other', () => {
    expect(sentences.map(([path]) => path)).toEqual([...english.keys()]);
  });

  it('have a sentence for every code that is theirs', () => {
    expect(Object.keys(words.sentences).toSorted()).toEqual(Object.keys(codes).toSorted());
    for (const code of Object.keys(codes)) expect(errorTable).toHaveProperty([code]);
  });

  it('name what they are given', () => {
    const said = new Map(sentences);
    for (const [path, values] of Object.entries(given))
      for (const value of values) expect(said.get(path)).toContain(String(value));
  });

  it('count the last try', () => {
    const [one, two, three] = [1, 2, 3].map((left) => words.handoffWrong(left));
    expect(new Set([one, two, three]).size).toBe(3);
    expect(one).not.toContain('1');
    expect(one).not.toMatch(/tries|Versuche\b|essais|intentos/);
  });

  it('speak of the app only where it is known', () => {
    expect(words.sameDeviceLead('')).not.toBe(words.sameDeviceLead('‹app›'));
    expect(words.sameDeviceLead('')).not.toMatch(/undefined|null| {2}|\u2068\u2069|‹/);
  });

  it('end a message with its link, so that nothing is taken for a part of it', () => {
    expect(words.handoffMessage('https://a.test/b')).toMatch(
      / https:\/\/a\.test\/b$|\u00a0: https:\/\/a\.test\/b$/,
    );
  });

  it('ask for a second press in other words', () => {
    expect(words.handoffDisconnectSure).not.toBe(words.handoffDisconnect);
  });

  it('are typeset: no straight quotes, no holes, no stray spaces', () => {
    expect(faults(isLooselySet)).toEqual([]);
  });

  it('are a translation', () => {
    const same = sentences.filter(([path, sentence]) => english.get(path) === sentence);
    expect(same).toHaveLength(language === 'en' ? english.size : 0);
  });
});

describe('typesetting', () => {
  it('keeps French punctuation on the line of its word', async () => {
    const french = sentencesOf(await handoffWordsIn('fr'));
    expect(french.filter(([, sentence]) => isLooseFrench(sentence))).toEqual([]);
  });

  it('isolates in Arabic what has a direction of its own', async () => {
    const words = await handoffWordsIn('ar');
    for (const [path, values] of Object.entries(given))
      if (path !== 'handoffMessage' && path !== 'handoffDone')
        for (const value of values)
          expect(new Map(sentencesOf(words)).get(path)).toContain(`\u2068${String(value)}\u2069`);
    expect(
      sentencesOf(words).filter(
        ([path, sentence]) => path !== 'handoffDone' && hasLooseLatin(sentence.replace('‹url›', '')),
      ),
    ).toEqual([]);
  });

  it('addresses everybody formally', async () => {
    for (const [language, pattern] of Object.entries(familiarWords))
      for (const [, sentence] of sentencesOf(await handoffWordsIn(language)))
        expect(sentence).not.toMatch(pattern);
  });
});

it('speaks English to whoever has none of the languages', async () => {
  expect(await handoffWordsIn('pt-BR')).toBe(await handoffWordsIn('en'));
});
