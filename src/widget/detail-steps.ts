/** The screens on which a person types or proves something, loaded where a session asks for it: most do not. */
import { IdvFieldsStep } from '../steps/fields-step.ts';
import { IdvProofOfAddressStep } from '../steps/proof-of-address-step.ts';
import { defineElement } from './define-element.ts';

/** Registers them. */
export const defineDetailSteps = (): void => {
  defineElement(IdvFieldsStep);
  defineElement(IdvProofOfAddressStep);
};
