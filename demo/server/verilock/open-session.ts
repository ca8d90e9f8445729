/** Whether a backend may still change what a session has received. */
import { ApiError } from '../provider/api-error.ts';
import { isRunning } from '../sessions/life.ts';
import type { SessionRecord } from '../storage/records.ts';
import { verilockStatus } from './session-status.ts';

/** @throws {ApiError} `invalid_state` for a session that is submitted, expired or redacted */
export const requireOpen = (session: SessionRecord): void => {
  if (session.redactedAtMs) throw new ApiError('invalid_state', 'The session has been redacted.');
  if (isRunning(session)) return;
  throw new ApiError(
    'invalid_state',
    session.submittedAtMs === null
      ? `A session that is ${verilockStatus(session)} takes nothing any more.`
      : 'The session has already been submitted.',
  );
};
