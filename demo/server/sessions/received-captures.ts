/** What the received files amount to: which steps have their capture, and what is missing before submission. Pure. */
import type { StepId } from '../../../src/model/step.ts';
import { isCaptureStep } from '../../../src/model/step.ts';
import type { SessionWire } from '../../../src/session/schema.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import { acceptedDocuments } from './accepted-documents.ts';

type ReceivedCaptureWire = SessionWire['captures'][number];

/** Whether the file is the straightened copy of a picture, and not a picture itself. */
export const isCopy = ({ metadata }: Pick<CaptureRecord, 'metadata'>): boolean => metadata.copy !== undefined;

/** Whether all frames of one liveness burst are there. */
export const isCompleteBurst = (frames: readonly CaptureRecord[]): boolean =>
  frames.length > 0 && frames.length === frames[0]?.metadata.liveness?.frames;

/** The frames that answer one liveness challenge. */
export const burstOf = (captures: readonly CaptureRecord[], nonce: string): readonly CaptureRecord[] =>
  captures.filter(({ metadata }) => metadata.liveness?.nonce === nonce);

/**
 * One entry a step, in the order of the steps; a liveness burst counts once all its frames are there. A copy counts
 * nowhere: neither its bytes nor when it came.
 */
export const receivedCaptures = (
  steps: readonly StepId[],
  captures: readonly CaptureRecord[],
): readonly ReceivedCaptureWire[] =>
  steps.filter(isCaptureStep).flatMap((step) => {
    const files =
      step === 'liveness'
        ? lastCompleteBurst(captures)
        : captures.filter((file) => file.step === step && !isCopy(file));
    const last = files.at(-1);
    if (!last) return [];
    return [
      {
        step,
        // The wire tells pictures from PDFs; which kind of picture a backend has sent concerns no device.
        mime_type: last.mimeType === 'application/pdf' ? last.mimeType : ('image/jpeg' as const),
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        files: files.length,
        received_at: new Date(Math.max(...files.map(({ receivedAtMs }) => receivedAtMs))).toISOString(),
      },
    ];
  });

const lastCompleteBurst = (captures: readonly CaptureRecord[]): readonly CaptureRecord[] => {
  const nonces = new Set(captures.flatMap(({ metadata }) => metadata.liveness?.nonce ?? []));
  return [...nonces].map((nonce) => burstOf(captures, nonce)).findLast(isCompleteBurst) ?? [];
};

/** Steps of the plan that are not answered yet; the back is left out for documents that have none. */
export const missingSteps = (
  session: SessionRecord,
  captures: readonly CaptureRecord[],
): readonly StepId[] => {
  const received = receivedCaptures(session.steps, captures).map(({ step }) => step);
  return session.steps.filter((step) => {
    if (step === 'document-back' && !backIsAsked(session)) return false;
    if (isCaptureStep(step)) return !received.includes(step);
    if (step === 'consent') return session.consent === null;
    if (step === 'document-type') return session.documentType === null;
    return step === 'fields' && session.fieldsSealed === null;
  });
};

/** Whether the chosen document has a back; `true` while none is chosen. */
export const backIsAsked = (session: SessionRecord): boolean =>
  acceptedDocuments(session).find(({ type }) => type === session.documentType)?.hasBack ?? true;
