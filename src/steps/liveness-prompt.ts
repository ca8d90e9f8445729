/** The parts of the liveness check that only show something: the prompt over the camera, the choice of the pace. */
import { css, html, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import type { LivenessAction } from '../model/capture.ts';

/** A prompt over the camera's picture. `index` counts from 0. */
export const livenessPrompt = (
  action: LivenessAction,
  index: number,
  count: number,
  text: Strings,
): TemplateResult => html`
  <div class="prompt" data-action=${action}>
    <span class="small">${text.livenessPromptCount(index + 1, count)}</span>
    <strong>${text.livenessPrompts[action]}</strong>
  </div>
`;

/** The choice to be given more time. */
export const paceChoice = (
  isSlow: boolean,
  text: Strings,
  onChange: (isSlow: boolean) => void,
): TemplateResult => html`
  <label class="pace">
    <input
      type="checkbox"
      .checked=${isSlow}
      @change=${(event: Event) => {
        onChange((event.target as HTMLInputElement).checked);
      }}
    />
    ${text.livenessSlower}
  </label>
`;

/** Rules for both. */
export const livenessStyles = css`
  .prompt {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    display: grid;
    justify-items: center;
    gap: 0.25rem;
    padding: 2.5rem 1rem 1.25rem;
    background: linear-gradient(transparent, rgb(10 14 20 / 85%));
    color: #fff;
    text-align: center;
  }
  .prompt strong {
    font-size: 1.375rem;
  }
  .task {
    font-size: 1.125rem;
    font-weight: 600;
    text-align: center;
  }
  .pace {
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
