/**
 * Other names that "create session" accepts. That there are such names is documented, the names are not: these are
 * the ones a page coming from another provider would send.
 */

/** Parameter aliases, in snake case. */
export const parameterAliases: Readonly<Record<string, string>> = {
  reference_id: 'external_ref',
  external_id: 'external_ref',
  country_code: 'country',
  redirect_uri: 'redirect_url',
  template_id: 'workflow_id',
};

/** Aliases inside `fields`, in snake case. */
export const fieldAliases: Readonly<Record<string, string>> = {
  name_first: 'first_name',
  name_last: 'last_name',
  email_address: 'email',
  phone_number: 'phone',
  birthdate: 'date_of_birth',
  social_security_number: 'ssn',
  address_street_1: 'address_street',
  address_street_2: 'address_extra',
  address_subdivision: 'address_region',
  address_country_code: 'address_country',
};
