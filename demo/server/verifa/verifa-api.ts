/** Verifa's session API as its OpenAPI document tells it. */
import type { ApiDescription } from '../provider/api-description.ts';
import { verifaOperations } from './operations.ts';
import { verifaProblem, verifaRules } from './verifa-rules.ts';

/** @see Verifa "Authentication", "Rate limiting", "Versioning", "Key inflection" */
export const verifaApi: ApiDescription = {
  rules: verifaRules,
  operations: verifaOperations,
  title: 'Verifa session API, as the sandbox speaks it',
  version: '2026-01-01',
  security: {
    name: 'apiKey',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'X-API-Key',
      description:
        'A secret key: `vk_live_…` or `vk_sandbox_…`. Each sees the sessions of its own environment only.',
    },
  },
  hasScopes: true,
  problem: verifaProblem,
  requestHeaders: {
    'Key-Inflection': {
      description: 'Case of the keys in the answer; this document shows them in snake case.',
      schema: { type: 'string', enum: ['snake', 'camel', 'kebab'], default: 'snake' },
    },
    'Verifa-Version': {
      description: 'Version of the API, a date.',
      schema: { type: 'string', format: 'date', pattern: '^20\\d\\d-' },
    },
  },
  commonHeaders: {},
  rateHeaders: {
    'X-RateLimit-Limit': { description: 'Calls a minute.', schema: { type: 'integer', minimum: 0 } },
    'X-RateLimit-Remaining': {
      description: 'Calls that are left of this minute.',
      schema: { type: 'integer', minimum: 0 },
    },
    'X-RateLimit-Reset': {
      description: 'When the minute ends, in seconds since the epoch.',
      schema: { type: 'integer', minimum: 0 },
    },
  },
};
