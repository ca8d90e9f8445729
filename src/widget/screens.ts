/** State → screen: which element shows a state, and what it is given. */
import { html, type TemplateResult } from 'lit';
import type { CapturingState, EndedState, FlowEvent, SubmittingState, Uploads } from '../flow/types.ts';
import type { Strings } from '../i18n/strings.ts';
import type { CaptureStepId, StepId } from '../model/step.ts';
import { StepDone, StepFailed } from '../steps/step-events.ts';
import type { StepElement } from '../steps/step-element.ts';
import type { SendingView, StepView } from '../steps/step-view.ts';
import type { EndAction } from '../steps/end-screen.ts';
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

/** What a step needs besides the state. */
export type StepSurroundings = Pick<
  StepView,
  'text' | 'language' | 'canHandOff' | 'captureOf' | 'challenge' | 'devices' | 'clock'
>;

/** Keeps the element of the step on the screen. A step that is opened anew gets a new element. */
export class StepSlot {
  #key = '';
  #element: StepElement | null = null;

  /** The element that shows the state; `send` gets what the person does on it. */
  show(
    state: CapturingState,
    surroundings: StepSurroundings,
    ownerDocument: Document,
    send: (event: FlowEvent) => void,
  ): StepElement {
    const key = `${state.session.id} ${state.step} ${String(state.revisiting)}`;
    if (!this.#element || key !== this.#key) {
      const element = ownerDocument.createElement(tags[state.step]) as StepElement;
      element.setAttribute('exportparts', exportedParts);
      element.addEventListener(StepDone.type, ({ result }) => {
        send(result);
      });
      element.addEventListener(StepFailed.type, ({ code }) => {
        send({ type: 'step-failed', code });
      });
      this.#element = element;
      this.#key = key;
    }
    this.#element.view = viewOf(state, surroundings);
    return this.#element;
  }

  clear(): void {
    this.#element = null;
  }
}

const viewOf = (state: CapturingState, surroundings: StepSurroundings): StepView => ({
  ...surroundings,
  session: state.session,
  step: state.step,
  busy: state.busy,
  problem: state.problem,
  sending: sendingView(state.uploads),
});

const sendingView = (uploads: Uploads): StepView['sending'] => {
  const view: Partial<Record<CaptureStepId, SendingView>> = {};
  for (const step of Object.keys(uploads) as CaptureStepId[]) {
    const upload = uploads[step];
    if (upload?.phase === 'failed') view[step] = upload;
    if (upload?.phase === 'sending') {
      const { sentBytes, totalBytes } = upload;
      view[step] = { ...upload, percent: totalBytes > 0 ? Math.floor((100 * sentBytes) / totalBytes) : 0 };
    }
  }
  return view;
};

/** The screen of the submission. */
export const renderSubmitting = (
  state: SubmittingState,
  text: Strings,
  onDone: (event: StepDone) => void,
): TemplateResult => {
  const sending = Object.values(state.uploads).filter((upload) => upload.phase === 'sending');
  const sum = (pick: (upload: (typeof sending)[number]) => number) =>
    sending.reduce((total, upload) => total + pick(upload), 0);
  return html`
    <idv-submitting-screen
      exportparts=${exportedParts}
      .text=${text}
      .sentBytes=${sum((upload) => upload.sentBytes)}
      .totalBytes=${sum((upload) => upload.totalBytes)}
      .code=${state.problem?.code ?? null}
      @step-done=${onDone}
    ></idv-submitting-screen>
  `;
};

/** What the last screen needs besides the state. */
export interface EndSurroundings {
  readonly text: Strings;
  readonly href: string | null;
  readonly isLeaving: boolean;
  readonly isOtherDevice: boolean;
  readonly canRenew: boolean;
}

/** The last screen. */
export const renderEnd = (
  state: EndedState,
  { text, href, isLeaving, isOtherDevice, canRenew }: EndSurroundings,
  onAction: (event: EndAction) => void,
): TemplateResult => html`
  <idv-end-screen
    exportparts=${exportedParts}
    .text=${text}
    .status=${state.status}
    .code=${state.code}
    .href=${href}
    .isLeaving=${isLeaving}
    .isOtherDevice=${isOtherDevice}
    .canRenew=${canRenew}
    @end-action=${onAction}
  ></idv-end-screen>
`;
