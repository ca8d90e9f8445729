/** A link that goes to another device by hand: to be copied, sent, passed on, or typed as a short code. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HandoffLink } from '../model/session.ts';
import { icons } from '../ui/icons.ts';
import { handoffIcons } from './handoff-icons.ts';
import type { HandoffView } from './handoff-view.ts';

/** What is done with a link; the screen does it. */
export interface LinkHandlers {
  /** Whether this very link has been copied. */
  readonly isCopied: boolean;
  /** The part that the button has on this screen. */
  readonly copyPart: string | typeof nothing;
  readonly onCopy: () => void;
  readonly onShare: () => void;
}

/** The link as text. It can be selected with one press, and by hand where the clipboard is out of reach. */
export const linkText = ({ words }: HandoffView, { url }: HandoffLink): TemplateResult => html`
  <div class="link">
    <span class="small muted">${words.handoffLink}</span>
    <code dir="ltr">${url}</code>
  </div>
`;

/** The button that copies. */
export const copyButton = (
  { words }: HandoffView,
  { isCopied, copyPart, onCopy }: LinkHandlers,
): TemplateResult => html`
  <button
    part=${copyPart}
    class=${copyPart === 'primary-action' ? 'primary' : 'secondary'}
    type="button"
    @click=${onCopy}
  >
    ${icons[isCopied ? 'check' : 'copy']}<span>${isCopied ? words.handoffCopied : words.handoffCopy}</span>
  </button>
`;

/** The button that opens the browser's own sheet, where it has one. */
export const shareButton = ({ words, share }: HandoffView, { onShare }: LinkHandlers) =>
  share
    ? html`<button class="secondary" type="button" @click=${onShare}>
        ${handoffIcons.share}<span>${words.handoffShare}</span>
      </button>`
    : nothing;

/**
 * Mail and text message, written by the person's own programs. `?&` before the text: Android reads what follows `?`, iOS what
 * follows `&` (https://stackoverflow.com/questions/6480462).
 */
export const messageLinks = ({ words }: HandoffView, { url }: HandoffLink): TemplateResult => {
  const message = encodeURIComponent(words.handoffMessage(url));
  const subject = encodeURIComponent(words.handoffMailSubject);
  return html`
    <a class="button secondary" href=${`mailto:?subject=${subject}&body=${message}`}>
      ${handoffIcons.mail}<span>${words.handoffMail}</span>
    </a>
    <a class="button secondary" href=${`sms:?&body=${message}`}>
      ${handoffIcons.message}<span>${words.handoffSms}</span>
    </a>
  `;
};

/** The short code, and where it is typed. Heard letter by letter: as a word nobody understands it. */
export const typedCode = ({ words }: HandoffView, { code, codeUrl }: HandoffLink) => {
  if (!code || !codeUrl) return nothing;
  const letters = [...code].filter((letter) => letter !== '-').join(', ');
  return html`
    <div class="typed">
      <p class="small muted">${words.handoffCodeLead(codeUrl.replace(/^https?:\/\//, ''))}</p>
      <p class="letters" dir="ltr" aria-hidden="true">${code}</p>
      <p class="visually-hidden">${words.handoffCodeAlt(letters)}</p>
    </div>
  `;
};
