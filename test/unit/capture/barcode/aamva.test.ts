/** The gate before a card's text, and its fields in all versions of the standard. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAamva } from '../../../../src/capture/barcode/aamva.ts';
import { aamvaPayload } from '../../../fixtures/aamva-payload.ts';
import { fictionalLicence } from '../../../fixtures/barcode/fictional-licence.ts';
import { fictionalPerson } from '../../../fixtures/fictional-person.ts';

const card = (head: string, elements: readonly string[], kind = 'DL'): string =>
  `@\n\u001e\r${head}${kind}00410278${kind}${elements.join('\n')}\r`;

describe('readAamva', () => {
  it('reads the specimen of the fictional person', () => {
    expect(readAamva(aamvaPayload(fictionalPerson))).toEqual({
      documentNumber: 'UT4815162',
      givenName: 'ELIN ADA',
      familyName: 'MORROW',
      dateOfBirth: '1990-04-12',
      issuedOn: '2024-03-01',
      expiresOn: '2034-02-28',
      sex: 'F',
      address: { street: '14 EXAMPLE LANE', city: 'PORT SAMPLE', region: 'UT', postalCode: '00417' },
      jurisdiction: 'UT',
      issuerNumber: '999999',
      isDriversLicense: true,
    });
  });

  it('reads a licence with two subfiles', () => {
    const fields = readAamva(fictionalLicence(3));
    expect(fields?.issuerNumber).toBe('636014');
    expect(fields?.dateOfBirth).toMatch(/^19[5-9]\d-[01]\d-1\d$/);
    expect(fields?.address?.country).toBe('US');
    expect(fields?.address?.postalCode).toMatch(/^\d{5}$/);
    expect(Object.values(fields ?? {})).not.toContain('NONE');
  });

  it.each([
    ['the United States', 'DBB12041990', 'USA', '1990-12-04'],
    ['Canada', 'DBB19901204', 'CAN', '1990-12-04'],
    ['a day that only fits one order', 'DBB19121990', 'USA', undefined],
    ['a leap day', 'DBB02292000', 'USA', '2000-02-29'],
    ['no leap day', 'DBB02291900', 'USA', undefined],
    ['a month too many', 'DBB19901304', 'CAN', undefined],
    ['dashes', 'DBB1990-12-04', 'CAN', '1990-12-04'],
    ['letters', 'DBBUNKNOWN1', 'USA', undefined],
  ])('reads a date of %s', (_, element, country, expected) => {
    const fields = readAamva(card('ANSI 636012080001', ['DAQX1', element, `DCG${country}`]));
    expect(fields?.dateOfBirth).toBe(expected);
  });

  it('reads a Canadian card', () => {
    const elements = ['DCSTREMBLAY', 'DACJOSEE', 'DADANNE,MARIE', 'DAG1 RUE EXEMPLE', 'DAIOTTAWA', 'DAJON'];
    const fields = readAamva(card('ANSI 636012030001', [...elements, 'DAKK1A0B1  ', 'DCGCAN', 'DBC9']));
    expect(fields).toEqual({
      familyName: 'TREMBLAY',
      givenName: 'JOSEE ANNE MARIE',
      sex: 'X',
      address: {
        street: '1 RUE EXEMPLE',
        city: 'OTTAWA',
        region: 'ON',
        postalCode: 'K1A 0B1',
        country: 'CA',
      },
      jurisdiction: 'ON',
      issuerNumber: '636012',
      isDriversLicense: true,
    });
  });

  it('reads the first version, which writes whole names and the year first', () => {
    const text = `@\n\u001c\rAAMVA6360060101DL00290179DLDAQ123456789\nDAASAMPLE,JANE,Q\nDBB19700115\nDBC2\nDAK065110000\r`;
    expect(readAamva(text)).toEqual({
      documentNumber: '123456789',
      familyName: 'SAMPLE',
      givenName: 'JANE Q',
      dateOfBirth: '1970-01-15',
      sex: 'F',
      address: { postalCode: '06511', country: 'US' },
      issuerNumber: '636006',
      isDriversLicense: true,
    });
  });

  it('reads the second and third version, which join given names', () => {
    const fields = readAamva(card('ANSI 636000030001', ['DCSSAMPLE', 'DCTJANE,QUILL']));
    expect(fields).toMatchObject({ familyName: 'SAMPLE', givenName: 'JANE QUILL' });
  });

  it('tells an identification card', () => {
    expect(readAamva(card('ANSI 636000100001', ['DAQ1'], 'ID'))?.isDriversLicense).toBe(false);
  });

  it('takes no element from the middle of another, and the first of two', () => {
    const elements = ['DAQ1', 'DAG5 DADDY DAQUIRI LANE', 'DAQ2', 'DCS', 'DACANNA'];
    const fields = readAamva(card('ANSI 636000100001', elements));
    expect(fields).toMatchObject({ documentNumber: '1', givenName: 'ANNA' });
    expect(fields).not.toHaveProperty('familyName');
  });

  it.each([
    ['nothing', ''],
    ['a web address', 'https://example.com/@\n\u001e\rANSI 636014100001DL00310001DLDAQ1'],
    ['a boarding pass', 'M1SAMPLE/JANE        EABC123 LHRJFKBA 0117 326J001A0025 100'],
    ['a header alone', '@\n\u001e\rANSI 636014100001'],
    ['another file type', card('EVIL 636014100001', ['DAQ1'])],
    ['letters for the issuer', card('ANSI 63601X100001', ['DAQ1'])],
    ['no element', '@\n\u001e\rANSI 636014100001DL00310001DLnothing here\r'],
    ['more than a symbol holds', card('ANSI 636014100001', ['DAQ1', 'DCS'.padEnd(4000, 'A')])],
    ['a script before it', `<script>alert(1)</script>${card('ANSI 636014100001', ['DAQ1'])}`],
  ])('refuses %s', (_, text) => {
    expect(readAamva(text)).toBeNull();
  });

  it('leaves out what is no value', () => {
    const elements = [
      'DAQ1',
      'DCS\u0000EVIL',
      `DAC${'A'.repeat(500)}`,
      'DAJUTAH',
      'DAK1',
      'DBC7',
      'DCG__proto__',
    ];
    expect(readAamva(card('ANSI 636014100001', elements))).toEqual({
      documentNumber: '1',
      issuerNumber: '636014',
      isDriversLicense: true,
    });
  });

  it('never throws, and gives only printable texts of bearable length', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.string({ maxLength: 40 })).map((lines) =>
        card(
          'ANSI 636014100001',
          lines.map((line) => `DA${line}`),
        ),
      ),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const { address = {}, ...fields } = readAamva(text) ?? {};
        for (const value of Object.values<unknown>({ ...fields, ...address })) {
          if (typeof value !== 'string') continue;
          expect(value.length).toBeLessThanOrEqual(400);
          expect(value).not.toMatch(/[\u0000-\u001f]/);
        }
      }),
    );
  });
});
