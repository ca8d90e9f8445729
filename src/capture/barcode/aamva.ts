/**
 * Takes the holder's data out of the text of a North American card. What does not begin as such a text does is refused
 * whole, since a symbol can hold anything; what cannot be understood is left out and never guessed.
 *
 * aamva-parser 1.7.0 is not used: it takes CCYYMMDD for month and day, so Canadian dates and those of the first version
 * come out as others (month 19 becomes July of the next year), and it finds element ids in the middle of other values.
 *
 * @see AAMVA DL/ID Card Design Standard (2020), annex D: "Mandatory PDF417 bar code"
 */
import { isoDate } from './aamva-date.ts';
import { aamvaElements } from './aamva-elements.ts';

/** Where the holder lives, as far as it could be read. */
export interface AamvaAddress {
  readonly street?: string;
  readonly city?: string;
  /** State or province, two letters. */
  readonly region?: string;
  /** `12345`, `12345-6789` or `K1A 0B1`. */
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** What a card says of its holder; absent is what it does not say or what cannot be understood. */
export interface AamvaFields {
  readonly documentNumber?: string;
  /** All given names, first and middle. */
  readonly givenName?: string;
  readonly familyName?: string;
  /** `YYYY-MM-DD`. */
  readonly dateOfBirth?: string;
  /** `YYYY-MM-DD`. */
  readonly issuedOn?: string;
  /** `YYYY-MM-DD`. */
  readonly expiresOn?: string;
  readonly sex?: 'M' | 'F' | 'X';
  readonly address?: AamvaAddress;
  /** State or province that issued it, two letters. */
  readonly jurisdiction?: string;
  /** The issuer's six-digit number (ISO/IEC 7812). */
  readonly issuerNumber?: string;
  /** False for an identification card. */
  readonly isDriversLicense?: boolean;
}

/** What cards write where there is nothing to write. */
const nothing = /^(?:NONE|UNAVL|UNAVAIL|UNK|N\/A|-*)$/i;
const sexes: Readonly<Record<string, AamvaFields['sex']>> = {
  1: 'M',
  2: 'F',
  9: 'X',
  M: 'M',
  F: 'F',
  X: 'X',
};
const countries: Readonly<Record<string, string>> = { USA: 'US', CAN: 'CA', MEX: 'MX' };
const canadianPostalCode = /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/;
const usPostalCode = /^(\d{5})-?(\d{4})?$/;

/** The entries that are there: an absent field has no key at all. */
const present = <T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const postalCodeOf = (raw: string | undefined): string | undefined => {
  const code = raw?.toUpperCase().replace(/\s+/g, ' ');
  if (code === undefined) return undefined;
  if (canadianPostalCode.test(code)) return `${code.slice(0, 3)} ${code.slice(-3)}`;
  const us = usPostalCode.exec(code.replace(/ /g, ''));
  if (us === null) return undefined;
  const [, five = '', four] = us;
  return four === undefined || four === '0000' ? five : `${five}-${four}`;
};

const countryOf = (raw: string | undefined, postalCode: string | undefined): string | undefined => {
  if (raw !== undefined) return countries[raw.toUpperCase()];
  if (postalCode === undefined) return undefined;
  return canadianPostalCode.test(postalCode) ? 'CA' : 'US';
};

const nonEmpty = (name: string | undefined): string | undefined => {
  const clean = name?.replace(/,+$/, '').replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean;
};

/** Names in the order of the card; the first versions separate them by commas, and put the family name first. */
const namesOf = (
  value: (id: string) => string | undefined,
): Pick<AamvaFields, 'givenName' | 'familyName'> => {
  const [wholeFamily, ...wholeGiven] = (value('DAA') ?? '').split(/[,@]/).map((name) => name.trim());
  const given = [value('DAC') ?? value('DCT')?.replaceAll(',', ' '), value('DAD')?.replaceAll(',', ' ')]
    .filter((name) => name !== undefined)
    .join(' ');
  const written = given === '' ? wholeGiven.slice(0, 2).join(' ') : given;
  return present<Pick<AamvaFields, 'givenName' | 'familyName'>>({
    givenName: nonEmpty(written),
    familyName: nonEmpty(value('DCS') ?? value('DAB') ?? wholeFamily),
  });
};

/** The fields of a card's text, or null where the text is not that of such a card. */
export const readAamva = (text: string): AamvaFields | null => {
  const read = aamvaElements(text);
  if (read === null) return null;
  const value = (id: string): string | undefined => {
    const found = read.elements.get(id);
    return found === undefined || nothing.test(found) ? undefined : found;
  };
  const region = /^[A-Z]{2}$/.exec(value('DAJ')?.toUpperCase() ?? '')?.[0];
  const postalCode = postalCodeOf(value('DAK'));
  const street = [value('DAG'), value('DAH')].filter((line) => line !== undefined).join(', ');
  const address = present<AamvaAddress>({
    street: street === '' ? undefined : street,
    city: value('DAI'),
    region,
    postalCode,
    country: countryOf(value('DCG'), postalCode),
  });
  return present<AamvaFields>({
    documentNumber: value('DAQ'),
    ...namesOf(value),
    dateOfBirth: isoDate(value('DBB')),
    issuedOn: isoDate(value('DBD')),
    expiresOn: isoDate(value('DBA')),
    sex: sexes[value('DBC')?.toUpperCase() ?? ''],
    address: Object.keys(address).length > 0 ? address : undefined,
    jurisdiction: region,
    issuerNumber: read.issuerNumber,
    isDriversLicense: read.kind === null ? undefined : read.kind === 'DL',
  });
};
