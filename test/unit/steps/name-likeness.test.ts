import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeOneName } from '../../../src/steps/name-likeness.ts';

describe('canBeOneName', () => {
  it.each([
    ['Morrow', 'morrow', true],
    ['Morrow', 'Morow', false],
    ['Morrow', 'Marlow', false],
    ['Elin Ada', 'Elin', true],
    ['Elin', 'Elin Ada', true],
    ['Elin Ada', 'Ada Elin', true],
    ['Elin Ada', 'Elin Eva', false],
    ['Jane Q', 'Jane Quill', true],
    ['Jane Quill', 'Jane Q.', true],
    ['Jane Q', 'Jane Adams', false],
    ['Elin', 'Eli', false],
    ['Mueller', 'Müller', true],
    ['Muller', 'Müller', true],
    ['MUXXLLER', 'Müller', true],
    ['Weiss', 'Weiß', true],
    ['Oesterreicher', 'Österreicher', true],
    ['Soerensen', 'Sørensen', true],
    ['Sorensen', 'Sørensen', true],
    ['Aakesson', 'Åkesson', true],
    ['Munxxoz', 'Muñoz', true],
    ['Munoz', 'Muñoz', true],
    ['Aegir', 'Ægir', true],
    ['Lukasz', 'Łukasz', true],
    ['Thora', 'Þóra', true],
    ['Oconnor', 'O’Connor', true],
    ["O'Connor", 'Oconnor', true],
    ['Anna Lena', 'Anna-Lena', true],
    ['Macdonald', 'Mac Donald', true],
    ['Garcia Lopez', 'García', true],
    ['Morrow', 'Мороу', true],
    ['Morrow', 'مورو', true],
    ['', 'Elin', true],
    ['-', 'Elin', true],
  ])('%s and %s: %s', (read, entered, can) => {
    expect(canBeOneName(read, entered)).toBe(can);
  });

  it('lets the end be missing where the document had no room for it, and only there', () => {
    expect(canBeOneName('Maximiliane Theodo', 'Maximiliane Theodora', true)).toBe(true);
    expect(canBeOneName('Maximiliane Theodo', 'Maximiliane Theodora', false)).toBe(false);
    expect(canBeOneName('Maximilia Theodora', 'Maximiliane Theodora', true)).toBe(false);
  });

  const word = fc.stringMatching(/^[A-Z][a-zäöüéñ]{2,9}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 4 });

  it('knows every name again, in capitals, in any order and without its marks', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const name = parts.join(' ');
        const printed = [...parts]
          .reverse()
          .join(' ')
          .normalize('NFD')
          .replaceAll(/\p{M}/gu, '')
          .toUpperCase();
        expect(canBeOneName(printed, name)).toBe(true);
        expect(canBeOneName(name, parts.join('-'))).toBe(true);
      }),
    );
  });

  it('knows it as a passport transliterates it', () => {
    const letters: Readonly<Record<string, string>> = { ä: 'AE', ö: 'OE', ü: 'UE', é: 'E', ñ: 'NXX' };
    fc.assert(
      fc.property(words, (parts) => {
        const name = parts.join(' ');
        const printed = name.replaceAll(/[äöüéñ]/g, (letter) => letters[letter] ?? '').toUpperCase();
        expect(canBeOneName(printed, name)).toBe(true);
      }),
    );
  });

  it('does not take a name for one with another word in it', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const name = parts.join(' ');
        expect(canBeOneName(`${name} Xyzxyz`, `${name} Qrsqrs`)).toBe(false);
      }),
    );
  });
});
