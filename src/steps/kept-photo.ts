/** Whether a photo has to be sent at all. Pure. */
import type { CaptureFile } from '../model/capture.ts';
import type { PhotoStepId } from './photo-guide.ts';
import type { StepView } from './step-view.ts';

/** The same picture is not sent twice; one that did not get through is. */
export const isKept = (
  { captureOf, sending, session, problem }: StepView,
  photoStep: PhotoStepId,
  file: CaptureFile,
): boolean => {
  const known = captureOf(photoStep);
  const isKnown = known !== null && known.step !== 'liveness' && known.file === file;
  const upload = sending[photoStep];
  const isThere = upload
    ? upload.phase === 'sending'
    : session.captures.some(({ step }) => step === photoStep);
  return isKnown && isThere && !problem;
};
