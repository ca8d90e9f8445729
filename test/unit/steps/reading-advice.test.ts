import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/i18n/locale.ts';
import { readingAdviceIn } from '../../../src/i18n/reading-advice.ts';
import { stepIds } from '../../../src/model/step.ts';
import { readingAdvice, type ReadingsInput } from '../../../src/steps/reading-advice.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';

const person = { first_name: 'Elin Ada', last_name: 'Morrow', date_of_birth: '1990-04-12' };
const back = sampleReading({ fields: person });
const front = sampleReading({ fields: person });

const adviceFor = (more: Partial<ReadingsInput>) =>
  readingAdvice({
    front: null,
    back,
    entered: person,
    documentType: 'drivers_license',
    steps: stepIds,
    today: '2026-11-21',
    ...more,
  });
const codesFor = (more: Partial<ReadingsInput>) =>
  adviceFor(more).map(({ code, step }) => `${code} → ${step}`);

describe('readingAdvice', () => {
  it.each<[string, Partial<ReadingsInput>, string[]]>([
    ['all of it fits', {}, []],
    ['nothing was read', { back: null, entered: { last_name: 'Other' } }, []],
    ['nothing was entered', { entered: {} }, []],
    ['another family name', { entered: { ...person, last_name: 'Marlow' } }, ['name_differs → fields']],
    ['another first name', { entered: { ...person, first_name: 'Eva' } }, ['name_differs → fields']],
    ['fewer first names', { entered: { ...person, first_name: 'Elin' } }, []],
    [
      'first and family name exchanged',
      { entered: { first_name: 'Morrow', last_name: 'Elin' } },
      ['name_differs → fields'],
    ],
    ['another birth', { entered: { ...person, date_of_birth: '1990-12-04' } }, ['birth_differs → fields']],
    ['a birth that is no date', { entered: { ...person, date_of_birth: '12.04.1990' } }, []],
    ['no field step to go to', { entered: { last_name: 'Marlow' }, steps: ['document-back'] }, []],
    ['another kind', { documentType: 'passport' }, ['other_document → document-type']],
    ['no choice of document', { documentType: null }, []],
    [
      'another kind, and no step to choose at',
      { documentType: 'passport', steps: ['document-front', 'document-back'] },
      ['other_document → document-back'],
    ],
    ['expired', { back: { ...back, expiresOn: '2026-11-20' } }, ['expired → document-type']],
    ['valid until today', { back: { ...back, expiresOn: '2026-11-21' } }, []],
    ['sides of one document', { front }, []],
    [
      'sides with different births',
      { front: { ...front, fields: { ...person, date_of_birth: '1991-04-12' } } },
      ['sides_differ → document-back'],
    ],
    [
      'sides with different names',
      { front: { ...front, fields: { ...person, last_name: 'Marlow' } } },
      ['sides_differ → document-back'],
    ],
    [
      'sides with different numbers',
      { front: { ...front, documentNumber: 'X1' } },
      ['sides_differ → document-back'],
    ],
    ['the same number, spaced', { front: { ...front, documentNumber: 'D123-4567' } }, []],
    [
      'a zone that numbers the card differently',
      { front: { ...front, source: 'mrz', documentNumber: 'X1' } },
      [],
    ],
    [
      'two people, and one of them entered',
      {
        front: { ...front, fields: { ...person, last_name: 'Marlow' } },
        entered: { ...person, last_name: 'Marlow' },
      },
      ['sides_differ → document-back'],
    ],
    [
      'a front that says nothing of the name',
      { front: { ...front, fields: {} }, entered: { ...person, last_name: 'Marlow' } },
      ['name_differs → fields'],
    ],
    [
      'a name that the line had no room for',
      {
        back: { ...back, fields: { first_name: 'Maximiliane Theodo', last_name: 'Morrowburgh' } },
        entered: { first_name: 'Maximiliane Theodora', last_name: 'Morrowburgh' },
      },
      [],
    ],
    [
      'all at once, the gravest first',
      {
        front: { ...front, documentNumber: 'X1' },
        back: { ...back, expiresOn: '2020-01-01' },
        entered: { last_name: 'Marlow', date_of_birth: '2001-01-01' },
        documentType: 'passport',
      },
      [
        'other_document → document-type',
        'sides_differ → document-back',
        'name_differs → fields',
        'birth_differs → fields',
        'expired → document-type',
      ],
    ],
  ])('%s', (_name, input, codes) => {
    expect(codesFor(input)).toEqual(codes);
  });

  it('shows both values, of what was both read and entered', () => {
    const [advice] = adviceFor({ entered: { last_name: 'Marlow', email: 'a@b.example' } });
    expect(advice).toEqual({ code: 'name_differs', step: 'fields', read: 'Morrow', entered: 'Marlow' });
    const [full] = adviceFor({ entered: { first_name: 'Elin', last_name: 'Marlow' } });
    expect(full).toMatchObject({ read: 'Elin Ada Morrow', entered: 'Elin Marlow' });
  });
});

describe('readingAdviceIn', () => {
  it.each(languages)('has every sentence in %s, with values that keep their own direction', (language) => {
    const words = readingAdviceIn(language);
    const fixed = [words.title, words.mayGoOn, words.otherDocument, words.sidesDiffer, words.fromDocument];
    expect(new Set(fixed).size).toBe(fixed.length);
    expect(words.nameDiffers('READ', 'ENTERED')).toMatch(/\u2068READ\u2069.*\u2068ENTERED\u2069/);
    expect(words.birthDiffers('READ', 'ENTERED')).toMatch(/\u2068READ\u2069.*\u2068ENTERED\u2069/);
    expect(words.expired('DATE')).toContain('\u2068DATE\u2069');
    if (language !== 'en') expect(words.title).not.toBe(readingAdviceIn('en').title);
  });
});
