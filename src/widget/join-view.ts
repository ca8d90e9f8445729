/** The screen of a device that another one asks in, loaded with its words when that is so. */
import { html } from 'lit';
import { joinWordsIn } from '../i18n/join-words.ts';
import { IdvJoinScreen } from '../steps/join-screen.ts';
import type { JoinView } from '../steps/join-view.ts';
import { defineElement } from './define-element.ts';
import { exportedParts } from './panel.ts';
import type { LazyViews, RunView } from './run-view.ts';

defineElement(IdvJoinScreen);

/** The screen in the run's language. Rejects when the browser cannot load its words. */
export const joinFor = async ({ settings: { language }, ports }: RunView): Promise<LazyViews['join']> => {
  const { devices } = ports;
  const [words, help] = await Promise.all([
    joinWordsIn(language),
    devices.hasCameraApi
      ? null
      : import('../steps/camera-help.ts').then((it) => it.cameraHelp(language, devices)),
  ]);
  return {
    renderJoin: ({ invitation, begun, problem }, request, { settings, answer }) => {
      const { text } = settings;
      const view: JoinView = {
        text,
        words: { ...words, ...text },
        language: settings.language,
        brand: invitation?.brand.name ?? '',
        request,
        help,
        isBusy: begun,
        code: problem?.code ?? null,
      };
      return html`
        <idv-join-screen exportparts=${exportedParts} .view=${view} @step-done=${answer}></idv-join-screen>
      `;
    },
  };
};
