/** State → what is on the screen, the frame around it included. Loads what a rare screen needs when it is needed. */
import { html, nothing, type TemplateResult } from 'lit';
import { nextStep, positionOf, previousStep } from '../flow/plan.ts';
import type { CapturingState, FlowState, HandedOffState } from '../flow/types.ts';
import type { Strings } from '../i18n/strings.ts';
import type { HostedMessageReader } from '../model/hosted.ts';
import type { Ports } from '../model/ports.ts';
import type { CaptureStepId } from '../model/step.ts';
import type { EndAction } from '../steps/end-screen.ts';
import type { StepDone } from '../steps/step-events.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import type { HostedEvent } from '../frame/hosted-frame.ts';
import type { FlowController } from './flow-controller.ts';
import { exportedParts, panel } from './panel.ts';
import { renderEnd, renderSubmitting, type StepSlot } from './screens.ts';

/** What rendering needs besides the flow. */
export interface RenderContext {
  readonly flow: FlowController;
  readonly ports: Ports;
  readonly text: Strings;
  readonly language: string;
  readonly handoff: 'offer' | 'first' | 'only' | 'off';
  /** Holds the element of the step on the screen. */
  readonly slot: StepSlot;
  readonly ownerDocument: Document;
  /** Whether the capture runs in a window of its own. */
  readonly isPopup: boolean;
  /** Whether a way out is offered on every screen, because something around the element has to be closed. */
  readonly canClose: boolean;
  readonly canRenew: boolean;
  /** Whether this device joined a session that another one started. */
  readonly isOtherDevice: boolean;
  readonly href: string | null;
  readonly isLeaving: boolean;
  readonly reader: HostedMessageReader | null;
  readonly readyTimeoutMs: number;
  /** Whether a screen that is loaded on its own is there; begins to load it when not. */
  readonly hasLazy: (screen: 'handoff' | 'hosted') => boolean;
  readonly onEnd: (event: EndAction) => void;
  readonly onPopup: () => void;
  readonly onCancel: () => void;
}

/** The panel for the state of the flow. */
export const renderState = (context: RenderContext): TemplateResult => {
  const { flow, text } = context;
  const { state } = flow;
  const isRunning = state.phase !== 'ended' && state.phase !== 'submitting';
  const leaves = state.phase !== 'opening' && state.phase !== 'idle';
  return panel({
    text,
    position: state.phase === 'capturing' ? positionOf(state.session, state.step) : null,
    isSandbox: 'session' in state && state.session?.sandbox === true,
    onBack: backOf(state, flow),
    onCancel: isRunning && (context.canClose || leaves) ? context.onCancel : null,
    content: content(state, context),
  });
};

const backOf = (state: FlowState, flow: FlowController): (() => void) | null => {
  if (state.phase !== 'capturing' || state.step === 'sandbox-outcome') return null;
  if (!state.revisiting && !previousStep(state.session, state.step)) return null;
  return () => {
    flow.send({ type: 'back-asked' });
  };
};

const content = (state: FlowState, context: RenderContext): TemplateResult => {
  const { flow, text } = context;
  switch (state.phase) {
    case 'idle':
    case 'opening':
      return renderOpening(state, context);
    case 'capturing':
      return renderCapturing(state, context);
    case 'handed-off':
      return renderHandoff(state, context);
    case 'hosted':
      return context.isPopup ? renderPopup(state.problem !== null, context) : renderHosted(context);
    case 'submitting':
      return renderSubmitting(state, text, sendResult(flow));
    case 'ended':
      return renderEnd(state, context, context.onEnd);
  }
};

const sendResult =
  (flow: FlowController) =>
  (event: StepDone): void => {
    flow.send(event.result);
  };

const renderOpening = (state: FlowState, { flow, text }: RenderContext): TemplateResult => {
  const opening = state.phase === 'opening' ? state : null;
  return html`
    <idv-opening-screen
      exportparts=${exportedParts}
      .text=${text}
      .invitation=${opening?.invitation ?? null}
      .busy=${!opening || opening.begun}
      .code=${opening?.problem?.code ?? null}
      @step-done=${sendResult(flow)}
    ></idv-opening-screen>
  `;
};

const renderCapturing = (state: CapturingState, context: RenderContext): TemplateResult => {
  const { flow, ports, text, language, handoff, slot, ownerDocument } = context;
  const surroundings = {
    text,
    language,
    canHandOff: handoff !== 'off' && ports.host.facts.kind === 'desktop' && !context.isOtherDevice,
    captureOf: (step: CaptureStepId) => flow.runner?.captureOf(step) ?? null,
    challenge: (signal: AbortSignal) => flow.runner?.challenge(signal) ?? Promise.reject(new TypeError('no session')),
    devices: ports.devices,
    clock: ports.clock,
  };
  return html`${slot.show(state, surroundings, ownerDocument, (event) => {
    flow.send(event);
  })}`;
};

const renderHandoff = (state: HandedOffState, context: RenderContext): TemplateResult => {
  const { flow, ports, text, handoff } = context;
  if (!context.hasLazy('handoff')) return renderOpening(state, context);
  const step = nextStep(state.session, state.uploads);
  return html`
    <idv-handoff-screen
      exportparts=${exportedParts}
      .text=${text}
      .url=${state.link?.url ?? null}
      .progress=${state.progress}
      .device=${state.session.otherDevice}
      .position=${step && positionOf(state.session, step)}
      .canContinueHere=${handoff !== 'only'}
      .code=${state.problem?.code ?? null}
      .canRetry=${state.problem?.retry !== null}
      .copy=${(address: string) => ports.host.copy(address)}
      @step-done=${sendResult(flow)}
    ></idv-handoff-screen>
  `;
};

const renderHosted = (context: RenderContext): TemplateResult => {
  const { flow, ports, text, reader, readyTimeoutMs } = context;
  if (!context.hasLazy('hosted') || !flow.entry) return renderOpening(flow.state, context);
  const { captureUrl, origin, sessionId } = flow.entry;
  return html`
    <idv-hosted-frame
      exportparts=${exportedParts}
      .url=${captureUrl}
      .origin=${origin}
      .reader=${reader}
      .readyTimeoutMs=${readyTimeoutMs}
      .text=${{ title: text.hostedTitle, open: text.hostedOpen, retry: text.retry, timeout: text.errors.ready_timeout }}
      .host=${ports.host}
      .clock=${ports.clock}
      @hosted=${({ message }: HostedEvent) => {
        if (message.type === 'timeout') flow.send({ type: 'step-failed', code: 'ready_timeout' });
        if (message.type === 'ready') flow.send({ type: 'retry-asked' });
        if (message.type === 'end')
          flow.send({ type: 'hosted-ended', status: message.status, sessionId: message.sessionId ?? sessionId });
      }}
    ></idv-hosted-frame>
  `;
};

const renderPopup = (isBlocked: boolean, { onPopup, text }: RenderContext): TemplateResult =>
  screen({
    title: text.popupTitle,
    lead: isBlocked ? undefined : text.popupLead,
    alert: isBlocked ? text.errors['env.popup_blocked'] : undefined,
    content: nothing,
    actions: primaryAction({ label: text.popupReopen, onPress: onPopup }),
  });
