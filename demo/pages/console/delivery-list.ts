/** The webhooks of a session: what was sent, whether it arrived, whether its signature holds. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { codeTemplate } from '../code/code-template.ts';
import { clockTime, fullTime } from './amounts.ts';
import type { Delivery } from './console-api.ts';
import { asWords } from './status-words.ts';

/** What the list needs to offer "Resend". */
export interface ResendControl {
  /** Ids of deliveries that are being sent again at this person's wish. */
  readonly underWay: ReadonlySet<string>;
  readonly resend: (delivery: Delivery) => void;
}

/** The deliveries, or a sentence where there are none. */
export const deliveriesTemplate = (deliveries: readonly Delivery[], resend: ResendControl): unknown =>
  deliveries.length === 0
    ? html`<p class="hint">No webhook yet.</p>`
    : html`<ul class="deliveries">
        ${repeat(
          deliveries,
          // A new webhook comes first: what is open and focused stays with its own delivery.
          ({ id }) => id,
          (delivery) => deliveryTemplate(delivery, resend),
        )}
      </ul>`;

const deliveryTemplate = (delivery: Delivery, resend: ResendControl): unknown => html`
  <li>
    <details>
      <summary>
        <span class="mono delivery-event">${delivery.event}</span>
        ${signatureTemplate(delivery)}
        <span class="chip" data-tone=${arrived(delivery) ? 'success' : delivery.sent_at ? 'danger' : nothing}>
          ${delivery.status_code ?? (delivery.sent_at ? 'no answer' : 'waiting')}
        </span>
        ${delivery.sent_at ? html`<time datetime=${delivery.sent_at}>${clockTime(delivery.sent_at)}</time>` : nothing}
      </summary>
      <dl class="pairs">
        <div>
          <dt>Sent to</dt>
          <dd class="mono">${delivery.url || '–'}</dd>
        </div>
        <div>
          <dt>Status</dt>
          <dd>${statusSentence(delivery)}</dd>
        </div>
        <div>
          <dt>Attempts</dt>
          <dd>${delivery.attempts}</dd>
        </div>
        <div>
          <dt>Signature</dt>
          <dd class="mono">${delivery.signature ?? '–'}</dd>
        </div>
      </dl>
      ${resendTemplate(delivery, resend)}
      <div class="code-card">
        <pre
          tabindex="0"
          role="group"
          aria-label="Payload of ${delivery.event}"
        ><code>${payloadTemplate(delivery)}</code></pre>
      </div>
    </details>
  </li>
`;

// aria-disabled instead of disabled: the button keeps its focus while the webhook is under way.
const resendTemplate = (delivery: Delivery, { underWay, resend }: ResendControl): unknown => {
  const isUnderWay = underWay.has(delivery.id);
  return html`<button
    class="resend"
    type="button"
    aria-label="Resend ${delivery.event}"
    aria-disabled=${isUnderWay ? 'true' : nothing}
    @click=${() => {
      if (!isUnderWay) resend(delivery);
    }}
  >
    ${isUnderWay ? 'Sending…' : 'Resend'}
  </button>`;
};

/** What has become of a delivery, in words. */
export const statusSentence = (delivery: Delivery): string => {
  const { status, status_code: code, next_attempt_at: next, attempts } = delivery;
  const answer = code === null ? 'no answer' : `answered ${String(code)}`;
  if (status === 'delivered') return `Delivered, ${answer}`;
  if (status === 'failed') return `Given up, ${answer}`;
  return attempts === 0 || next === null ? 'Waiting' : `${asWords(answer)}, next attempt ${fullTime(next)}`;
};

const arrived = ({ status_code: code }: Delivery): boolean => code !== null && code >= 200 && code < 300;

const signatureTemplate = ({ signature_valid: valid }: Delivery): unknown =>
  valid === null
    ? nothing
    : html`<span class="chip" data-tone=${valid ? 'success' : 'danger'}>
        ${valid ? 'signature valid' : 'signature invalid'}
      </span>`;

const payloadTemplate = ({ payload }: Delivery): unknown =>
  codeTemplate(JSON.stringify(typeof payload === 'string' ? parsed(payload) : payload, null, 2), 'json');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
