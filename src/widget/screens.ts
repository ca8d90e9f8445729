/** State → screen: which element shows a state, and what it is given. */
import { keyed } from 'lit/directives/keyed.js';
import { html, literal, type StaticValue } from 'lit/static-html.js';
import type { TemplateResult } from 'lit';
import type { CapturingState, EndedState, SubmittingState, Uploads } from '../flow/types.ts';
import type { Strings } from '../i18n/strings.ts';
import type { CaptureStepId, StepId } from '../model/step.ts';
import type { StepDone, StepFailed } from '../steps/step-events.ts';
import type { SendingView, StepView } from '../steps/step-view.ts';
import type { EndAction } from '../steps/end-screen.ts';
import { exportedParts } from './panel.ts';

const tags: Readonly<Record<StepId, StaticValue>> = {
  consent: literal`idv-consent-step`,
  'document-type': literal`idv-document-type-step`,
  'document-front': literal`idv-photo-step`,
  'document-back': literal`idv-photo-step`,
  selfie: literal`idv-photo-step`,
  liveness: literal`idv-liveness-step`,
  fields: literal`idv-fields-step`,
  'proof-of-address': literal`idv-proof-of-address-step`,
  review: literal`idv-review-step`,
  'sandbox-outcome': literal`idv-sandbox-outcome-step`,
};

/** What a step needs besides the state. */
export type StepSurroundings = Pick<
  StepView,
  'text' | 'language' | 'canHandOff' | 'captureOf' | 'challenge' | 'devices' | 'clock'
>;

/** The screen of a step. A step that is opened anew gets a new element. */
export const renderStep = (
  state: CapturingState,
  surroundings: StepSurroundings,
  onDone: (event: StepDone) => void,
  onFailed: (event: StepFailed) => void,
): TemplateResult => {
  const view: StepView = {
    ...surroundings,
    session: state.session,
    step: state.step,
    busy: state.busy,
    problem: state.problem && {
      code: state.problem.code,
      fields: state.problem.fields,
      canRetry: state.problem.retry !== null,
    },
    sending: sendingView(state.uploads),
  };
  const tag = tags[state.step];
  return html`${keyed(
    `${state.step} ${String(state.revisiting)}`,
    html`<${tag} exportparts=${exportedParts} .view=${view} @step-done=${onDone} @step-failed=${onFailed}></${tag}>`,
  )}`;
};

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
