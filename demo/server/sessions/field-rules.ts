/** Which field values are refused. Pure: no storage, no sentences. */
import type { FieldName, FieldValues } from '../../../src/model/field.ts';
import type { AskedField } from './plans.ts';

const isPastDate = (value: string, nowMs: number): boolean => {
  const timeMs = Date.parse(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(timeMs) || timeMs >= nowMs) return false;
  // Date.parse lets the 31st of a shorter month through.
  return new Date(timeMs).toISOString().startsWith(value);
};

const isRegion = (value: string): boolean => {
  if (!/^[A-Z]{2}$/.test(value)) return false;
  // ICU answers with the code itself for what is no region.
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(value) !== undefined;
};

const rules: Partial<Record<FieldName, (value: string, nowMs: number) => boolean>> = {
  email: (value) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value),
  date_of_birth: isPastDate,
  ssn: (value) => /^(?:\d{9}|\d{3}-\d{2}-\d{4})$/.test(value),
  address_country: isRegion,
};

/** Names of the fields that are missing, malformed or not asked for; empty when all is well. */
export const refusedFields = (
  asked: readonly AskedField[],
  values: FieldValues,
  nowMs: number,
): readonly FieldName[] => {
  const names = asked.map(({ name }) => name);
  const unasked = (Object.keys(values) as FieldName[]).filter((name) => !names.includes(name));
  const refused = asked.filter(({ name, required }) => {
    const value = values[name]?.trim() ?? '';
    return value === '' ? required : !(rules[name]?.(value, nowMs) ?? true);
  });
  return [...refused.map(({ name }) => name), ...unasked];
};
