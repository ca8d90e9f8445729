/** Verifa's ways: `X-API-Key`, dated versions, key inflection, `error` + `detail` + `status_code`. */
import { z } from 'zod';
import { ApiError } from '../provider/api-error.ts';
import { callerOf } from '../provider/caller.ts';
import { isObject, withSnakeKeys } from '../provider/json-body.ts';
import type { ProviderRules } from '../provider/provider-rules.ts';
import { inflect, inflectionOf } from './key-inflection.ts';

/** The body of an error (Verifa "Errors"); `errors` is there for values that were not accepted. */
export const verifaProblem = z.strictObject({
  error: z.string(),
  detail: z.string(),
  status_code: z.int(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});

/** @see Verifa "Authentication", "Errors", "Rate limiting", "Versioning", "Key inflection" */
export const verifaRules: ProviderRules = {
  provider: 'verifa',
  authenticate(c) {
    const caller = callerOf('verifa', c.req.header('X-API-Key') ?? '');
    if (!caller) throw new ApiError('unauthorized', 'Invalid or missing API key.');
    return caller;
  },
  checkHeaders(c) {
    if (!inflectionOf(c.req.header('Key-Inflection')))
      throw new ApiError('bad_request', 'Key-Inflection must be snake, camel or kebab.');
    const version = c.req.header('Verifa-Version');
    if (version !== undefined && !/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(version))
      throw new ApiError('bad_request', 'Verifa-Version must be a date such as 2026-01-01.');
  },
  // The largest plan ("Enterprise").
  limits: { all: 1000, creating: 300 },
  rateHeaders: ({ limit, remaining, resetAtMs }) => ({
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(Math.ceil(resetAtMs / 1000)),
  }),
  commonHeaders: () => ({}),
  normalise(object) {
    // JSON:API: the inner attributes are the body, their siblings are ignored (Verifa "Sessions").
    const data = object['data'];
    const attributes = isObject(data) ? data['attributes'] : undefined;
    return withSnakeKeys(isObject(attributes) ? attributes : object);
  },
  present: (c, body) => inflect(body, inflectionOf(c.req.header('Key-Inflection')) ?? 'snake'),
  problems: {
    bad_request: [400, 'bad_request'],
    invalid_state: [400, 'invalid_state'],
    unauthorized: [401, 'unauthorized'],
    forbidden: [403, 'forbidden'],
    not_found: [404, 'not_found'],
    too_large: [413, 'payload_too_large'],
    unsupported_type: [415, 'unsupported_media_type'],
    invalid: [422, 'validation_error'],
    idempotency_mismatch: [422, 'idempotency_mismatch'],
    rate_limited: [429, 'rate_limited'],
    server_error: [500, 'server_error'],
  },
  problemBody: ({ sentence, fields }, status, code) => ({
    error: code,
    detail: sentence,
    status_code: status,
    ...(fields.length > 0 ? { errors: fields } : {}),
  }),
};
