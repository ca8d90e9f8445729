/** The other device at work, as it is seen from here: what it is, where it stands, what is done. */
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../ui/icons.ts';
import { handoffIcons } from './handoff-icons.ts';
import type { HandoffView } from './handoff-view.ts';

/** The device and its step. */
export const otherDevice = (view: HandoffView): TemplateResult => {
  const { text, words, device, position, progress } = view;
  const step = position?.step ?? device?.step;
  return html`
    ${
      progress === 'stalled'
        ? html`<p class="notice">${icons.clock}<span>${words.sentences['handoff.stalled']}</span></p>`
        : nothing
    }
    <p class="card">
      ${device?.kind === 'desktop' ? handoffIcons.desktop : icons.phone}
      <span>
        <strong>${device ? words.handoffConnected(device.label) : text.errors['handoff.taken']}</strong>
        ${
          step
            ? html`<span class="muted"
                >${position ? `${text.stepCount(position.index, position.count)} · ` : ''}${text.stepNames[step]}</span
              >`
            : nothing
        }
      </span>
    </p>
  `;
};

/** The plan as a list to tick off. */
export const plan = (view: HandoffView) => {
  const { text, words, steps, position, device, progress } = view;
  const current = position?.step ?? device?.step;
  if (steps.length === 0) return nothing;
  return html`
    <ol class="plan">
      ${steps.map(({ step, isDone }) => {
        const name = text.stepNames[step];
        const isCurrent = step === current;
        const kind = isCurrent
          ? progress === 'connected'
            ? 'current live'
            : 'current'
          : isDone
            ? 'done'
            : '';
        return html`
          <li class=${kind} aria-current=${isCurrent ? 'step' : nothing}>
            <span class="mark">${isDone && !isCurrent ? icons.check : nothing}</span>
            ${
              isDone && !isCurrent
                ? html`<span aria-hidden="true">${name}</span>
                    <span class="visually-hidden">${words.handoffDone(name)}</span>`
                : html`<span>${name}</span>`
            }
          </li>
        `;
      })}
    </ol>
  `;
};
