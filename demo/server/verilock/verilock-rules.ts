/** Verilock's ways: bearer keys, `X-Request-Id`, `error` + `message` + `details`. */
import { z } from 'zod';
import { ApiError } from '../provider/api-error.ts';
import { bearerOf, callerOf } from '../provider/caller.ts';
import type { JsonObject } from '../provider/json-body.ts';
import type { ProviderRules } from '../provider/provider-rules.ts';
import { newId } from '../secrets.ts';

/** The body of an error (Verilock "Errors"); `details` are sentences by field, or `retry_after` in seconds. */
export const verilockProblem = z.strictObject({
  error: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.array(z.string()), z.int()])).nullable(),
});

/** @see Verilock "Authentication", "Errors", "Response codes" */
export const verilockRules: ProviderRules = {
  provider: 'verilock',
  authenticate(c) {
    const key = bearerOf(c.req.header('Authorization'));
    const caller = key === null ? null : callerOf('verilock', key);
    if (!caller) throw new ApiError('unauthorized', 'Invalid or missing API key.');
    return caller;
  },
  checkHeaders: () => undefined,
  limits: { all: 120, creating: 120 },
  rateHeaders: ({ limit, remaining }) => ({
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
  }),
  commonHeaders: () => ({ 'X-Request-Id': newId('req_') }),
  normalise: (object) => object,
  present: (_, body) => body,
  problems: {
    bad_request: [400, 'bad_request'],
    unauthorized: [401, 'authentication_error'],
    forbidden: [403, 'forbidden'],
    not_found: [404, 'not_found'],
    invalid_state: [409, 'conflict'],
    too_large: [422, 'validation_error'],
    unsupported_type: [422, 'validation_error'],
    invalid: [422, 'validation_error'],
    idempotency_mismatch: [422, 'idempotency_mismatch'],
    rate_limited: [429, 'rate_limit_exceeded'],
    server_error: [500, 'server_error'],
  },
  problemBody: ({ problem, sentence, fields, retryAfterS }, _status, code) => ({
    error: code,
    message: problem === 'invalid' ? 'The given data was invalid.' : sentence,
    details: retryAfterS === null ? detailsOf(fields) : { retry_after: retryAfterS },
  }),
};

const detailsOf = (fields: ApiError['fields']): JsonObject | null => {
  if (fields.length === 0) return null;
  const details = new Map<string, string[]>();
  for (const { field, message } of fields) details.set(field, [...(details.get(field) ?? []), message]);
  return Object.fromEntries(details);
};
