/** What every capture needs after the first screen, as one chunk: the flow, the screens and what they stand on. */
import { IdvConsentStep } from '../steps/consent-step.ts';
import { IdvDocumentTypeStep } from '../steps/document-type-step.ts';
import { IdvEndScreen } from '../steps/end-screen.ts';
import { IdvPhotoStep } from '../steps/photo-step.ts';
import { IdvSubmittingScreen } from '../steps/submitting-screen.ts';
import { defineElement } from './define-element.ts';

// English goes with the program: it is what everybody falls back on when another language does not load.
export { en } from '../i18n/locales/en.ts';
export { browserPorts } from './browser-ports.ts';
export { CaptureRun } from './capture-run.ts';

/** Registers the screens of this chunk. */
export const defineScreens = (): void => {
  for (const element of [
    IdvConsentStep,
    IdvDocumentTypeStep,
    IdvPhotoStep,
    IdvSubmittingScreen,
    IdvEndScreen,
  ])
    defineElement(element);
};
