/** The webhooks of a session: what was sent, whether it arrived, whether its signature holds. */
import { html, nothing } from 'lit';
import { codeTemplate } from '../code/code-template.ts';
import { clockTime } from './amounts.ts';
import type { Delivery } from './console-api.ts';

/** The deliveries, or a sentence where there are none. */
export const deliveriesTemplate = (deliveries: readonly Delivery[]): unknown =>
  deliveries.length === 0
    ? html`<p class="hint">No webhook yet.</p>`
    : html`<ul class="deliveries">
        ${deliveries.map(deliveryTemplate)}
      </ul>`;

const deliveryTemplate = (delivery: Delivery): unknown => html`
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
          <dt>Attempts</dt>
          <dd>${delivery.attempts}</dd>
        </div>
        <div>
          <dt>Signature</dt>
          <dd class="mono">${delivery.signature ?? '–'}</dd>
        </div>
      </dl>
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
