/** The screens at the end of a capture, as one chunk: it is loaded while the first steps are answered. */
import { IdvReviewStep } from '../steps/review-step.ts';
import { IdvSandboxOutcomeStep } from '../steps/sandbox-outcome-step.ts';

/** Not registered yet. */
export const closingSteps = [IdvReviewStep, IdvSandboxOutcomeStep] as const;
