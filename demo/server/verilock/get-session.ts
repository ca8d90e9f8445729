/** Get a session: the documented example is of the older generation, told in the newer words. */
import { readOperation } from '../provider/operation.ts';
import { sessionView } from './session-view.ts';
import { verilockSession } from './session-schema.ts';

/** `GET /sessions/{session_id}` */
export const getSession = readOperation({
  id: 'getSession',
  path: '/sessions/{session_id}',
  summary: 'Get a session',
  source: 'KYC Sessions: Get a session',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: verilockSession,
    description: 'The session with a result for each of its steps.',
  },
  run: ({ services, reader, session }) => sessionView(services, reader, session),
});
