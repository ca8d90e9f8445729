/** The screens on which a person types or proves something, as one chunk: most sessions ask for none of them. */
import { IdvFieldsStep } from '../steps/fields-step.ts';
import { IdvProofOfAddressStep } from '../steps/proof-of-address-step.ts';

/** Not registered yet. */
export const detailSteps = [IdvFieldsStep, IdvProofOfAddressStep] as const;
