/** The liveness check, loaded where a session asks for it, while the first steps are answered. */
import { IdvLivenessStep } from '../steps/liveness-step.ts';
import { defineElement } from './define-element.ts';

/** Registers it. */
export const defineLiveness = (): void => {
  defineElement(IdvLivenessStep);
};
