/** Get a session. */
import { readOperation } from '../provider/operation.ts';
import { verifaSession } from './session-schema.ts';
import { sessionView } from './session-view.ts';

/** `GET /sessions/{session_id}` */
export const getSession = readOperation({
  id: 'getSession',
  path: '/sessions/{session_id}',
  summary: 'Get a session',
  source: 'API Reference, Sessions: Get a session',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: verifaSession,
    description: 'The session with its status, metadata and tags.',
  },
  run: ({ services, reader, session, origin, nowMs }) =>
    sessionView(services, reader, session, origin, nowMs),
});
