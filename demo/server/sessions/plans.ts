/**
 * What a session asks for: steps, liveness prompts, documents, fields; here by Verifa workflow, in verilock/ by profile.
 * A real account configures these in a dashboard; the sandbox has fixed tables of them.
 */
import { livenessActions, type LivenessAction } from '../../../src/model/capture.ts';
import type { DocumentType } from '../../../src/model/document.ts';
import type { FieldName } from '../../../src/model/field.ts';
import type { StepId } from '../../../src/model/step.ts';
import type { Environment } from '../storage/records.ts';

/** What is asked, before the sandbox's own last screen is added. */
export interface CapturePlan {
  readonly steps: readonly StepId[];
  readonly livenessActions: readonly LivenessAction[];
  /** The only documents that are accepted, or `null` where the country decides. */
  readonly acceptedTypes: readonly DocumentType[] | null;
}

/** Every plan begins with these. */
export const documentSteps = ['consent', 'document-type', 'document-front', 'document-back'] as const;

const workflows: Readonly<Record<string, readonly StepId[]>> = {
  wf_standard: [...documentSteps, 'selfie', 'liveness', 'review'],
  wf_full: [...documentSteps, 'selfie', 'liveness', 'fields', 'proof-of-address', 'review'],
  wf_document: [...documentSteps, 'review'],
};

/** The plan of a Verifa workflow, of `wf_standard` where none is named, or `null` for one that does not exist. */
export const workflowPlan = (workflowId: string | null): CapturePlan | null => {
  const steps = Object.entries(workflows).find(([id]) => id === (workflowId ?? 'wf_standard'))?.[1];
  return steps ? { steps, livenessActions, acceptedTypes: null } : null;
};

/** The steps as the session lists them: a sandbox session ends with the choice of its outcome (Verifa "Testing"). */
export const stepsIn = (environment: Environment, plan: CapturePlan): readonly StepId[] =>
  environment === 'sandbox' ? [...plan.steps, 'sandbox-outcome'] : plan.steps;

/** A field that is asked for, and whether it may stay empty. */
export interface AskedField {
  readonly name: FieldName;
  readonly required: boolean;
}

const asked = (required: boolean, ...names: readonly FieldName[]): readonly AskedField[] =>
  names.map((name) => ({ name, required }));

/** The fields of sessions that have the `fields` step; a social security number is asked for in the US only. */
export const askedFields = (country: string | null): readonly AskedField[] => [
  ...asked(true, 'first_name', 'last_name', 'email'),
  ...asked(false, 'phone'),
  ...asked(true, 'date_of_birth'),
  ...(country === 'US' ? asked(false, 'ssn') : []),
  ...asked(true, 'address_street'),
  ...asked(false, 'address_extra'),
  ...asked(true, 'address_city'),
  ...asked(false, 'address_region'),
  ...asked(true, 'address_postal_code', 'address_country'),
];
