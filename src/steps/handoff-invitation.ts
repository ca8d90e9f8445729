/** How another device, or another browser on this one, is asked in: a code to scan, a number to choose, a link. */
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../ui/icons.ts';
import { linkOf, type HandoffActions } from './handoff-actions.ts';
import { browserLink } from './handoff-browser-link.ts';
import { handoffIcons } from './handoff-icons.ts';
import {
  copyButton,
  linkText,
  messageLinks,
  shareButton,
  typedCode,
  type LinkHandlers,
} from './handoff-link.ts';
import type { HandoffView } from './handoff-view.ts';

/** Wrong numbers that end an invitation. */
const maxWrongChoices = 3;

/** The code to scan and the number. While one is made its place is kept, and a renewed one is drawn over the former. */
export const codeToScan = (view: HandoffView): TemplateResult => {
  const { link, words } = view;
  return html`
    <div class="code">
      <div class="qr">
        ${
          link
            ? html`<idv-qr-code .text=${link.url} .label=${words.handoffQrAlt}></idv-qr-code>`
            : html`<span class="small">${words.handoffMaking}</span>`
        }
      </div>
      ${link ? numberToChoose(view, words.handoffNumber) : html`<div class="number"></div>`}
    </div>
  `;
};

/** The number that the other side has to choose; nothing where it has none to choose. */
const numberToChoose = (view: HandoffView, label: string) => {
  const number = linkOf(view)?.number;
  return number === null || number === undefined
    ? nothing
    : html`
        <div class="number">
          <p aria-hidden="true">${label}</p>
          <p class="digits" dir="ltr" aria-hidden="true">${number}</p>
          <p class="visually-hidden">${view.words.handoffNumberAlt(String(number))}</p>
        </div>
      `;
};

/** That somebody is waited for, and what has happened meanwhile. A renewed code changes nothing of it. */
export const invitationNews = ({ words, wrongChoices, sameDevice }: HandoffView): TemplateResult => html`
  ${
    wrongChoices > 0
      ? html`<p class="notice">
          ${icons.warning}<span>${words.handoffWrong(maxWrongChoices - wrongChoices)}</span>
        </p>`
      : nothing
  }
  ${sameDevice ? nothing : html`<p class="waiting"><span class="dot"></span><span>${words.handoffWaiting}</span></p>`}
`;

/** The other ways than scanning, behind a button of their own. */
export const otherWays = (
  view: HandoffView,
  isOpen: boolean,
  actions: HandoffActions,
  handlers: LinkHandlers & { readonly onToggle: () => void },
): TemplateResult => {
  const { words, sendLink } = view;
  return html`
    <div class="ways">
      <button
        part=${actions.primary === 'other-ways' ? 'primary-action' : nothing}
        class="secondary toggle"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="ways"
        @click=${handlers.onToggle}
      >
        <span>${words.handoffOtherWays}</span>${handoffIcons.more}
      </button>
      <div id="ways" ?hidden=${!isOpen}>
        ${
          sendLink
            ? html`
                <p>${words.handoffSendLead}</p>
                ${linkText(view, sendLink)}
                <div class="row">
                  ${copyButton(view, handlers)} ${messageLinks(view, sendLink)} ${shareButton(view, handlers)}
                </div>
                ${typedCode(view, sendLink)}
              `
            : html`<p class="small muted">${words.handoffMaking}</p>`
        }
      </div>
    </div>
  `;
};

/** Another browser on this device: what to do in words, the number, and the link in every way that may lead there. */
export const ownBrowser = (
  view: HandoffView,
  actions: HandoffActions,
  handlers: LinkHandlers,
): TemplateResult => {
  const { words, sameDevice } = view;
  const link = linkOf(view);
  const href = link && sameDevice ? browserLink(link.url, sameDevice.system) : null;
  return html`
    <ol class="steps">
      ${words.sameDeviceSteps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${numberToChoose(view, words.sameDeviceNumber)}
    ${
      link
        ? html`
            ${
              href
                ? html`<a
                    part=${actions.primary === 'open' ? 'primary-action' : nothing}
                    class="button primary"
                    href=${href}
                    rel="noopener"
                    >${handoffIcons.open}<span>${words.sameDeviceOpen}</span></a
                  >`
                : nothing
            }
            ${linkText(view, link)}
            <div class="row">${copyButton(view, handlers)} ${shareButton(view, handlers)}</div>
          `
        : html`<button part="primary-action" class="primary" type="button" disabled>
            ${words.handoffMaking}
          </button>`
    }
  `;
};
