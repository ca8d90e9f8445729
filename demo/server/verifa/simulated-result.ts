/**
 * The result of a session: simulated from its decision and from what the person entered or the backend knew, because the
 * sandbox reads no document. The same session always has the same result. Pure.
 */
import type { FieldValues } from '../../../src/model/field.ts';
import type { Decision, SessionRecord } from '../storage/records.ts';
import { failedCheck } from './simulated-checks.ts';

/**
 * Statuses of a result: the words of Verifa's guides, `approved`, `rejected`, `needs_review`. `declined` is its word for
 * the event only.
 */
export const resultStatuses = ['approved', 'rejected', 'needs_review'] as const;

/** Why a session was rejected, as one word. */
export const rejectionCodes = ['face_mismatch', 'document_not_authentic', 'check_failed'] as const;

/** What is read from a document; `null` where nobody has told it. */
export interface ExtractedData {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly date_of_birth: string | null;
  readonly document_type: string | null;
}

/** The simulated part of a result. */
export interface SimulatedResult {
  readonly status: (typeof resultStatuses)[number];
  /** Both `null` where no selfie was asked for. The score is 0 to 1. */
  readonly facePassed: boolean | null;
  readonly faceScore: number | null;
  /** Both `null` where no date of birth is known. */
  readonly agePassed: boolean | null;
  readonly ageYears: number | null;
  readonly extracted: ExtractedData;
  readonly rejection: { readonly code: (typeof rejectionCodes)[number]; readonly reason: string } | null;
}

/** Smallest age that passes; a workflow's own in a real account. */
const minAgeYears = 18;

const statusOf: Record<Decision, SimulatedResult['status']> = {
  approved: 'approved',
  declined: 'rejected',
  under_review: 'needs_review',
};

/** Similarity of the faces; Verifa's `standard` threshold is 0.35. */
const faceScores: Record<Decision, number> = { approved: 0.92, under_review: 0.41, declined: 0.12 };
const faceThreshold = 0.35;

/** Whole years from a date of birth to a moment, `null` for what is no date. */
const ageAt = (dateOfBirth: string, timeMs: number): number | null => {
  const born = new Date(`${dateOfBirth}T00:00:00Z`);
  if (Number.isNaN(born.getTime()) || born.getTime() > timeMs) return null;
  const then = new Date(timeMs);
  const hadBirthday =
    then.getUTCMonth() > born.getUTCMonth() ||
    (then.getUTCMonth() === born.getUTCMonth() && then.getUTCDate() >= born.getUTCDate());
  return then.getUTCFullYear() - born.getUTCFullYear() - (hadBirthday ? 0 : 1);
};

const rejectionOf = (session: SessionRecord): SimulatedResult['rejection'] => {
  const check = failedCheck(session);
  if (session.decision !== 'declined') return null;
  if (check === 'face_match')
    return { code: 'face_mismatch', reason: 'The selfie does not show the person of the document.' };
  if (check === 'document_ocr')
    return { code: 'document_not_authentic', reason: 'The document could not be confirmed as authentic.' };
  return { code: 'check_failed', reason: `The check ${check ?? 'of the session'} has failed.` };
};

/** The result of a decided session, or `null` before its processing has come to an end. */
export const simulatedResult = (session: SessionRecord, values: FieldValues): SimulatedResult | null => {
  const { decision, state } = session;
  if (state !== 'completed' || decision === null) return null;
  const hasSelfie = session.steps.includes('selfie');
  const dateOfBirth = values.date_of_birth ?? null;
  const ageYears =
    dateOfBirth === null ? null : ageAt(dateOfBirth, session.completedAtMs ?? session.updatedAtMs);
  return {
    status: statusOf[decision],
    facePassed: hasSelfie ? faceScores[decision] >= faceThreshold : null,
    faceScore: hasSelfie ? faceScores[decision] : null,
    agePassed: ageYears === null ? null : ageYears >= minAgeYears,
    ageYears,
    extracted: {
      first_name: values.first_name ?? null,
      last_name: values.last_name ?? null,
      date_of_birth: dateOfBirth,
      document_type: session.documentType,
    },
    rejection: rejectionOf(session),
  };
};
