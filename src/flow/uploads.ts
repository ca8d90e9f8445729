/** Small changes to the uploads and problems of a state. */
import type { ErrorCode } from '../model/errors.ts';
import type { FlowEffect, FlowEvent, Problem, Uploads } from './types.ts';

/** The uploads with one of them further on. Progress of an upload that is no longer under way is ignored. */
export const progressOf = (uploads: Uploads, event: Extract<FlowEvent, { type: 'upload-moved' }>): Uploads => {
  const { step, sentBytes, totalBytes } = event;
  if (!uploads[step]) return uploads;
  return { ...uploads, [step]: { phase: 'sending', sentBytes, totalBytes } };
};

/** A problem, and the effect that another try repeats. */
export const codeProblem = (code: ErrorCode, retry: FlowEffect | null): Problem => ({ code, retry, fields: [] });
