/** What is said about cameras, in five languages: every code, short steps, the buttons called by their names. */
import { describe, expect, it } from 'vitest';
import { cameraWordsIn } from '../../../src/i18n/camera-help.ts';
import type { CameraWords, WayOut } from '../../../src/i18n/camera-words.ts';
import { languages, loadStrings } from '../../../src/i18n/locale.ts';
import { errorTable } from '../../../src/model/errors.ts';
import { familiarWords, hasLooseLatin, isLooseFrench, isLooselySet } from './typesetting.ts';

const codes = Object.keys(errorTable)
  .filter(
    (code) => code.startsWith('camera.') || ['env.insecure_context', 'env.in_app_browser'].includes(code),
  )
  .toSorted();

const app = 'Instagram';

const places = ['top', 'bottom', 'edge'] as const;

const entries = ['browser', 'external-browser', 'other-app', 'safari'] as const;

/** Every way out of an app there is a word for. */
const ways: readonly WayOut[] = places.flatMap((place) =>
  entries.map((entry) => ({ menu: place === 'top' ? '⋮' : '⋯', place, entry })),
);

/** Every sentence by its path. */
const sentencesOf = ({
  leaveApp,
  noCameraHere,
  ...words
}: CameraWords): readonly (readonly [string, string])[] => {
  const flat = (node: object, prefix: string): [string, string][] =>
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? flat(value, `${prefix}${key}.`)
        : [[`${prefix}${key}`, String(value)]],
    );
  const left = ways.flatMap((way) => [
    ...flat(leaveApp(app, way), `app.${way.place}.${way.entry}.`),
    ...flat(leaveApp('', way), `noApp.${way.place}.${way.entry}.`),
  ]);
  return [...flat(words, ''), ...left, ['noCameraHere', noCameraHere('Safari')]];
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
    for (const steps of [
      ...Object.values(words.allow),
      words.free,
      ...ways.map((way) => words.leaveApp(app, way)),
    ])
      expect([1, 2]).toContain(steps.length - 1);
  });

  it('names the app where it is known, its menu, and another browser where one is needed', () => {
    for (const way of ways) {
      expect(words.leaveApp(app, way).join(' ')).toContain(app);
      expect(words.leaveApp('', way).join(' ')).not.toMatch(/undefined|null| {2}|Instagram/);
      expect(words.leaveApp('', way)[0]).toContain(way.menu);
    }
    expect(words.noCameraHere('Safari')).toContain('Safari');
  });

  it('says of every way out something else', () => {
    const said = ways.map((way) => words.leaveApp('', way).join(' '));
    expect(new Set(said).size).toBe(ways.length);
  });

  it('calls the button by the name that it has', async () => {
    const { useCamera } = await loadStrings(language);
    expect(words.tryAgain).toContain(useCamera);
    expect(words.sentences['camera.permission_dismissed']).toContain(useCamera);
    expect(words.sentences['camera.in_use_by_page']).toContain(useCamera);
  });

  it('is typeset: no straight quotes, no holes, no stray spaces', () => {
    expect(faults(isLooselySet)).toEqual([]);
  });

  it('is a translation', () => {
    const same = sentences.filter(([path, sentence]) => english.get(path) === sentence);
    expect(same).toHaveLength(language === 'en' ? english.size : 0);
  });
});

describe('typesetting', () => {
  it('keeps French punctuation on the line of its word', async () => {
    const french = sentencesOf(await cameraWordsIn('fr'));
    expect(french.filter(([, sentence]) => isLooseFrench(sentence))).toEqual([]);
  });

  it('isolates every Latin word in Arabic', async () => {
    const arabic = sentencesOf(await cameraWordsIn('ar'));
    expect(arabic.filter(([, sentence]) => hasLooseLatin(sentence))).toEqual([]);
  });

  it('addresses everybody formally', async () => {
    for (const [language, pattern] of Object.entries(familiarWords))
      for (const [, sentence] of sentencesOf(await cameraWordsIn(language)))
        expect(sentence).not.toMatch(pattern);
  });
});

it('speaks English to whoever has none of the languages', async () => {
  expect(await cameraWordsIn('pt-BR')).toBe(await cameraWordsIn('en'));
});
