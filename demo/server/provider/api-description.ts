/** A session API as the OpenAPI documents tell it: its operations, and what all of them share. Data, no behaviour. */
import type { z } from 'zod';
import type { JsonObject } from './json-body.ts';
import type { Operation } from './operation.ts';
import type { ProviderRules } from './provider-rules.ts';

/** A header of requests or of answers; `schema` is JSON Schema, draft 2020-12. */
export interface HeaderDescription {
  readonly description: string;
  readonly schema: JsonObject;
}

/** Headers by name. */
export type HeaderDescriptions = Readonly<Record<string, HeaderDescription>>;

/** One provider's session API. */
export interface ApiDescription {
  readonly rules: Pick<ProviderRules, 'provider' | 'problems'>;
  readonly operations: readonly Operation[];
  readonly title: string;
  /** The version on the wire, as the provider words it. */
  readonly version: string;
  /** How a call names its key: an OpenAPI security scheme and what it is called. */
  readonly security: { readonly name: string; readonly scheme: JsonObject };
  /** Whether a key may lack a scope. */
  readonly hasScopes: boolean;
  /** Body of every error. */
  readonly problem: z.ZodType;
  /** What any call may carry besides its key. */
  readonly requestHeaders: HeaderDescriptions;
  /** On every answer. */
  readonly commonHeaders: HeaderDescriptions;
  /** On every answer to a known key. */
  readonly rateHeaders: HeaderDescriptions;
}
