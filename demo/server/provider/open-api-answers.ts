/** What an operation answers, in the words of OpenAPI: its success, and every error that it can come to. Pure. */
import type { ApiProblem } from './api-error.ts';
import type { ApiDescription, HeaderDescriptions } from './api-description.ts';
import type { JsonObject } from './json-body.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import type { Operation } from './operation.ts';

/** What each problem means to a caller. */
const meanings: Readonly<Record<ApiProblem, string>> = {
  bad_request: 'The request cannot be read.',
  unauthorized: 'The key is missing or unknown.',
  forbidden: 'The key may not do this.',
  not_found: 'There is no such thing, or it belongs to another environment.',
  invalid_state: 'The session is in a state that does not allow this.',
  too_large: 'The body or a file is too large.',
  unsupported_type: 'The body is not of the type that is asked for.',
  invalid: 'A value was not accepted.',
  idempotency_mismatch: 'The Idempotency-Key was used with another body.',
  rate_limited: 'Too many calls; Retry-After says when to come back.',
  server_error: 'The server has failed.',
};

/** Headers that only some answers have. */
const ownHeaders: HeaderDescriptions = {
  'Idempotent-Replayed': {
    description: 'Present where a kept answer is repeated.',
    schema: { type: 'string', const: 'true' },
  },
  'Retry-After': {
    description: 'Seconds after which the same call may succeed.',
    schema: { type: 'integer', minimum: 1 },
  },
};

/** The parts that answers refer to. */
export const componentsOf = ({ commonHeaders, rateHeaders, problem }: ApiDescription): JsonObject => ({
  headers: { ...commonHeaders, ...rateHeaders, ...ownHeaders },
  schemas: { Problem: jsonSchemaOf(problem, 'output') },
});

/** Answers by status, in ascending order. */
export const answersOf = (api: ApiDescription, operation: Operation): JsonObject => {
  const { commonHeaders, rateHeaders } = api;
  const { status, schema, description } = operation.answer;
  const success = {
    description,
    headers: references([
      ...Object.keys({ ...commonHeaders, ...rateHeaders }),
      ...(operation.method === 'get' ? [] : ['Idempotent-Replayed']),
    ]),
    content: { 'application/json': { schema: jsonSchemaOf(schema, 'output') } },
  };
  return { [status]: success, ...problemAnswers(api, operation) };
};

/** One answer for each status; several problems may share it. */
const problemAnswers = (api: ApiDescription, operation: Operation): JsonObject => {
  const byStatus = new Map<number, ApiProblem[]>();
  for (const problem of problemsOf(api, operation)) {
    const [status] = api.rules.problems[problem];
    byStatus.set(status, [...(byStatus.get(status) ?? []), problem]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => [status, problemAnswer(api, problems)]),
  );
};

const problemAnswer = (api: ApiDescription, problems: readonly ApiProblem[]): JsonObject => {
  const isKnownKey = !problems.includes('unauthorized');
  const codes = new Set(problems.map((problem) => api.rules.problems[problem][1]));
  return {
    description: problems.map((problem) => meanings[problem]).join(' '),
    headers: references([
      ...Object.keys({ ...api.commonHeaders, ...(isKnownKey ? api.rateHeaders : {}) }),
      ...(problems.includes('rate_limited') ? ['Retry-After'] : []),
    ]),
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Problem', properties: { error: { enum: [...codes] } } },
      },
    },
  };
};

/** Everything that can go wrong with a call of it: what its address and its body allow, and what it says of itself. */
const problemsOf = (
  { hasScopes }: ApiDescription,
  { path, method, query, body, files, sandboxOnly, problems = [] }: Operation,
): ReadonlySet<ApiProblem> => {
  const isChange = method !== 'get';
  return new Set<ApiProblem>([
    'bad_request',
    'unauthorized',
    ...(hasScopes || sandboxOnly ? (['forbidden'] as const) : []),
    ...(path.includes('{') ? (['not_found'] as const) : []),
    ...(isChange ? (['too_large', 'idempotency_mismatch'] as const) : []),
    ...(files ? (['unsupported_type'] as const) : []),
    ...(query || body || files ? (['invalid'] as const) : []),
    ...problems,
    'rate_limited',
    'server_error',
  ]);
};

const references = (names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
