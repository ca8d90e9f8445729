/** Which statuses allow an operation, and how a refusal reads. Redacted sessions allow nothing. */
import { ApiError } from '../provider/api-error.ts';
import type { SessionRecord } from '../storage/records.ts';
import { verifaStatus, type VerifaStatus } from './session-status.ts';

/** Statuses of a session that has not come to its end (Verifa "Sessions"). */
export const activeStatuses: readonly VerifaStatus[] = [
  'pending',
  'capturing',
  'processing',
  'under_review',
  'sandbox_pending',
];

/** Statuses in which captures may come in (Verifa "Upload session document"). */
export const captureStatuses: readonly VerifaStatus[] = ['pending', 'capturing'];

/**
 * Refuses a session that is redacted or in none of the statuses. `cannot` ends the sentence "A session that is … cannot",
 * such as `be resumed`.
 *
 * @throws {ApiError} `invalid_state`
 */
export const requireStatus = (
  session: SessionRecord,
  allowed: readonly VerifaStatus[],
  cannot: string,
): void => {
  if (session.redactedAtMs) throw new ApiError('invalid_state', 'This session has been redacted.');
  const status = verifaStatus(session);
  if (!allowed.includes(status))
    throw new ApiError('invalid_state', `A session that is ${status} cannot ${cannot}.`);
};
