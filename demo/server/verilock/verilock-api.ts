/** Verilock's session API as its OpenAPI document tells it. */
import type { ApiDescription } from '../provider/api-description.ts';
import { verilockOperations } from './operations.ts';
import { verilockProblem, verilockRules } from './verilock-rules.ts';

/** @see Verilock "Authentication", "Errors", "Response codes" */
export const verilockApi: ApiDescription = {
  rules: verilockRules,
  operations: verilockOperations,
  title: 'Verilock session API, as the sandbox speaks it',
  version: 'v1',
  security: {
    name: 'bearerKey',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      description:
        'A secret key: `qi_live_…` or `qi_test_…`. Each sees the sessions of its own environment only.',
    },
  },
  hasScopes: false,
  problem: verilockProblem,
  requestHeaders: {},
  commonHeaders: {
    'X-Request-Id': { description: 'Names this answer.', schema: { type: 'string' } },
  },
  rateHeaders: {
    'X-RateLimit-Limit': { description: 'Calls a minute.', schema: { type: 'integer', minimum: 0 } },
    'X-RateLimit-Remaining': {
      description: 'Calls that are left of this minute.',
      schema: { type: 'integer', minimum: 0 },
    },
  },
};
