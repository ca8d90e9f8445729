/** The screen of a handoff, loaded with its QR code and its words when somebody asks for it. */
import { html } from 'lit';
import { isDone, nextStep, planOf, positionOf } from '../flow/plan.ts';
import type { HandedOffState } from '../flow/types.ts';
import { handoffWordsIn } from '../i18n/handoff-words.ts';
import { IdvHandoffScreen } from '../steps/handoff-screen.ts';
import type { HandoffView } from '../steps/handoff-view.ts';
import { defineElement } from './define-element.ts';
import { exportedParts } from './panel.ts';
import type { LazyViews, RunView } from './run-view.ts';

defineElement(IdvHandoffScreen);

/** The screen in the run's language. Rejects when the browser cannot load its words. */
export const handoffFor = async ({ settings, ports }: RunView): Promise<LazyViews['handoff']> => {
  // A phone has no phone to go to: it goes on in another browser of its own.
  const isPhone = ports.host.facts.kind === 'phone';
  const [words, facts] = await Promise.all([
    handoffWordsIn(settings.language),
    isPhone ? ports.devices.browserFacts() : null,
  ]);
  return {
    renderHandoff: (state, run) => {
      const { text } = run.settings;
      const sameDevice = facts ? { app: facts.app ?? '', system: facts.system } : null;
      const view: HandoffView = {
        ...viewOf(state, run),
        text,
        words: { ...words, ...text },
        sameDevice,
      };
      return html`
        <idv-handoff-screen
          exportparts=${exportedParts}
          .view=${view}
          @step-done=${run.answer}
        ></idv-handoff-screen>
      `;
    },
  };
};

const viewOf = (state: HandedOffState, run: RunView): Omit<HandoffView, 'text' | 'words' | 'sameDevice'> => {
  const { session, uploads, link, sendLink, isMakingLink, progress, takingBack, problem } = state;
  const { host } = run.ports;
  const next = nextStep(session, uploads);
  const step = session.otherDevice?.step ?? next;
  const isElsewhere = session.holder === 'other-device';
  return {
    link,
    sendLink,
    isMakingLink,
    progress,
    wrongChoices: session.handoff?.wrongChoices ?? 0,
    device: isElsewhere ? session.otherDevice : null,
    steps: planOf(session).map((each) => ({ step: each, isDone: isDone(each, session, uploads) })),
    position: step && positionOf(session, step),
    canContinueHere: run.settings.handoff !== 'only',
    canDisconnect: isElsewhere && !run.isOtherDevice,
    isBusy: takingBack !== null,
    code: problem?.code ?? null,
    canRetry: Boolean(problem?.retry),
    copy: (address) => host.copy(address),
    share: host.canShare ? (url, title) => host.share(url, title) : null,
  };
};
