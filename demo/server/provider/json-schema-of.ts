/** JSON Schema of a zod schema, as an OpenAPI 3.1 document holds it. Pure. */
import { z } from 'zod';
import type { JsonObject } from './json-body.ts';

/** What a document needs to know of a schema; it is draft 2020-12. */
export interface JsonSchemaObject extends JsonObject {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

/** What comes in (`input`) or what goes out (`output`). Bounds that every number in JSON has are left out. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchemaObject => {
  const described = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    // A value that JSON Schema has no word for may be anything in the document; the server still checks it.
    unrepresentable: 'any',
    override({ jsonSchema }) {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      // zod's own word for a prefix; the pattern beside it says the same in words that others know.
      if (jsonSchema.format === 'starts_with') delete jsonSchema.format;
    },
  });
  // The document names the dialect for all of them.
  delete described.$schema;
  return described;
};
