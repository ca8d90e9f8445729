/** Everything about one session, as the console shows it. */
import { html, nothing } from 'lit';
import { fullTime, size } from './amounts.ts';
import { galleryTemplate } from './capture-gallery.ts';
import type { SessionDetail, SessionLink } from './console-api.ts';
import { deliveriesTemplate, type ResendControl } from './delivery-list.ts';
import { pairsTemplate } from './pairs.ts';
import { asWords, toneOf } from './status-words.ts';
import { timelineOf, timelineTemplate } from './step-timeline.ts';

/** The detail of a session. */
export const sessionDetailTemplate = (detail: SessionDetail, resend: ResendControl): unknown => {
  const { session, consent, fields, captures, links, deliveries } = detail;
  const totalBytes = captures.reduce((sum, file) => sum + file.bytes, 0);
  return html`
    ${backLink}
    <header class="detail-head">
      <h2 class="mono">${session.id}</h2>
      <p class="chips">
        <span class="chip" data-tone=${toneOf(session.status) ?? nothing}>${asWords(session.status)}</span>
        ${
          session.result
            ? html`<span class="chip" data-tone=${toneOf(session.result) ?? nothing}
                >Result: ${asWords(session.result)}</span
              >`
            : nothing
        }
        ${session.redacted_at ? html`<span class="chip">Redacted</span>` : nothing}
        <span class="chip">${asWords(session.provider)}</span>
        <span class="chip">${asWords(session.environment)}</span>
      </p>
    </header>
    <div class="detail-grid">
      <section class="card" aria-labelledby="steps-title">
        <div class="card-head"><h3 id="steps-title">Steps</h3></div>
        <div class="card-body">${timelineTemplate(timelineOf(detail))}</div>
      </section>
      <section class="card" aria-labelledby="facts-title">
        <div class="card-head"><h3 id="facts-title">Session</h3></div>
        <div class="card-body">${pairsTemplate(sessionFacts(detail))}</div>
      </section>
    </div>
    <section class="card" aria-labelledby="captures-title">
      <div class="card-head">
        <h3 id="captures-title">Captures</h3>
        ${captures.length > 0 ? html`<span class="hint">${size(totalBytes)}, encrypted at rest</span>` : nothing}
      </div>
      <div class="card-body">${galleryTemplate(captures)}</div>
    </section>
    <section class="card" aria-labelledby="deliveries-title">
      <div class="card-head"><h3 id="deliveries-title">Webhooks</h3></div>
      <div class="card-body">${deliveriesTemplate(deliveries, resend)}</div>
    </section>
    <div class="detail-grid">
      <section class="card" aria-labelledby="consent-title">
        <div class="card-head"><h3 id="consent-title">Consent</h3></div>
        <div class="card-body">
          ${consent ? pairsTemplate(consentFacts(consent)) : html`<p class="hint">Not given yet.</p>`}
        </div>
      </section>
      <section class="card" aria-labelledby="fields-title">
        <div class="card-head"><h3 id="fields-title">Data</h3></div>
        <div class="card-body">
          ${
            Object.keys(fields).length > 0
              ? pairsTemplate(Object.entries(fields))
              : html`<p class="hint">
                  ${session.steps.includes('fields') ? 'Not entered yet.' : 'Not asked for.'}
                </p>`
          }
        </div>
      </section>
    </div>
    <section class="card" aria-labelledby="links-title">
      <div class="card-head"><h3 id="links-title">Links</h3></div>
      <div class="card-body">${linksTemplate(links)}</div>
    </section>
  `;
};

/** The place of a detail while none is chosen, or after a wrong one was. */
export const noDetailTemplate = (wasAskedFor: boolean): unknown => html`
  ${wasAskedFor ? backLink : nothing}
  <div class="card detail-empty">
    <h2>${wasAskedFor ? 'No such session' : 'Nothing selected'}</h2>
    <p class="hint">
      ${
        wasAskedFor
          ? 'There is no session with that id in this sandbox.'
          : 'Choose a session to see its steps, captures and webhooks.'
      }
    </p>
  </div>
`;

const backLink = html`<a class="back-link" href="#">← All sessions</a>`;

const sessionFacts = ({ session }: SessionDetail): readonly (readonly [string, unknown])[] => [
  ['created', session.created_at],
  ['expires', session.expires_at],
  ['submitted', session.submitted_at],
  ['completed', session.completed_at],
  ['redacted', session.redacted_at],
  ['reference', session.external_ref],
  ['document', session.document_type && asWords(session.document_type)],
  ['country', session.country],
  ...session.devices
    .filter(({ label }) => label !== '')
    .map((device): [string, string] => [
      device.is_origin ? 'started on' : 'joined by',
      `${device.label}${device.is_holder && session.devices.length > 1 ? ', has the session' : ''}`,
    ]),
  ['redirect URL', session.redirect_url],
  ['metadata', Object.keys(session.metadata).length > 0 ? session.metadata : null],
];

const consentFacts = (
  consent: NonNullable<SessionDetail['consent']>,
): readonly (readonly [string, unknown])[] => [
  ['given', consent.at],
  ['IP address', consent.ip],
  ['version', consent.version],
  ['language', consent.language],
];

const linksTemplate = (links: readonly SessionLink[]): unknown =>
  links.length === 0
    ? html`<p class="hint">No link.</p>`
    : html`<ul class="links">
        ${links.map(
          (link) => html`
            <li>
              <span class="mono">${link.id}</span>
              <span>${asWords(link.kind)}</span>
              <span class="chip">${asWords(link.status)}</span>
              <span class="hint">until ${fullTime(link.expires_at)}</span>
            </li>
          `,
        )}
      </ul>`;
