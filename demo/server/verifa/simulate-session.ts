/** Simulate an outcome: decides or ends a sandbox session at once, with the webhooks of the real thing. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { decide } from '../sessions/life.ts';
import type { Decision } from '../storage/records.ts';
import { activeStatuses, requireStatus } from './allowed-status.ts';
import { keepExpired } from './expire-session.ts';
import { sessionStatus } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';

const action = z.enum(['approve', 'decline', 'require-review', 'expire']);

const decisions: Readonly<Record<Exclude<z.infer<typeof action>, 'expire'>, Decision>> = {
  approve: 'approved',
  decline: 'declined',
  'require-review': 'under_review',
};

const simulated = z.strictObject({
  id: z.string(),
  action,
  status: sessionStatus,
  simulated: z.boolean(),
});

/** `POST /sessions/{session_id}/simulate`: nothing has to be captured for it. */
export const simulateSession = changeOperation({
  id: 'simulateSession',
  method: 'post',
  path: '/sessions/{session_id}/simulate',
  summary: 'Simulate a session outcome',
  source: 'API Reference, Sessions: Simulate a session outcome',
  scopes: ['sessions:write'],
  sandboxOnly: true,
  body: z.object({ action }),
  problems: ['invalid_state'],
  answer: { status: 200, schema: simulated, description: 'The session with its simulated outcome.' },
  async run({ tx, session, body, nowMs }) {
    const isReview = body.action === 'require-review';
    // A review that is under way can be decided; asking for it again would announce it twice.
    const allowed = activeStatuses.filter((status) => !(isReview && status === 'under_review'));
    requireStatus(session, allowed, `be simulated to ${body.action}`);
    const kept =
      body.action === 'expire'
        ? await keepExpired(tx, session, nowMs)
        : await keepSession(tx, decide(session, decisions[body.action], nowMs), nowMs);
    return { id: kept.id, action: body.action, status: verifaStatus(kept), simulated: true };
  },
});
