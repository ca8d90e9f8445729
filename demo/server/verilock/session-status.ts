/** The status of a session in Verilock's words (Verilock "List sessions": five values, no other is documented). */
import type { Decision, SessionRecord } from '../storage/records.ts';

/** Status of a session. */
type VerilockStatus = 'created' | 'processing' | 'approved' | 'declined' | 'expired';

const statusByDecision: Record<Decision, VerilockStatus> = {
  approved: 'approved',
  declined: 'declined',
  under_review: 'processing',
};

/** The status as Verilock tells it: it has no word for a person at work, for a review or for a failure. */
export const verilockStatus = ({ state, decision }: SessionRecord): VerilockStatus => {
  switch (state) {
    case 'created':
    case 'capturing':
      return 'created';
    case 'expired':
      return 'expired';
    case 'failed':
      return 'declined';
    case 'sandbox_pending':
    case 'processing':
      return 'processing';
    case 'completed':
      return statusByDecision[decision ?? 'approved'];
  }
};

/** `decision` of a webhook, `null` before there is one. */
export const verilockDecision = ({
  decision,
}: SessionRecord): 'approved' | 'declined' | 'needs_review' | null =>
  decision === 'under_review' ? 'needs_review' : decision;

/** Simulated risk per decision, 0 to 100. */
const riskByDecision: Record<Decision, number> = { approved: 12, declined: 88, under_review: 55 };

/** `risk_score` of a session, `null` before there is a decision. */
export const riskScore = ({ decision }: SessionRecord): number | null =>
  decision === null ? null : riskByDecision[decision];
