/**
 * The checks of a session and how they went: simulated, because the sandbox looks at no picture. What the session came
 * to decides; the same session always has the same checks. Pure.
 */
import type { StepId } from '../../../src/model/step.ts';
import { sha256Hex } from '../secrets.ts';
import type { SessionRecord } from '../storage/records.ts';

/** Statuses of a check (Verifa "Verifications & Checks"); `requires_retry` needs a provider that can be down. */
export const checkStatuses = ['pending', 'passed', 'failed', 'error', 'skipped', 'requires_retry'] as const;

/** One of them. */
type CheckStatus = (typeof checkStatuses)[number];

/** One check and where it stands. */
export interface SimulatedCheck {
  readonly id: string;
  readonly name: string;
  readonly status: CheckStatus;
}

/** Checks that have nothing to look at unless the session asks for that step. */
const neededStep: Readonly<Record<string, StepId>> = {
  face_match: 'selfie',
  liveness: 'liveness',
  proof_of_address_check: 'proof-of-address',
};

/** The checks of a session that names none itself, in their order. */
const usualChecks = [
  'document_ocr',
  'face_match',
  'liveness',
  'proof_of_address_check',
  'watchlist_screening',
  'risk_assessment',
] as const;

/** Whether the session asks for what the check looks at. */
const hasInput = ({ steps }: SessionRecord, name: string): boolean => {
  const step = neededStep[name];
  return step === undefined || steps.includes(step);
};

const namesOf = (session: SessionRecord): readonly string[] =>
  session.checks ? [...new Set(session.checks)] : usualChecks.filter((name) => hasInput(session, name));

/** The check on which a session that was not approved has stumbled, or `null`. */
export const failedCheck = (session: SessionRecord): string | null => {
  const preferred = {
    approved: [],
    declined: ['face_match', 'document_ocr'],
    under_review: ['risk_assessment'],
  };
  if (session.decision === null || session.decision === 'approved') return null;
  const names = namesOf(session).filter((name) => hasInput(session, name));
  return preferred[session.decision].find((name) => names.includes(name)) ?? names.at(-1) ?? null;
};

const statusOf = (session: SessionRecord, name: string): CheckStatus => {
  if (!hasInput(session, name)) return 'skipped';
  if (session.state === 'expired') return 'skipped';
  if (session.state === 'failed') return 'error';
  if (session.state !== 'completed') return 'pending';
  return name === failedCheck(session) ? 'failed' : 'passed';
};

/** Every check of the session, those of its own `checks` where it has some. */
export const simulatedChecks = (session: SessionRecord): readonly SimulatedCheck[] =>
  namesOf(session).map((name) => ({
    id: `chk_${sha256Hex(`${session.id} ${name}`).slice(0, 32)}`,
    name,
    status: statusOf(session, name),
  }));
