/** State → what is on the screen, the frame around it included. */
import { html, type TemplateResult } from 'lit';
import { positionOf, previousStep } from '../flow/plan.ts';
import type {
  CapturingState,
  EndedState,
  FlowState,
  OpeningState,
  Problem,
  SubmittingState,
} from '../flow/types.ts';
import type { StepId } from '../model/step.ts';
import type { EndView } from '../steps/end-screen.ts';
import type { StepView } from '../steps/step-view.ts';
import type { SubmittingView } from '../steps/submitting-screen.ts';
import type { FlowController } from './flow-controller.ts';
import { exportedParts, panel } from './panel.ts';
import type { RunView, StepPart } from './run-view.ts';
import { sendingOf } from './step-slot.ts';

/**
 * The panel for the state of the flow.
 *
 * @param canClose whether a way out is offered from the first screen on, because something around it has to be closed
 */
export const renderState = (run: RunView, canClose: boolean): TemplateResult => {
  const { state } = run.flow;
  const isBeginning = state.phase === 'opening' || state.phase === 'idle';
  const isOver = state.phase === 'ended' || state.phase === 'submitting';
  return panel({
    text: run.settings.text,
    position: state.phase === 'capturing' ? positionOf(state.session, state.step) : null,
    isSandbox: 'session' in state && state.session?.isSandbox === true,
    onBack: backOf(state, run.flow),
    onCancel: !isOver && (canClose || !isBeginning) ? run.cancel : null,
    note: noteOf(state, run),
    content: contentOf(state, run),
  });
};

const noteOf = (state: FlowState, { isSlow, settings: { text } }: RunView): string => {
  if (isSlow) return text.stillTrying;
  return state.phase === 'capturing' && state.isAhead ? text.doneElsewhere : '';
};

const backOf = (state: FlowState, flow: FlowController): (() => void) | null => {
  if (state.phase !== 'capturing' || state.step === 'sandbox-outcome') return null;
  if (!state.revisiting && !previousStep(state.session, state.step)) return null;
  return () => {
    flow.send({ type: 'back-asked' });
  };
};

const contentOf = (state: FlowState, run: RunView): unknown => {
  switch (state.phase) {
    case 'idle':
      return renderOpening(null, run);
    case 'opening': {
      const request = state.invitation?.handoff;
      // Whoever comes back to what they have joined is not asked again.
      if (!request || state.isReturning) return renderOpening(state, run);
      return run.lazy('join')?.renderJoin(state, request, run) ?? renderLoading(state, run);
    }
    case 'capturing': {
      // Whatever the session asks for is loaded at once, before its turn has come.
      const parts = state.session.steps.map((step) => apart[step]).filter((part) => part !== undefined);
      for (const part of parts) run.lazy(part);
      const part = partOf(state);
      if (part && !run.lazy(part)) return renderLoading(state, run);
      return run.slot.show(state, surroundings(state, run), run.answer);
    }
    case 'handed-off':
      return run.lazy('handoff')?.renderHandoff(state, run) ?? renderLoading(state, run);
    case 'hosted':
      if (state.problem?.code === 'env.module_load_failed') return renderLoading(state, run);
      return run.lazy('elsewhere')?.renderElsewhere(state, run) ?? renderOpening(null, run);
    case 'submitting':
      return renderSubmitting(state, run);
    case 'ended':
      return renderEnd(state, run);
  }
};

/** Steps whose screens are loaded on their own, where a session asks for them. */
const apart: Partial<Record<StepId, StepPart>> = {
  liveness: 'liveness',
  fields: 'details',
  'proof-of-address': 'details',
  review: 'closing',
  'sandbox-outcome': 'closing',
};

/** Which of them the step on the screen needs, or `null`. */
export const partOf = (state: FlowState): StepPart | null =>
  (state.phase === 'capturing' ? apart[state.step] : null) ?? null;

/** A part of the program is on its way; or it did not load, and can be tried again. */
const renderLoading = ({ problem }: { readonly problem: Problem | null }, run: RunView): TemplateResult =>
  renderOpening(problem && { phase: 'opening', invitation: null, begun: false, problem }, run);

const renderOpening = (state: OpeningState | null, run: RunView): TemplateResult => html`
  <idv-opening-screen
    exportparts=${exportedParts}
    .text=${run.settings.text}
    .invitation=${state?.invitation ?? null}
    .busy=${!state || state.begun}
    .code=${state?.problem?.code ?? null}
    @step-done=${run.answer}
  ></idv-opening-screen>
`;

const surroundings = (
  state: CapturingState,
  { flow, ports, settings, isOtherDevice }: RunView,
): StepView => ({
  ...state,
  text: settings.text,
  language: settings.language,
  canHandOff: settings.handoff !== 'off' && !isOtherDevice && ports.host.facts.kind === 'desktop',
  canPassOn: settings.handoff !== 'off',
  sending: sendingOf(state.uploads),
  captureOf: (step) => flow.runner?.captureOf(step) ?? null,
  challenge: (signal) => flow.runner?.challenge(signal) ?? Promise.reject(new TypeError('no session')),
  assetBase: settings.assetBase,
  devices: ports.devices,
  clock: ports.clock,
});

const renderSubmitting = (state: SubmittingState, run: RunView): TemplateResult => {
  const sending = Object.values(sendingOf(state.uploads));
  const sum = (name: 'sentBytes' | 'totalBytes') =>
    sending.reduce((total, upload) => total + (upload.phase === 'sending' ? upload[name] : 0), 0);
  const view: SubmittingView = {
    text: run.settings.text,
    sentBytes: sum('sentBytes'),
    totalBytes: sum('totalBytes'),
    code: state.problem?.code ?? null,
  };
  return html`
    <idv-submitting-screen
      exportparts=${exportedParts}
      .view=${view}
      @step-done=${run.answer}
    ></idv-submitting-screen>
  `;
};

const renderEnd = ({ status, session, ...ended }: EndedState, run: RunView): TemplateResult => {
  const { text, renew } = run.settings;
  const { href, isLeaving } = run;
  const code = ended.code ?? (run.isBlocked ? 'redirect.blocked' : null);
  // What nobody looks at any more does not go on by itself.
  const goesOnElsewhere = run.isOtherDevice && session?.otherDevice?.isPresent !== false;
  // Whoever has declined to join has no link any more.
  const canRestart = session !== null || !run.isOtherDevice;
  const canRenew = renew !== null;
  const view: EndView = { text, status, code, href, isLeaving, goesOnElsewhere, canRenew, canRestart };
  return html`
    <idv-end-screen exportparts=${exportedParts} .view=${view} @step-done=${run.answer}></idv-end-screen>
  `;
};
