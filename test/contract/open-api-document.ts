/** The OpenAPI documents beside the code, and answers held against them. Reads files; knows no server code. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Provider } from '../../src/model/session.ts';
import type { Json } from './backend.ts';

/** JSON Schema as far as tests look into it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly format?: string;
  readonly pattern?: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Content {
  readonly schema: JsonSchema;
}

/** An answer of an operation. */
interface DescribedAnswer {
  readonly headers: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content: Readonly<Record<string, Content>>;
}

/** An operation with its address. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  readonly json: JsonSchema | null;
  readonly form: JsonSchema | null;
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
}

/** One provider's document. */
export class OpenApiDocument {
  readonly json: Json;
  readonly operations: readonly DescribedOperation[];
  readonly #ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false });

  constructor(provider: Provider) {
    const file = resolve(import.meta.dirname, `../../demo/openapi/${provider}.json`);
    this.json = JSON.parse(readFileSync(file, 'utf8')) as Json;
    addFormats(this.#ajv);
    this.#ajv.addFormat('binary', true);
    // Keys of OpenAPI itself, around the schemas.
    this.#ajv.addVocabulary(Object.keys(this.json));
    this.#ajv.addSchema(this.json, 'document');
    const paths = this.json['paths'] as Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
    this.operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        path,
        method: method.toUpperCase(),
        parameters: (operation.parameters ?? []).map((parameter) =>
          '$ref' in parameter ? (this.at(parameter.$ref) as Parameter) : parameter,
        ),
        json: operation.requestBody?.content['application/json']?.schema ?? null,
        form: operation.requestBody?.content['multipart/form-data']?.schema ?? null,
      })),
    );
  }

  /** What a reference within the document names. @throws {Error} when there is nothing */
  at(reference: string): unknown {
    const keys = reference.replace(/^#\//, '').split('/').map(unescaped);
    let place: unknown = this.json;
    for (const key of keys) place = (place as Json | undefined)?.[key];
    if (place === undefined) throw new Error(`${reference} names nothing`);
    return place;
  }

  /** What is wrong with an answer of this status to an operation, `null` for nothing. */
  faultOf({ path, method, responses }: DescribedOperation, status: number, body: unknown): string | null {
    if (!responses[status]) return `the status ${String(status)} is not described`;
    const keys = ['paths', path, method.toLowerCase(), 'responses', String(status)];
    return this.faultAt([...keys, 'content', 'application/json', 'schema'], body);
  }

  /** What is wrong with a value by the schema at a place of the document, `null` for nothing. */
  faultAt(keys: readonly string[], value: unknown): string | null {
    const reference = `document#/${keys.map(escaped).join('/')}`;
    const validate = this.#ajv.getSchema(reference);
    if (!validate) throw new Error(`${reference} is no schema`);
    if (validate(value)) return null;
    return this.#ajv.errorsText(validate.errors);
  }
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

const unescaped = (key: string): string =>
  decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~');
