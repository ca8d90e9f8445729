/**
 * What became of a session's steps, as Verilock's "Get a session" tells it. Nothing is read from pictures: scores and
 * the document's data are the same for every session and follow from the decision alone.
 */
import type { z } from 'zod';
import { spelledFor } from '../sessions/accepted-documents.ts';
import { receivedCaptures } from '../sessions/received-captures.ts';
import type { CaptureRecord, Decision, SessionRecord } from '../storage/records.ts';
import { documentType, type sessionResults as resultsSchema, type stepStatus } from './session-schema.ts';

type Results = z.input<typeof resultsSchema>;

/** A decision that says something of each step; a review says nothing yet. */
type Verdict = Exclude<Decision, 'under_review'>;

/** Simulated data of every decided document; UTO is the country that ICAO Doc 9303 prints on specimens. */
const documentDetails = { document_number: 'X01234567', issuing_country: 'UTO', expiry_date: '2034-12-31' };

/** Simulated likeness of the selfie to the document's photo, 0 to 1. */
const faceMatchScore: Record<Verdict, number> = { approved: 0.94, declined: 0.21 };

/** Simulated liveness, 0 to 1. */
const livenessScore: Record<Verdict, number> = { approved: 0.97, declined: 0.18 };

/** A result for each thing that the session asks for. */
export const sessionResults = (session: SessionRecord, captures: readonly CaptureRecord[]): Results => {
  const received = receivedCaptures(session.steps, captures).map(({ step }) => step);
  const verdict = session.decision === 'under_review' ? null : session.decision;
  const statusOf = (isReceived: boolean): z.input<typeof stepStatus> =>
    isReceived ? (verdict ?? 'pending') : 'not_started';
  const type = session.documentType && documentType.parse(spelledFor('verilock', session.documentType));
  const hasDocument = received.includes('document-front');
  const document = {
    status: statusOf(hasDocument),
    type,
    details: hasDocument && verdict ? { ...documentDetails } : null,
  };
  if (!session.steps.includes('selfie')) return { document };
  const hasSelfie = received.includes('selfie');
  // Without a burst of its own, liveness is judged from the selfie: passive profiles and what a backend has submitted.
  const isPassive = !session.steps.includes('liveness') || session.submittedAtMs !== null;
  const isSeenAlive = received.includes('liveness') || (isPassive && hasSelfie);
  return {
    document,
    selfie: { status: statusOf(hasSelfie) },
    face_match: {
      status: statusOf(hasDocument && hasSelfie),
      score: hasDocument && hasSelfie && verdict ? faceMatchScore[verdict] : null,
    },
    liveness: {
      status: statusOf(isSeenAlive),
      score: isSeenAlive && verdict ? livenessScore[verdict] : null,
      details: isSeenAlive && verdict ? { is_live: verdict === 'approved' } : null,
    },
  };
};
