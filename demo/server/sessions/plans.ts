/**
 * What a session asks for, by Verifa workflow or Verilock profile: steps, liveness prompts, fields. A real account
 * configures these in a dashboard; the sandbox has a fixed table of them.
 */
import { livenessActions, type LivenessAction } from '../../../src/model/capture.ts';
import type { FieldName } from '../../../src/model/field.ts';
import type { StepId } from '../../../src/model/step.ts';
import type { Environment } from '../storage/records.ts';

/** What is asked, before the sandbox's own last screen is added. */
export interface CapturePlan {
  readonly steps: readonly StepId[];
  readonly livenessActions: readonly LivenessAction[];
}

const documentSteps = ['consent', 'document-type', 'document-front', 'document-back'] as const;

const workflows: Readonly<Record<string, readonly StepId[]>> = {
  wf_standard: [...documentSteps, 'selfie', 'liveness', 'review'],
  wf_full: [...documentSteps, 'selfie', 'liveness', 'fields', 'proof-of-address', 'review'],
  wf_document: [...documentSteps, 'review'],
};

/** The plan of a Verifa workflow, of `wf_standard` where none is named, or `null` for one that does not exist. */
export const workflowPlan = (workflowId: string | null): CapturePlan | null => {
  const steps = Object.entries(workflows).find(([id]) => id === (workflowId ?? 'wf_standard'))?.[1];
  return steps ? { steps, livenessActions } : null;
};

/** A Verilock profile: `steps` and `liveness_mode` are the provider's own words (Verilock "Active liveness"). */
interface Profile {
  readonly steps: readonly ('document' | 'selfie')[];
  readonly livenessMode: 'active' | 'passive';
}

const profiles: Readonly<Record<string, Profile>> = {
  '01234567-89ab-cdef-0123-456789abcdef': { steps: ['document', 'selfie'], livenessMode: 'active' },
  '01234567-89ab-cdef-0123-456789abcd01': { steps: ['document'], livenessMode: 'passive' },
};

/** Verilock's four prompts: `head_left`, `head_right`, `smile`, `blink`, in the words of the protocol. */
const verilockPrompts: readonly LivenessAction[] = ['turn_left', 'turn_right', 'smile', 'blink'];

/** The plan of a Verilock profile, or `null` for one that does not exist. */
export const profilePlan = (profileId: string): CapturePlan | null => {
  const profile = Object.entries(profiles).find(([id]) => id === profileId.toLowerCase())?.[1];
  if (!profile) return null;
  const selfie: readonly StepId[] = profile.steps.includes('selfie') ? ['selfie'] : [];
  // Passive liveness is judged from the selfie itself, so it is no step of its own.
  const liveness: readonly StepId[] =
    selfie.length > 0 && profile.livenessMode === 'active' ? ['liveness'] : [];
  return { steps: [...documentSteps, ...selfie, ...liveness, 'review'], livenessActions: verilockPrompts };
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
