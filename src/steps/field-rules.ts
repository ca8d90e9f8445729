/** What each field looks like and when an entry is good enough to be sent. Pure; the server has the last word. */
import type { FieldName, FieldRequest, FieldValues } from '../model/field.ts';

/** How a field is entered. `autocomplete` tokens as the HTML standard defines them (section "Autofill"). */
export interface FieldRule {
  readonly type: 'text' | 'email' | 'tel' | 'date' | 'country';
  readonly autocomplete: string;
  readonly inputmode?: 'numeric' | 'tel' | 'email';
  readonly maxLength: number;
  readonly isValid?: (value: string, today: string) => boolean;
}

/** Rules by field. */
export const fieldRules: Readonly<Record<FieldName, FieldRule>> = {
  first_name: { type: 'text', autocomplete: 'given-name', maxLength: 100 },
  last_name: { type: 'text', autocomplete: 'family-name', maxLength: 100 },
  email: {
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
    maxLength: 200,
    isValid: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value),
  },
  phone: {
    type: 'tel',
    autocomplete: 'tel',
    inputmode: 'tel',
    maxLength: 30,
    isValid: (value) =>
      /^\+?[\d\s().-]+$/.test(value) && digitsOf(value).length >= 6 && digitsOf(value).length <= 15,
  },
  date_of_birth: {
    type: 'date',
    autocomplete: 'bday',
    maxLength: 10,
    isValid: (value, today) => isIsoDate(value) && value < today && value > '1900-01-01',
  },
  ssn: {
    type: 'text',
    autocomplete: 'off',
    inputmode: 'numeric',
    maxLength: 11,
    isValid: (value) => /^\d{3}-?\d{2}-?\d{4}$/.test(value),
  },
  address_street: { type: 'text', autocomplete: 'address-line1', maxLength: 200 },
  address_extra: { type: 'text', autocomplete: 'address-line2', maxLength: 200 },
  address_city: { type: 'text', autocomplete: 'address-level2', maxLength: 100 },
  address_region: { type: 'text', autocomplete: 'address-level1', maxLength: 100 },
  address_postal_code: { type: 'text', autocomplete: 'postal-code', maxLength: 20 },
  address_country: {
    type: 'country',
    autocomplete: 'country',
    maxLength: 2,
    isValid: (value) => /^[A-Z]{2}$/.test(value),
  },
};

/** What is wrong with an entry. */
export type FieldFault = 'missing' | 'invalid';

/**
 * The faults of a form, by field; empty when it can be sent.
 *
 * @param today `YYYY-MM-DD`
 */
export const fieldFaults = (
  requests: readonly FieldRequest[],
  values: FieldValues,
  today: string,
): Readonly<Partial<Record<FieldName, FieldFault>>> => {
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  for (const { name, required } of requests) {
    const value = values[name]?.trim() ?? '';
    if (value === '') {
      if (required) faults[name] = 'missing';
    } else if (fieldRules[name].isValid?.(value, today) === false) faults[name] = 'invalid';
  }
  return faults;
};

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export const isIsoDate = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};

/** Today by this device's calendar, as `YYYY-MM-DD`. */
export const todayIso = (now: Date): string => {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const digitsOf = (value: string): string => value.replaceAll(/\D/g, '');
