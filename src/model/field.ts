/** The additional data a session may ask for, and what was entered (Verifa "Creating a workflow": user information). */

/** Names of the fields a session may ask for. */
export const fieldNames = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'date_of_birth',
  'ssn',
  'address_street',
  'address_extra',
  'address_city',
  'address_region',
  'address_postal_code',
  'address_country',
] as const;

/** Name of a field. */
export type FieldName = (typeof fieldNames)[number];

/** A field the session asks for. `value` is what the backend knew already, or an empty string. */
export interface FieldRequest {
  readonly name: FieldName;
  readonly required: boolean;
  readonly value: string;
}

/** What was entered, field by field. Dates are `YYYY-MM-DD`, countries ISO 3166-1 alpha-2. */
export type FieldValues = Readonly<Partial<Record<FieldName, string>>>;
