/** Step → element: which element shows a step, kept for as long as the step is on the screen. */
import type { CapturingState, Uploads } from '../flow/types.ts';
import type { CaptureStepId, StepId } from '../model/step.ts';
import type { StepElement } from '../steps/step-element.ts';
import { StepDone, StepFailed } from '../steps/step-events.ts';
import type { SendingView, StepView } from '../steps/step-view.ts';
import { exportedParts } from './panel.ts';

const tags: Readonly<Record<StepId, string>> = {
  consent: 'idv-consent-step',
  'document-type': 'idv-document-type-step',
  'document-front': 'idv-photo-step',
  'document-back': 'idv-photo-step',
  selfie: 'idv-photo-step',
  liveness: 'idv-liveness-step',
  fields: 'idv-fields-step',
  'proof-of-address': 'idv-proof-of-address-step',
  review: 'idv-review-step',
  'sandbox-outcome': 'idv-sandbox-outcome-step',
};

/** The element of the step on the screen. A step that is opened anew gets a new one. */
export class StepSlot {
  readonly #ownerDocument: Document;
  readonly #onFailed: (event: StepFailed) => void;
  #key = '';
  #element: StepElement | null = null;

  constructor(ownerDocument: Document, onFailed: (event: StepFailed) => void) {
    this.#ownerDocument = ownerDocument;
    this.#onFailed = onFailed;
  }

  show(state: CapturingState, view: StepView, onDone: (event: StepDone) => void): StepElement {
    const key = `${state.session.id} ${state.step} ${String(state.revisiting)}`;
    if (!this.#element || key !== this.#key) {
      const element = this.#ownerDocument.createElement(tags[state.step]) as StepElement;
      element.setAttribute('exportparts', exportedParts);
      element.addEventListener(StepDone.type, onDone);
      element.addEventListener(StepFailed.type, this.#onFailed);
      this.#element = element;
      this.#key = key;
    }
    this.#element.view = view;
    return this.#element;
  }

  clear(): void {
    this.#element = null;
  }
}

/** The uploads for display, with their progress in per cent. */
export const sendingOf = (uploads: Uploads): StepView['sending'] => {
  const sending: Partial<Record<CaptureStepId, SendingView>> = {};
  for (const [step, upload] of Object.entries(uploads)) {
    sending[step as CaptureStepId] =
      upload.phase === 'sending'
        ? { ...upload, percent: Math.floor((100 * upload.sentBytes) / (upload.totalBytes || 1)) }
        : upload;
  }
  return sending;
};
