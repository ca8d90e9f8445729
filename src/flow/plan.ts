/**
 * Which steps a session asks for, which are left, and where the person stands. Resuming lives here: the plan is made
 * from what the backend has received, so a reload, another tab or another device comes out at the same step.
 */
import type { Session } from '../model/session.ts';
import { isCaptureStep, type StepId, type StepPosition } from '../model/step.ts';
import type { Uploads } from './types.ts';
import { refusalOf } from './uploads.ts';

/** All steps of this session in order, finished ones included. The back is left out for documents that have none. */
export const planOf = (session: Session): readonly StepId[] => {
  const chosen = session.documents.find((document) => document.type === session.documentType);
  const hasBack = chosen?.hasBack ?? true;
  return session.steps.filter((step) => step !== 'document-back' || hasBack);
};

/** Whether a step has been answered: by the backend's record, or by a capture on its way there (it stays on its way while only the network is in the way). */
export const isDone = (step: StepId, session: Session, uploads: Uploads): boolean => {
  if (isCaptureStep(step)) {
    const upload = uploads[step];
    if (upload) return refusalOf(upload) === null;
    return session.captures.some((capture) => capture.step === step);
  }
  switch (step) {
    case 'consent':
      return session.consent.accepted;
    case 'document-type':
      return session.documentType !== null;
    case 'fields':
      return session.fieldsReceived;
    case 'review':
      return session.status !== 'capturing';
    case 'sandbox-outcome':
      return session.status !== 'capturing' && session.status !== 'sandbox-pending';
  }
};

/** The first step that is not answered, or `null` when none is left. */
export const nextStep = (session: Session, uploads: Uploads): StepId | null =>
  planOf(session).find((step) => !isDone(step, session, uploads)) ?? null;

/** The step before `step` that the person may answer again, or `null`. Consent is not asked twice. */
export const previousStep = (session: Session, step: StepId): StepId | null => {
  const plan = planOf(session);
  const before = plan.slice(0, Math.max(plan.indexOf(step), 0));
  return before.filter((candidate) => candidate !== 'consent').at(-1) ?? null;
};

/** Where a step stands in the whole plan. */
export const positionOf = (session: Session, step: StepId): StepPosition => {
  const plan = planOf(session);
  return { step, index: plan.indexOf(step) + 1, count: plan.length };
};
