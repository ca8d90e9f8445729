/** Values that a JSON Schema allows, drawn by fast-check. Knows as much of JSON Schema as the OpenAPI documents use. */
import fc from 'fast-check';
import type { JsonSchema } from './open-api-document.ts';

/** Values that mean something to the server, by the name of their property; they are drawn beside made-up ones. */
export type KnownValues = Readonly<Record<string, readonly unknown[]>>;

/** Items of an array and characters of a string, at most: more says nothing new. */
const manyItems = 4;
const manyCharacters = 60;

/** Values that the schema allows. */
export const arbitraryOf = (schema: JsonSchema, known: KnownValues = {}): fc.Arbitrary<unknown> => {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, known)));
  if (schema.allOf) return arbitraryOf(Object.assign({}, ...schema.allOf) as JsonSchema, known);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? 'any'].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, known)));
};

const ofType = (type: string, schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> => {
  switch (type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer(boundsOf(schema));
    case 'number':
      return fc.double({ ...boundsOf(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? manyItems, manyItems)),
      });
    case 'object':
      return objectOf(schema, known);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

const boundsOf = ({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: JsonSchema): { min: number; max: number } => ({
  min: minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1),
  max: maximum ?? (exclusiveMaximum === undefined ? 1_000_000 : exclusiveMaximum - 1),
});

const textOf = (schema: JsonSchema): fc.Arbitrary<string> => {
  const { minLength = 0, maxLength = manyCharacters, pattern } = schema;
  const long = Math.max(minLength, Math.min(maxLength, manyCharacters));
  const text = formatted(schema) ?? fc.string({ unit: 'grapheme', minLength, maxLength: long });
  const isAllowed = (value: string): boolean =>
    value.length >= minLength &&
    value.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(value));
  return text.filter(isAllowed);
};

/** By format, else by pattern; `null` where the schema says neither. */
const formatted = ({ format, pattern }: JsonSchema): fc.Arbitrary<string> | null => {
  switch (format) {
    case 'email':
      return fc.stringMatching(/^[a-z]{1,12}(?:\.[a-z]{1,8})?@[a-z]{1,12}\.example$/);
    case 'uri':
      return fc.webUrl({ withQueryParameters: true, withFragments: true });
    case 'uuid':
      return fc.uuid();
    case 'date':
      return someDate.map((date) => date.toISOString().slice(0, 10));
    case 'date-time':
      return someDate.map((date) => date.toISOString());
    default:
      return pattern === undefined ? null : fc.stringMatching(new RegExp(pattern, 'u'));
  }
};

const someDate = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

const objectOf = (schema: JsonSchema, known: KnownValues): fc.Arbitrary<object> => {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  if (Object.keys(properties).length > 0)
    return fc.record(
      Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [name, propertyOf(name, inner, known)]),
      ),
      { requiredKeys: [...required] },
    );
  if (typeof additionalProperties !== 'object') return fc.constant({});
  const keys = propertyNames?.enum
    ? fc.constantFrom(...propertyNames.enum.map(String))
    : fc.string({ minLength: 1, maxLength: 20 });
  return fc.dictionary(keys, arbitraryOf(additionalProperties, known), { maxKeys: manyItems });
};

const propertyOf = (name: string, schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> => {
  const made = arbitraryOf(schema, known);
  const values = known[name];
  if (!values) return made;
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: made });
};
