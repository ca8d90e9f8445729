/** What a photo step says, which guide it shows and what it is about, by the side that is taken. Pure. */
import type { GuideShape } from '../ui/camera-view.ts';
import type { PhotoStepId, PhotoSubject } from './photo-guide.ts';
import type { StepView } from './step-view.ts';

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

/** What is photographed on the step that is on the screen. */
export const photoSubject = (view: () => StepView): PhotoSubject => {
  const { clock, assetBase, session, step } = view();
  return {
    clock,
    assetBase,
    documentType: session.documentType,
    step: step as PhotoStepId,
    language: () => view().language,
  };
};
