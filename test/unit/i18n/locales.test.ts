/** The five languages against each other: complete, translated, naming what they are given, and typeset as they should. */
import { describe, expect, it } from 'vitest';
import { languages, loadStrings, type Language } from '../../../src/i18n/locale.ts';
import { ar } from '../../../src/i18n/locales/ar.ts';
import { de } from '../../../src/i18n/locales/de.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { es } from '../../../src/i18n/locales/es.ts';
import { fr } from '../../../src/i18n/locales/fr.ts';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { handoffEn } from '../../../src/i18n/handoff-words/en.ts';
import { rareAr } from '../../../src/i18n/rare-words/ar.ts';
import { rareDe } from '../../../src/i18n/rare-words/de.ts';
import { rareEn } from '../../../src/i18n/rare-words/en.ts';
import { rareEs } from '../../../src/i18n/rare-words/es.ts';
import { rareFr } from '../../../src/i18n/rare-words/fr.ts';
import type { RareWords } from '../../../src/i18n/rare-words.ts';
import type { Strings } from '../../../src/i18n/strings.ts';
import { documentTypes, type DocumentType } from '../../../src/model/document.ts';
import { errorTable } from '../../../src/model/errors.ts';
import { familiarWords, isLooseFrench, isLooselySet, outsideIsolates } from './typesetting.ts';

/** With what is said of rare errors, as it is said in one place with the others. */
const whole = (strings: Strings, rare: RareWords): Strings => ({
  ...strings,
  errors: { ...strings.errors, ...rare },
});

const loadedAlone: Readonly<Record<Language, Strings>> = { en, de, es, fr, ar };
const english = whole(en, rareEn);
const locales: Readonly<Record<Language, Strings>> = {
  en: english,
  de: whole(de, rareDe),
  es: whole(es, rareEs),
  fr: whole(fr, rareFr),
  ar: whole(ar, rareAr),
};
const translations = languages.filter((language) => language !== 'en');

type Sentence = (...given: never[]) => string;
type WithValues = { [K in keyof Strings]: Strings[K] extends Sentence ? K : never }[keyof Strings];

/** Titles that inflect a document's name instead of quoting a value; they have tables of their own below. */
type Inflected = 'frontTitle' | 'backTitle';

/** What each sentence is given here. Values that no sentence holds by itself, so that finding them proves something. */
const given: { readonly [K in Exclude<WithValues, Inflected | 'fileSize'>]: Parameters<Strings[K]> } = {
  openingTitleBy: ['Acme Bank'],
  stepCount: [4, 17],
  consentVersion: ['2026-03'],
  livenessPromptCount: [6, 13],
  livenessPhotoFor: ['‹prompt›'],
  fieldMissing: ['‹label›'],
  fieldRefused: ['‹label›'],
  reviewChange: ['‹step›'],
  reviewSending: [45],
  reviewPhotos: [7],
  submittingBytes: ['‹sent›', '‹total›'],
  errorReference: ['camera.in_use'],
};

/** Sentences that are rightly the same as in English. */
const sameAsEnglish: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['stepNames.selfie', 'errorReference'],
  fr: ['stepNames.selfie', 'consentVersion', 'reviewPhotos'],
};

const isGiven = (path: string): path is keyof typeof given => path in given;

/** The sentence of a function, said with its values; a document's name stands for the titles. */
const said = (path: string, sentence: (...values: readonly unknown[]) => unknown): string => {
  const values = isGiven(path) ? given[path] : [path === 'fileSize' ? 1_400_000 : 'national_id'];
  return String(sentence(...values));
};

/** Every sentence by its path, e.g. `errors.camera.failed`; functions are said. */
const sentencesOf = (node: object, prefix = ''): [path: string, sentence: string][] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const path = prefix + key;
    if (typeof value === 'function') return [[path, said(path, value as () => unknown)]];
    if (typeof value === 'object' && value !== null) return sentencesOf(value, `${path}.`);
    return [[path, String(value)]];
  });

const faultsIn = (language: Language, isFault: (sentence: string, path: string) => boolean): string[] =>
  sentencesOf(locales[language])
    .filter(([path, sentence]) => isFault(sentence, path))
    .map(([path, sentence]) => `${path}: ${sentence}`);

const englishSentences = new Map(sentencesOf(english));

describe.each(languages)('the sentences in %s', (language) => {
  const strings = locales[language];

  it('are the ones that the language loads', async () => {
    expect(await loadStrings(language)).toBe(loadedAlone[language]);
  });

  it('are complete: the same paths as in English, no other', () => {
    const paths = sentencesOf(strings).map(([path]) => path);
    expect(paths.toSorted()).toEqual([...englishSentences.keys()].toSorted());
  });

  it('name every error code but those about cameras and about inviting another device', () => {
    const elsewhere = { ...cameraEn.sentences, ...handoffEn.sentences };
    const codes = Object.keys(errorTable).filter((code) => !(code in elsewhere));
    expect(Object.keys(strings.errors).toSorted()).toEqual(codes.toSorted());
  });

  it('are functions where English is one', () => {
    const kinds = (table: Strings) =>
      Object.fromEntries(Object.entries(table).map(([k, v]) => [k, typeof v]));
    expect(kinds(strings)).toEqual(kinds(en));
  });

  it('say something', () => {
    expect(faultsIn(language, (sentence) => !/\p{L}/u.test(sentence))).toEqual([]);
  });

  it.each(Object.entries(given))('mention what %s is given', (path, values) => {
    const sentence = new Map(sentencesOf(strings)).get(path);
    for (const value of values) expect(sentence).toContain(String(value));
  });

  it('name each document in both titles in a way of its own', () => {
    const types: readonly (DocumentType | null)[] = [null, ...documentTypes];
    const titles = types.flatMap((type) => [strings.frontTitle(type), strings.backTitle(type)]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('keep the attributes, the fields and the path that a developer has to type', () => {
    const codes =
      /capture[-_]url|session[-_](?:token|url)|api-base(?:="[^"]*")?|\/verify\/|localhost|https?\b|Verifa|Verilock/g;
    const codesOf = (table: Strings) =>
      Object.entries(table.errors)
        .filter(([code]) => code.startsWith('entry.'))
        .map(([code, sentence]) => [code, [...new Set(sentence.match(codes))].toSorted()]);
    expect(codesOf(strings)).toEqual(codesOf(english));
    expect(codesOf(english).flat(2).length).toBeGreaterThan(20);
  });

  it('have no stray spaces or holes, and straight quotes in code only', () => {
    const withoutCode = (sentence: string) => sentence.replace(/api-base="[^"]*"/, '‹code›');
    expect(faultsIn(language, (sentence) => isLooselySet(withoutCode(sentence)))).toEqual([]);
  });

  it('write numbers in Latin digits', () => {
    expect(faultsIn(language, (sentence) => /[٠-٩۰-۹]/.test(sentence))).toEqual([]);
  });
});

describe.each(translations)('the translation into %s', (language) => {
  it('is one: nothing stayed English but what is the same word', () => {
    const same = sentencesOf(locales[language])
      .filter(([path, sentence]) => englishSentences.get(path) === sentence)
      .map(([path]) => path);
    // The list is exact, so that an exception that is none any more has to go.
    expect(same.toSorted()).toEqual([...(sameAsEnglish[language] ?? [])].toSorted());
  });

  it('names the limits that English names', () => {
    const figures = (table: Strings) =>
      ['chooseFileHintPdf', 'capture.too_large', 'capture.too_small'].map((key) =>
        (key in table.errors ? table.errors[key as keyof Strings['errors']] : table.chooseFileHintPdf)?.match(
          /\d+/g,
        ),
      );
    expect(figures(locales[language])).toEqual(figures(en));
  });
});

describe('a document in the titles', () => {
  const front: Readonly<Partial<Record<Language, readonly string[]>>> = {
    de: [
      'Fotoseite Ihres Reisepasses',
      'Vorderseite Ihres Führerscheins',
      'Vorderseite Ihres Personalausweises',
      'Vorderseite Ihres Aufenthaltstitels',
      'Vorderseite Ihres Dokuments',
    ],
    es: [
      'Página de la foto de su pasaporte',
      'Parte delantera de su licencia de conducir',
      'Parte delantera de su documento de identidad',
      'Parte delantera de su permiso de residencia',
      'Parte delantera de su documento',
    ],
    fr: [
      'Page avec photo de votre passeport',
      'Recto de votre permis de conduire',
      'Recto de votre carte d’identité',
      'Recto de votre titre de séjour',
      'Recto de votre document',
    ],
    ar: [
      'صفحة الصورة في جواز سفرك',
      'الوجه الأمامي لرخصة قيادتك',
      'الوجه الأمامي لبطاقة هويتك',
      'الوجه الأمامي لتصريح إقامتك',
      'الوجه الأمامي لوثيقتك',
    ],
  };

  it.each(translations)('is inflected in %s', (language) => {
    expect([...documentTypes, null].map(locales[language].frontTitle)).toEqual(front[language]);
  });

  it.each([
    ['de', 'Rückseite Ihres Führerscheins'],
    ['es', 'Parte trasera de su licencia de conducir'],
    ['fr', 'Verso de votre permis de conduire'],
    ['ar', 'الوجه الخلفي لرخصة قيادتك'],
  ] as const)('is inflected on the back in %s', (language, title) => {
    expect(locales[language].backTitle('drivers_license')).toBe(title);
  });
});

describe('counts', () => {
  it.each([
    ['en', 1, '1 photo'],
    ['de', 1, '1 Foto'],
    ['de', 2, '2 Fotos'],
    ['es', 1, '1 foto'],
    ['es', 3, '3 fotos'],
    ['fr', 0, '0 photo'],
    ['fr', 1, '1 photo'],
    ['fr', 2, '2 photos'],
    ['ar', 1, 'صورة واحدة'],
    ['ar', 2, 'صورتان'],
    ['ar', 3, '3 صور'],
    ['ar', 10, '10 صور'],
    ['ar', 11, '11 صورة'],
    ['ar', 100, '100 صورة'],
    ['ar', 103, '103 صور'],
  ] as const)('of photos in %s: %i', (language, count, sentence) => {
    expect(locales[language].reviewPhotos(count)).toBe(sentence);
  });
});

describe('sizes of files', () => {
  it.each([
    ['en', '1 kB', '312 kB', '1.4 MB'],
    ['de', '1 kB', '312 kB', '1,4 MB'],
    ['es', '1 kB', '312 kB', '1,4 MB'],
    ['fr', '1 ko', '312 ko', '1,4 Mo'],
    ['ar', '1 كيلوبايت', '312 كيلوبايت', '1.4 م.ب'],
  ] as const)('are written as in %s', (language, tiny, small, large) => {
    const { fileSize } = locales[language];
    // Which kind of space goes before the unit differs from one version of the language data to the next.
    const sizes = [1, 312_000, 1_400_000].map((bytes) => fileSize(bytes).replace(/\s/g, ' '));
    expect(sizes).toEqual([tiny, small, large]);
  });
});

describe('typesetting', () => {
  it('keeps French punctuation on the line of its word', () => {
    expect(faultsIn('fr', isLooseFrench)).toEqual([]);
  });

  it.each(translations)('keeps numbers with their units in %s', (language) => {
    const loose = /\d (?:%|Mo|MB|píxel|[Pp]ixel|ميغابايت|بكسل)/u;
    // The browser writes the sizes of files.
    expect(faultsIn(language, (sentence, path) => path !== 'fileSize' && loose.test(sentence))).toEqual([]);
  });

  it('keeps German dots of omission with their word', () => {
    expect(faultsIn('de', (sentence) => /(?<!\u00a0)…/.test(sentence))).toEqual([]);
  });

  it('opens what Spanish closes', () => {
    const isUneven = (sentence: string) => sentence.split('¿').length !== sentence.split('?').length;
    expect(faultsIn('es', isUneven)).toEqual([]);
  });

  it('closes German quotes the German way', () => {
    const isUneven = (sentence: string) => sentence.split('„').length !== sentence.split('“').length;
    expect(faultsIn('de', (sentence) => isUneven(sentence) || /[”«»]/.test(sentence))).toEqual([]);
  });

  it('isolates every Latin word in Arabic, and closes every isolate', () => {
    // A label, a prompt and a step are Arabic themselves; here they are not.
    const quoted = new Set(['livenessPhotoFor', 'fieldMissing', 'fieldRefused', 'reviewChange']);
    const isLoose = (sentence: string, path: string) =>
      /[\u2068\u2069]/.test(outsideIsolates(sentence)) ||
      (!quoted.has(path) && /\p{Script=Latin}|%/u.test(outsideIsolates(sentence)));
    expect(faultsIn('ar', isLoose)).toEqual([]);
  });
});

it('addresses everybody formally', () => {
  for (const language of ['de', 'es', 'fr'] as const)
    expect(faultsIn(language, (sentence) => familiarWords[language].test(sentence))).toEqual([]);
});
