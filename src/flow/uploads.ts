/** Small changes to the uploads and problems of a state. */
import type { ErrorCode } from '../model/errors.ts';
import type { FlowEffect, FlowEvent, Problem, Uploads } from './types.ts';

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
