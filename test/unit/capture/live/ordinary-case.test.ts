import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinaryCase } from '../../../../src/capture/live/ordinary-case.ts';

describe('ordinaryCase', () => {
  it.each([
    ['MORROW', 'Morrow'],
    ['ELIN ADA', 'Elin Ada'],
    ['ANNA-LENA', 'Anna-Lena'],
    ['JEAN-LUC MARIE', 'Jean-Luc Marie'],
    ["O'BRIEN", "O'Brien"],
    ["D'ANGELO", "D'Angelo"],
    ['D’ANGELO', 'D’Angelo'],
    ["DELL'ACQUA", "Dell'Acqua"],
    ["KA'IULANI", "Ka'iulani"],
    ['MCDONALD', 'McDonald'],
    ['SMITH-MCKAY', 'Smith-McKay'],
    ['MC', 'Mc'],
    ['MACHADO', 'Machado'],
    ['MACDONALD', 'Macdonald'],
    ['GARCIA DE LA CRUZ', 'Garcia de la Cruz'],
    ['DE LA CRUZ', 'De la Cruz'],
    ['VAN DER BERG', 'Van der Berg'],
    ['NGUYEN VAN', 'Nguyen Van'],
    ['JANE E', 'Jane E'],
    ['JANE E MARIE', 'Jane E Marie'],
    ['SMITH III', 'Smith III'],
    ['SMITH JR', 'Smith Jr'],
    ['ÅSA ÖBERG', 'Åsa Öberg'],
    ['van Buren', 'van Buren'],
    ['McDonald', 'McDonald'],
    ['محمد', 'محمد'],
    ['', ''],
  ])('%s → %s', (printed, written) => {
    expect(ordinaryCase(printed)).toBe(written);
  });

  it('changes the case of letters and nothing else, and has no more to do the second time', () => {
    const letters = fc.constantFrom(...Array.from("ABCDEÉIMNÑOÖV'’- "));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 24 }), (printed) => {
        const written = ordinaryCase(printed);
        expect(written.toUpperCase()).toBe(printed);
        expect(ordinaryCase(written)).toBe(written);
      }),
    );
  });
});
