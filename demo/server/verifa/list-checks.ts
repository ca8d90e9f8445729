/** List verification checks: each one that the session has, at its latest attempt. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import type { SessionRecord } from '../storage/records.ts';
import { timeOf } from '../time-of.ts';
import { dateTime } from './session-schema.ts';
import { checkStatuses, simulatedChecks } from './simulated-checks.ts';

/** One check. Times are null until the session was submitted and decided. */
export const verifaCheck = z.strictObject({
  id: z.string(),
  session_id: z.string(),
  name: z.string(),
  status: z.enum(checkStatuses),
  attempts: z.int(),
  created_at: dateTime.nullable(),
  completed_at: dateTime.nullable(),
});

/** The checks of a session as they are listed. */
export const checksView = (session: SessionRecord): z.input<typeof verifaCheck>[] =>
  simulatedChecks(session).map(({ id, name, status }) => {
    const hasRun = status === 'passed' || status === 'failed' || status === 'error';
    return {
      id,
      session_id: session.id,
      name,
      status,
      attempts: hasRun ? 1 : 0,
      created_at: hasRun ? timeOf(session.submittedAtMs) : null,
      completed_at: hasRun ? timeOf(session.completedAtMs) : null,
    };
  });

/** `GET /sessions/{session_id}/checks` */
export const listChecks = readOperation({
  id: 'listSessionVerifications',
  path: '/sessions/{session_id}/checks',
  summary: 'List verification checks',
  source: 'API Reference, Sessions: List verification checks',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(verifaCheck) }),
    description: 'The checks in the order in which they run.',
  },
  run: ({ session }) => Promise.resolve({ data: checksView(session) }),
});
