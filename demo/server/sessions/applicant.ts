/** Personal values of a session: sealed when kept, open only while an answer is made. */
import { fieldNames, type FieldName, type FieldValues } from '../../../src/model/field.ts';
import type { Sealer } from '../sealer.ts';
import type { SessionRecord } from '../storage/records.ts';

const contextOf = (sessionId: string): string => `${sessionId}/values`;

/** The values in the form in which they are kept. */
export const sealValues = (
  sealer: Sealer,
  sessionId: string,
  values: Readonly<Partial<Record<string, string>>>,
): string => sealer.sealJson(values, contextOf(sessionId));

/** Everything that was sealed under these names, whatever the names are. */
export const openValues = (
  sealer: Sealer,
  sessionId: string,
  sealed: string | null,
): Readonly<Partial<Record<string, string>>> =>
  sealed === null ? {} : (sealer.openJson(sealed, contextOf(sessionId)) as Partial<Record<string, string>>);

/** What is known of the applicant's fields: what the person entered, else what the backend sent along. */
export const knownFields = (sealer: Sealer, session: SessionRecord): FieldValues => {
  const values = openValues(sealer, session.id, session.fieldsSealed ?? session.applicantSealed);
  const known = fieldNames.flatMap((name): [FieldName, string][] => {
    const value = values[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(known);
};
