/** The button that opens a flow which is not shown in the page. */
import { html, type TemplateResult } from 'lit';

/* eslint-disable lit-a11y/click-events-have-key-events -- what is slotted is a button, which brings its own keyboard */
/** The page's own button where there is one, else ours; either opens the flow. */
export const renderLauncher = (
  label: string,
  isOpen: boolean,
  flow: { open(): void },
): TemplateResult => html`
  <slot
    name="launcher"
    @click=${() => {
      flow.open();
    }}
  >
    <button part=${isOpen ? 'launcher' : 'launcher primary-action'} class="primary" type="button">
      ${label}
    </button>
  </slot>
`;
