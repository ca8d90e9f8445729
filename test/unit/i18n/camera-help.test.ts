/** What is said about cameras, in five languages: every code, short steps, the buttons called by their names. */
import { describe, expect, it } from 'vitest';
import { cameraWordsIn } from '../../../src/i18n/camera-help.ts';
import type { CameraWords } from '../../../src/i18n/camera-words.ts';
import { languages, loadStrings } from '../../../src/i18n/locale.ts';
import { errorTable } from '../../../src/model/errors.ts';

const codes = Object.keys(errorTable)
  .filter(
    (code) => code.startsWith('camera.') || ['env.insecure_context', 'env.in_app_browser'].includes(code),
  )
  .toSorted();

const app = 'Instagram';

/** Every sentence by its path. */
const sentencesOf = ({ leaveApp, ...words }: CameraWords): readonly (readonly [string, string])[] => {
  const flat = (node: object, prefix: string): [string, string][] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? flat(value, `${prefix}${key}.`)
        : [[`${prefix}${key}`, String(value)]],
    );
  return [...flat(words, ''), ...flat(leaveApp(app), 'app.'), ...flat(leaveApp(''), 'noApp.')];
};

const english = new Map(sentencesOf(await cameraWordsIn('en')));

describe.each(languages)('the help with cameras in %s', async (language) => {
  const words = await cameraWordsIn(language);
  const sentences = sentencesOf(words);
  const faults = (isFault: (sentence: string) => boolean) =>
    sentences.filter(([, sentence]) => isFault(sentence)).map(([path, sentence]) => `${path}: ${sentence}`);

  it('has a sentence for every code, and no other', () => {
    expect(Object.keys(words.sentences).toSorted()).toEqual(codes);
  });

  it('takes two steps or three', () => {
    for (const steps of [...Object.values(words.allow), words.free, words.leaveApp(app)])
      expect([1, 2]).toContain(steps.length - 1);
  });

  it('names the app where it is known', () => {
    expect(words.leaveApp(app).join(' ')).toContain(app);
    expect(words.leaveApp('').join(' ')).not.toMatch(/undefined|null| {2}|Instagram/);
  });

  it('calls the button by the name that it has', async () => {
    const { useCamera } = await loadStrings(language);
    expect(words.tryAgain).toContain(useCamera);
    expect(words.sentences['camera.permission_dismissed']).toContain(useCamera);
    expect(words.sentences['camera.in_use_by_page']).toContain(useCamera);
  });

  it('is typeset: no straight quotes, no holes, no stray spaces', () => {
    expect(faults((sentence) => /["'`]|\.\.\.| {2}/.test(sentence) || sentence.trim() !== sentence)).toEqual(
      [],
    );
  });

  it('is a translation', () => {
    const same = sentences.filter(([path, sentence]) => english.get(path) === sentence);
    expect(same).toHaveLength(language === 'en' ? english.size : 0);
  });
});

describe('typesetting', () => {
  it('keeps French punctuation on the line of its word', async () => {
    const loose = /[^\u202f][;?!]|[^\u00a0]:|«(?!\u00a0)|(?<!\u00a0)»/u;
    const french = sentencesOf(await cameraWordsIn('fr'));
    expect(french.filter(([, sentence]) => loose.test(sentence))).toEqual([]);
  });

  it('isolates every Latin word in Arabic', async () => {
    const outside = (sentence: string) => sentence.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
    const arabic = sentencesOf(await cameraWordsIn('ar'));
    expect(
      arabic.filter(([, sentence]) => /\p{Script=Latin}|[\u2068\u2069]/u.test(outside(sentence))),
    ).toEqual([]);
  });

  it('addresses everybody formally', async () => {
    const familiar = {
      de: /\b(?:du|dich|dir|dein\w*)\b/iu,
      es: /(?<!\p{L})(?:tú|tu|tus|ti|te)(?!\p{L})/iu,
      fr: /(?<!\p{L})(?:tu|toi|ton|ta|tes)(?!\p{L})/iu,
    };
    for (const [language, pattern] of Object.entries(familiar))
      for (const [, sentence] of sentencesOf(await cameraWordsIn(language)))
        expect(sentence).not.toMatch(pattern);
  });
});

it('speaks English to whoever has none of the languages', async () => {
  expect(await cameraWordsIn('pt-BR')).toBe(await cameraWordsIn('en'));
});
