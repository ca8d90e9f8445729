/** What a photo step says and which guide it shows, by the side that is taken. Pure. */
import type { GuideShape } from '../ui/camera-view.ts';
import type { StepView } from './step-view.ts';

/** The steps that one photo ends. */
export type PhotoStepId = 'document-front' | 'document-back' | 'selfie';

/** The words of a screen. */
export interface PhotoWords {
  readonly title: string;
  readonly lead: string;
  readonly shape: GuideShape;
}

/** The words for the step that is on the screen. */
export const photoWords = ({ text, session, step }: StepView): PhotoWords => {
  const { documentType } = session;
  if (step === 'selfie') return { title: text.selfieTitle, lead: text.selfieLead, shape: 'face' };
  const shape = documentType === 'passport' ? 'page' : 'card';
  return step === 'document-front'
    ? { title: text.frontTitle(documentType), lead: text.frontLead, shape }
    : { title: text.backTitle(documentType), lead: text.backLead, shape };
};
