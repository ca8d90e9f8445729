/**
 * The steps of a capture: their ids and which of them produce a picture.
 * The words here are the words of every layer, of the events and of the wire.
 */

/** Every step a session can ask for, in the order in which a session asks by default. */
export const stepIds = [
  'consent',
  'document-type',
  'document-front',
  'document-back',
  'selfie',
  'liveness',
  'fields',
  'proof-of-address',
  'review',
  'sandbox-outcome',
] as const;

/** Id of a step, as it stands in `idv-step`, in `IdvCapture.step` and in the session. */
export type StepId = (typeof stepIds)[number];

/** The steps whose result is one or more files sent to `PUT …/captures/{step}`. */
export const captureStepIds = [
  'document-front',
  'document-back',
  'selfie',
  'liveness',
  'proof-of-address',
] as const satisfies readonly StepId[];

/** Id of a step that ends in a capture. */
export type CaptureStepId = (typeof captureStepIds)[number];

/** Whether a step ends in a capture. */
export const isCaptureStep = (step: StepId): step is CaptureStepId =>
  (captureStepIds as readonly StepId[]).includes(step);

/** Where the person stands: `index` counts from 1, `count` is the number of steps in the whole plan. */
export interface StepPosition {
  readonly step: StepId;
  readonly index: number;
  readonly count: number;
}
