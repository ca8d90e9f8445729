/** A capture that runs on another page: a provider's own in a frame, or ours in a window. Loaded when that is so. */
import { html, nothing, type TemplateResult } from 'lit';
import { IdvHostedFrame, type HostedEvent } from '../frame/hosted-frame.ts';
import { elsewhereWordsIn, type ElsewhereWords } from '../i18n/elsewhere-words.ts';
import type { Strings } from '../i18n/strings.ts';
import { defineElement } from './define-element.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { exportedParts } from './panel.ts';
import { Popup } from './popup.ts';
import type { LazyViews, RunView } from './run-view.ts';

defineElement(IdvHostedFrame);

/** The frame, or what is said while a window is open, in the run's language. Rejects when its words do not load. */
export const elsewhereFor = async ({ settings }: RunView): Promise<LazyViews['elsewhere']> => {
  const words = await elsewhereWordsIn(settings.language);
  return {
    Popup,
    renderElsewhere: (state, run) => {
      const text = { ...words, ...run.settings.text };
      return run.settings.mode === 'popup'
        ? renderPopup(state.problem !== null, text, run)
        : renderFrame(text, run);
    },
  };
};

type Text = Strings & ElsewhereWords;

const renderFrame = (text: Text, { flow, ports, settings }: RunView): TemplateResult => {
  const { hostedMessages, readyTimeoutMs } = settings;
  const { captureUrl, origin, sessionId } = flow.entry ?? {};
  const listen = ({ message }: HostedEvent): void => {
    if (message.type === 'timeout') flow.send({ type: 'step-failed', code: 'ready_timeout' });
    if (message.type === 'ready') flow.send({ type: 'retry-asked' });
    if (message.type === 'end')
      flow.send({
        type: 'hosted-ended',
        status: message.status,
        sessionId: message.sessionId ?? sessionId ?? null,
      });
  };
  return html`
    <idv-hosted-frame
      exportparts=${exportedParts}
      .url=${captureUrl}
      .origin=${origin}
      .reader=${hostedMessages}
      .readyTimeoutMs=${readyTimeoutMs}
      .text=${{ title: text.hostedTitle, open: text.hostedOpen, retry: text.retry, timeout: text.errors.ready_timeout }}
      .host=${ports.host}
      .clock=${ports.clock}
      @hosted=${listen}
    ></idv-hosted-frame>
  `;
};

const renderPopup = (isBlocked: boolean, text: Text, { openPopup }: RunView): TemplateResult =>
  screen({
    title: text.popupTitle,
    lead: isBlocked ? undefined : text.popupLead,
    alert: isBlocked ? text.errors['env.popup_blocked'] : undefined,
    content: nothing,
    actions: primaryAction({ label: text.popupReopen, onPress: () => void openPopup() }),
  });
