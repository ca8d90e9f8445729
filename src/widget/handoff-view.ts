/** The screen of a handoff, loaded with its QR code when somebody asks for it. */
import { html, type TemplateResult } from 'lit';
import { nextStep, positionOf } from '../flow/plan.ts';
import type { HandedOffState } from '../flow/types.ts';
import { IdvHandoffScreen, type HandoffView } from '../steps/handoff-screen.ts';
import { defineElement } from './define-element.ts';
import { exportedParts } from './panel.ts';
import type { RunView } from './run-view.ts';

defineElement(IdvHandoffScreen);

/** The handoff as it stands. */
export const renderHandoff = (state: HandedOffState, run: RunView): TemplateResult => {
  const { session, problem } = state;
  const step = nextStep(session, state.uploads);
  const view: HandoffView = {
    text: run.settings.text,
    url: state.link?.url ?? null,
    progress: state.progress,
    device: session.otherDevice,
    position: step && positionOf(session, step),
    canContinueHere: run.settings.handoff !== 'only',
    code: problem?.code ?? null,
    canRetry: Boolean(problem?.retry),
    copy: (address) => run.ports.host.copy(address),
  };
  return html`
    <idv-handoff-screen
      exportparts=${exportedParts}
      .view=${view}
      @step-done=${run.answer}
    ></idv-handoff-screen>
  `;
};
