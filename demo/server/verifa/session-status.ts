/** The status of a session in Verifa's words (Verifa "Sessions"). */
import type { SessionRecord, SessionState } from '../storage/records.ts';

/** The statuses that the sandbox can reach; `awaiting_external` needs a workflow with a gate. */
export type VerifaStatus =
  | 'pending'
  | 'capturing'
  | 'sandbox_pending'
  | 'processing'
  | 'completed'
  | 'under_review'
  | 'expired'
  | 'failed';

const statusOf: Record<SessionState, VerifaStatus> = {
  created: 'pending',
  capturing: 'capturing',
  sandbox_pending: 'sandbox_pending',
  processing: 'processing',
  completed: 'completed',
  expired: 'expired',
  failed: 'failed',
};

/** The status as Verifa tells it: a session that needs a review is not completed yet. */
export const verifaStatus = ({ state, decision }: SessionRecord): VerifaStatus =>
  state === 'completed' && decision === 'under_review' ? 'under_review' : statusOf[state];
