/** The parts of the running liveness check that only show something: the prompt over the camera, and what can be chosen. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { LivenessWords } from '../i18n/liveness-words.ts';
import type { Strings } from '../i18n/strings.ts';
import type { LivenessAction } from '../model/capture.ts';
import { icons } from '../ui/icons.ts';
import { livenessPictogram, livenessPictogramStyles } from '../ui/liveness-pictogram.ts';
import { quietAction } from '../ui/screen.ts';

/** A prompt over the camera's picture. */
export interface ShownPrompt {
  readonly action: LivenessAction;
  /** Counts from 0. */
  readonly index: number;
  readonly count: number;
  /** Whether it is said that a movement was seen: this prompt's, or a moment ago the one before. */
  readonly isSeen: boolean;
}

/** The prompt with its picture. Those who listen are told elsewhere. */
export const livenessPrompt = (
  { action, index, count, isSeen }: ShownPrompt,
  text: Strings,
  words: LivenessWords,
): TemplateResult => html`
  ${isSeen ? html`<p class="seen" aria-hidden="true">${icons.check} <span>${words.seen}</span></p>` : nothing}
  <div class="prompt" data-action=${action}>
    ${livenessPictogram(action)}
    <p>
      <span class="small">${text.livenessPromptCount(index + 1, count)}</span>
      <strong>${text.livenessPrompts[action]}</strong>
    </p>
  </div>
`;

/** The choice to be given more time, and to have the prompt once more where there is one. */
export const paceChoice = (
  { isSlow, onChange, onAgain }: PaceChoice,
  words: LivenessWords,
): TemplateResult => html`
  <div class="pace">
    <label>
      <input
        type="checkbox"
        .checked=${isSlow}
        @change=${(event: Event) => {
          onChange((event.target as HTMLInputElement).checked);
        }}
      />
      ${words.slower}
    </label>
    ${onAgain ? quietAction({ label: words.again, icon: 'switch', onPress: onAgain }) : nothing}
  </div>
`;

/** What is chosen, and what is done about it. */
export interface PaceChoice {
  readonly isSlow: boolean;
  readonly onChange: (isSlow: boolean) => void;
  /** `null` while no prompt is shown. */
  readonly onAgain: (() => void) | null;
}

/** Rules for both, and for a prompt that stands on its own. */
export const livenessPromptStyles = css`
  ${livenessPictogramStyles}
  .prompt {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.875rem;
    padding: 2.5rem 1rem 0.75rem;
    background: linear-gradient(transparent, rgb(10 14 20 / 85%) 2.5rem);
    color: #fff;
  }
  .prompt p {
    display: grid;
    gap: 0.125rem;
  }
  .prompt strong {
    font-size: 1.375rem;
    line-height: 1.25;
    text-wrap: balance;
  }
  .seen {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline: 0.75rem;
    display: flex;
    gap: 0.5rem;
    align-items: center;
    inline-size: max-content;
    max-inline-size: calc(100% - 1.5rem);
    margin: 0 auto;
    padding: 0.375rem 0.875rem;
    border-radius: 1.25rem;
    background: #14532d;
    color: #fff;
    font-weight: 600;
    pointer-events: none;
  }
  /* Where a photo is chosen for a prompt. */
  .task {
    font-size: 1.125rem;
    font-weight: 600;
    text-align: center;
  }
  .pace {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
  }
  .pace label {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.75rem;
    cursor: pointer;
  }
  .pace input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
