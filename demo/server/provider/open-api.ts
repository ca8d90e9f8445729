/**
 * OpenAPI 3.1 documents, made from the operations that the server serves: what is said here is what is checked there.
 * Pure, and the same bytes for the same operations.
 */
import { maxKeyLength } from './idempotency.ts';
import type { ApiDescription, HeaderDescriptions } from './api-description.ts';
import type { JsonObject } from './json-body.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import { answersOf, componentsOf } from './open-api-answers.ts';
import type { Operation } from './operation.ts';

/** The document of one session API. Its server is relative, so that it is right wherever the document is served. */
export const openApiDocument = (api: ApiDescription): JsonObject => ({
  openapi: '3.1.0',
  info: {
    title: api.title,
    version: api.version,
    description:
      "The sandbox's own description of what it serves, made from the code that serves it. It rests on the public " +
      'documentation of the provider (`x-source` names the page) and is no document of theirs; what that ' +
      'documentation leaves open is decided in demo/server/README.md.',
  },
  servers: [{ url: '/api/v1', description: 'The sandbox that serves this document.' }],
  security: [{ [api.security.name]: [] }],
  paths: pathsOf(api),
  components: {
    securitySchemes: { [api.security.name]: api.security.scheme },
    parameters: parameterComponents({ ...api.requestHeaders, ...idempotencyHeader }),
    ...componentsOf(api),
  },
});

const idempotencyHeader: HeaderDescriptions = {
  'Idempotency-Key': {
    description: 'The first answer to a key is kept for 24 hours and repeated; another body is then refused.',
    schema: { type: 'string', minLength: 1, maxLength: maxKeyLength },
  },
};

const parameterComponents = (headers: HeaderDescriptions): JsonObject =>
  Object.fromEntries(
    Object.entries(headers).map(([name, { description, schema }]) => [
      name,
      { name, in: 'header', required: false, description, schema },
    ]),
  );

/** Operations by path and method, in the order of their list. */
const pathsOf = (api: ApiDescription): JsonObject => {
  const paths: Record<string, JsonObject> = {};
  for (const operation of api.operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(api, operation) };
  return paths;
};

const operationObject = (api: ApiDescription, operation: Operation): JsonObject => {
  const parameters = [
    ...pathParameters(operation),
    ...queryParameters(operation),
    ...headers(api, operation),
  ];
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(operation),
    responses: answersOf(api, operation),
    'x-source': operation.source,
    ...(api.hasScopes ? { 'x-scopes': operation.scopes } : {}),
    ...(operation.sandboxOnly ? { 'x-sandbox-only': true } : {}),
  };
};

const pathParameters = ({ path }: Operation): JsonObject[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }));

const queryParameters = ({ query }: Operation): JsonObject[] => {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const headers = ({ requestHeaders }: ApiDescription, { method }: Operation): JsonObject[] =>
  Object.keys({ ...requestHeaders, ...(method === 'get' ? {} : idempotencyHeader) }).map((name) => ({
    $ref: `#/components/parameters/${name}`,
  }));

/** JSON, or a form where there are files; nothing where the operation takes nothing. */
const requestBody = ({ body, files }: Operation): JsonObject => {
  const schema = body && jsonSchemaOf(body, 'input');
  const isRequired = (schema?.required ?? []).length > 0;
  if (!files)
    return schema
      ? { requestBody: { required: isRequired, content: { 'application/json': { schema } } } }
      : {};
  const fileSchemas: JsonObject = Object.fromEntries(
    Object.entries(files).map(([name, { description }]) => [
      name,
      { type: 'string', format: 'binary', description },
    ]),
  );
  const form = {
    type: 'object',
    properties: { ...fileSchemas, ...schema?.properties },
    required: [...Object.keys(files).filter((name) => files[name]?.required), ...(schema?.required ?? [])],
  };
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
};
