/** Small changes to the uploads and problems of a state. */
import { errorTable, type ErrorCode } from '../model/errors.ts';
import type { FlowEffect, FlowEvent, Problem, Uploads, UploadState } from './types.ts';

/** The state with one of its uploads further on. Progress of an upload that is no longer under way is ignored. */
export const progressOf = <State extends { readonly uploads: Uploads }>(
  state: State,
  event: Extract<FlowEvent, { type: 'upload-moved' }>,
): State => {
  const { step, sentBytes, totalBytes } = event;
  if (!state.uploads[step]) return state;
  return { ...state, uploads: { ...state.uploads, [step]: { phase: 'sending', sentBytes, totalBytes } } };
};

/** A problem, and the effect that another try repeats. */
export const codeProblem = (code: ErrorCode, retry: FlowEffect | null): Problem => ({
  code,
  retry,
  fields: [],
});

/** Whether an upload failed for a reason that another try may cure. */
export const canResend = (upload: UploadState | undefined): boolean =>
  upload?.phase === 'failed' && errorTable[upload.code] === 'retry';

/** Why an upload failed for good, so that only another capture can cure it, or `null`. */
export const refusalOf = (upload: UploadState | undefined): ErrorCode | null =>
  upload?.phase === 'failed' && !canResend(upload) ? upload.code : null;
