/** The OpenAPI documents: valid by the standard, and served as they are kept. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import type { Json } from './backend.ts';
import { OpenApiDocument } from './open-api-document.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

/** Every value under a key, at any depth. */
const valuesOf = (value: unknown, key: string): unknown[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Json).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...valuesOf(inner, key),
  ]);
};

describe.each(['verifa', 'verilock'] as const)('the document of %s', (provider) => {
  const document = new OpenApiDocument(provider);

  it('is valid by the schema of OpenAPI 3.1', async () => {
    expect(document.json['openapi']).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(structuredClone(document.json));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('names each operation once', () => {
    const ids = document.operations.map(({ operationId }) => operationId);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares every parameter of every path, and no other', () => {
    for (const { path, parameters } of document.operations)
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
  });

  it('refers to nothing that is not there', () => {
    const references = valuesOf(document.json, '$ref');
    expect(references.length).toBeGreaterThan(10);
    for (const reference of references) expect(document.at(String(reference))).toBeTypeOf('object');
  });

  it('holds schemas that compile and that refuse what is no object', () => {
    for (const operation of document.operations)
      for (const status of Object.keys(operation.responses))
        expect(document.faultOf(operation, Number(status), 'text')).toMatch(/object/);
  });

  it('describes a refusal of the key and a failure for every operation', () => {
    for (const { responses } of document.operations)
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '429', '500']));
  });

  it('names the page that each operation rests on', () => {
    const sources = valuesOf(document.json, 'x-source');
    expect(sources).toHaveLength(document.operations.length);
    for (const source of sources) expect(source).toMatch(/\w+: \w+/);
  });

  it('is served to any page', async () => {
    const answer = await fetch(`${sandbox.url}/openapi/${provider}.json`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/json');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await answer.json(), 'stale: run `npm run docs`').toEqual(document.json);
  });
});

it('is no address for another provider', async () => {
  expect((await fetch(`${sandbox.url}/openapi/other.json`)).status).toBe(404);
});
