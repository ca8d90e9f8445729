/** In what the two session APIs differ: credentials, headers, limits, and how answers and errors read. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Provider } from '../../../src/model/session.ts';
import type { NodeEnv } from '../services.ts';
import type { ApiError, ApiProblem } from './api-error.ts';
import type { CallLimits } from './call-limits.ts';
import type { Caller } from './caller.ts';
import type { JsonObject } from './json-body.ts';
import type { RateState } from './rate-limit.ts';

/** A request to a session API. */
export type ApiContext = Context<NodeEnv>;

/** One provider's ways. */
export interface ProviderRules {
  readonly provider: Provider;
  /** Its account. @throws {ApiError} `unauthorized` */
  authenticate(c: ApiContext): Caller & { readonly key: string };
  /** Checks the headers that every call may carry. @throws {ApiError} `bad_request` */
  checkHeaders(c: ApiContext): void;
  readonly limits: CallLimits;
  rateHeaders(rate: RateState): Readonly<Record<string, string>>;
  /** Headers of every answer, errors too. */
  commonHeaders(): Readonly<Record<string, string>>;
  /** An object from a body, its keys as they are documented. */
  normalise(object: JsonObject): JsonObject;
  /** A body of success as it leaves, by what the request asks for. */
  present(c: ApiContext, body: JsonObject): JsonObject;
  readonly problems: Readonly<Record<ApiProblem, readonly [status: ContentfulStatusCode, code: string]>>;
  /** The body of an error, in the provider's canonical spelling. */
  problemBody(error: ApiError, status: number, code: string): JsonObject;
}
