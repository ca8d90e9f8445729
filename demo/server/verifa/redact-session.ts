/** Redact session data: permanent. Repeating it removes nothing more and is no error. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { redactSession as removeData } from '../sessions/redact-session.ts';

const redacted = z.strictObject({
  status: z.literal('deleted'),
  session_id: z.string(),
  documents_removed: z.int().describe('Number of document images deleted.'),
  message: z.string(),
});

/** `DELETE /sessions/{session_id}/data` */
export const redactSession = changeOperation({
  id: 'redactSession',
  method: 'delete',
  path: '/sessions/{session_id}/data',
  summary: 'Redact session data',
  source: 'API Reference, Sessions: Redact session data',
  scopes: ['sessions:write'],
  answer: { status: 200, schema: redacted, description: 'Session data redacted.' },
  async run({ tx, session, nowMs }) {
    const { documentsRemoved } = await removeData(tx, session, nowMs);
    return {
      status: 'deleted' as const,
      session_id: session.id,
      documents_removed: documentsRemoved,
      message: session.redactedAtMs
        ? 'The session data had been deleted before.'
        : 'All personal data and documents of the session are deleted.',
    };
  },
});
