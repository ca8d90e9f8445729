/** The frame around every screen: the way back, the progress, the way out. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import type { StepPosition } from '../model/step.ts';
import { icons } from '../ui/icons.ts';

/** Parts that a screen passes on to whoever styles the element. */
export const exportedParts = 'step, primary-action, secondary-action';

/** What the frame shows. A way that is `null` is not offered. */
export interface PanelParts {
  /** `null` until the sentences of the frame are loaded: it is then left out. */
  readonly text: Strings | null;
  readonly position: StepPosition | null;
  readonly isSandbox: boolean;
  readonly onBack: (() => void) | null;
  readonly onCancel: (() => void) | null;
  /** What is said below, and aloud, while nothing else happens. */
  readonly note: string;
  readonly content: unknown;
}

/** The frame with a screen in it. */
export const panel = (parts: PanelParts): TemplateResult => html`
  <div class="panel" part="panel">
    ${header(parts)} ${parts.content}
    <p class="note small muted" role="status">${parts.note}</p>
  </div>
`;

const header = ({
  text,
  position,
  isSandbox,
  onBack,
  onCancel,
}: PanelParts): TemplateResult | typeof nothing => {
  if (!text || (!position && !onCancel && !isSandbox)) return nothing;
  const label = position ? text.stepCount(position.index, position.count) : '';
  return html`
    <header class=${position ? '' : 'bare'}>
      <div class="bar">
        ${
          onBack
            ? html`<button class="icon back" type="button" aria-label=${text.back} @click=${onBack}>
                ${icons.back}
              </button>`
            : nothing
        }
        <span class="small muted" role="status">${label}</span>
        ${isSandbox ? html`<span class="badge">${text.sandboxBadge}</span>` : nothing}
        ${
          onCancel
            ? html`<button class="icon cancel" type="button" aria-label=${text.cancel} @click=${onCancel}>
                ${icons.close}
              </button>`
            : nothing
        }
      </div>
      ${
        position
          ? html`<progress aria-label=${label} max=${position.count} value=${position.index}></progress>`
          : nothing
      }
    </header>
  `;
};

/** Rules for the frame. */
export const panelStyles = css`
  .panel {
    display: grid;
    gap: 1.25rem;
    max-inline-size: 36rem;
    margin-inline: auto;
    padding: clamp(1rem, 4cqi, 1.75rem);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
    text-align: start;
  }
  /* Nothing but the way out: it shares the height of the heading below. */
  .bare {
    margin-block: -0.5rem -1.5rem;
  }
  .note {
    margin: 0;
    text-align: center;
  }
  /* It stays where it is heard from, and takes no place. */
  .note:empty {
    position: absolute;
  }
  .bar {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 2.75rem;
  }
  .icon {
    flex: none;
    inline-size: 2.75rem;
    min-height: 2.75rem;
    padding: 0;
    border-radius: 50%;
    color: var(--_muted);
  }
  .icon.back {
    margin-inline-start: -0.75rem;
  }
  .icon.cancel {
    margin-inline: auto -0.75rem;
  }
  .badge {
    margin-inline-start: auto;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--_warning);
    border-radius: 1rem;
    color: var(--_warning);
    font-size: 0.75rem;
    font-weight: 600;
  }
  .badge + .icon.cancel {
    margin-inline-start: 0;
  }
  [dir='rtl'] .back svg {
    transform: scaleX(-1);
  }
  header progress {
    display: block;
    inline-size: 100%;
    block-size: 0.375rem;
    border: 0;
    border-radius: 1rem;
    background: var(--_raised);
    accent-color: var(--_accent);
    appearance: none;
  }
  header progress::-webkit-progress-bar {
    border-radius: 1rem;
    background: var(--_raised);
  }
  header progress::-webkit-progress-value {
    border-radius: 1rem;
    background: var(--_accent);
    transition: inline-size 0.3s;
  }
  header progress::-moz-progress-bar {
    border-radius: 1rem;
    background: var(--_accent);
  }
`;
