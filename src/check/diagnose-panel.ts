/**
 * The report on a page, shown above the element when the page's address has `?idv-diagnose`. For whoever builds the page,
 * in English. It shows no token: a report holds none.
 */
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { copyText } from '../browser/page-facts.ts';
import { readEntry, type EntryInput } from '../session/entry.ts';
import { icons } from '../ui/icons.ts';
import { shared } from '../ui/styles.ts';
import { checkPage } from './check-page.ts';
import { diagnoseStyles } from './diagnose-styles.ts';
import type { PageFinding, PageReport, PassedCheck } from './page-report.ts';

/** The element that a report is shown in: what the page has set on it says which capture it is. */
export type DiagnosedElement = LitElement & EntryInput;

/** Shows a report in an element from when it is on the page. */
export const diagnose = (element: DiagnosedElement): void => {
  if (!customElements.get(IdvDiagnose.tag)) customElements.define(IdvDiagnose.tag, IdvDiagnose);
  const show = (): void => {
    // Within what gives the element its colours.
    const root = element.renderRoot.querySelector('.root');
    const shown = root?.querySelector<IdvDiagnose>(IdvDiagnose.tag);
    if (shown) shown.follow();
    else root?.prepend(new IdvDiagnose(element));
  };
  element.addController({ hostUpdated: show });
  if (element.hasUpdated) show();
};

const kinds = { blocking: 'Blocks the capture', degraded: 'Works, with less' } as const;

/** The report on the page that it is on. */
export class IdvDiagnose extends LitElement {
  static readonly tag = 'idv-diagnose';

  static override readonly properties: PropertyDeclarations = {
    report: { state: true },
    said: { state: true },
    isBusy: { state: true },
  };

  static override readonly styles = [shared, diagnoseStyles];

  readonly #subject: DiagnosedElement;
  private report: PageReport | null = null;
  /** What was done last, for those who listen. */
  private said = '';
  private isBusy = false;
  /** The capture that was checked last. */
  #link: string | null = null;
  /** Ends the check that is under way. */
  #end = new AbortController();

  /** @param subject whose page it is */
  constructor(subject: DiagnosedElement) {
    super();
    this.#subject = subject;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#check();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
  }

  /** Checks again where the page has set another capture: by script, it is often there only later. */
  follow(): void {
    if (linkOf(this.#subject) !== this.#link) this.#check();
  }

  override render(): TemplateResult {
    const { report } = this;
    return html`
      <section class="report" lang="en" dir="ltr" aria-labelledby="title">
        <div class="top">
          <h2 id="title">Is this page ready?</h2>
          <button class="secondary" type="button" ?disabled=${this.isBusy} @click=${this.#check}>
            Check again
          </button>
        </div>
        <p role="status" class=${report ? '' : 'muted'}>
          ${this.said || summaryOf(this.isBusy ? null : report)}
        </p>
        ${
          report
            ? html`
                ${
                  report.findings.length > 0
                    ? html`<ul aria-label="To change">
                        ${report.findings.map((finding) => this.#renderFinding(finding))}
                      </ul>`
                    : nothing
                }
                <ul class="passed" aria-label="In order">
                  ${report.passed.map(renderPassed)}
                </ul>
              `
            : nothing
        }
      </section>
    `;
  }

  #renderFinding({ severity, code, what, line }: PageFinding): TemplateResult {
    return html`
      <li class="finding ${severity}">
        ${icons.warning}
        <div>
          <p class="kind"><span>${kinds[severity]}</span> ${code ? html`<code>${code}</code>` : nothing}</p>
          <p>${what}</p>
          ${
            line
              ? html`<p class="line">
                  <code>${line}</code>
                  <button
                    class="secondary"
                    type="button"
                    aria-label="Copy: ${line}"
                    @click=${() => {
                      void this.#copy(line);
                    }}
                  >
                    ${icons.copy} Copy
                  </button>
                </p>`
              : nothing
          }
        </div>
      </li>
    `;
  }

  readonly #check = (): void => {
    this.#end.abort();
    this.#end = new AbortController();
    this.#link = linkOf(this.#subject);
    void this.#run(this.#link, this.#end.signal);
  };

  async #run(captureUrl: string | null, signal: AbortSignal): Promise<void> {
    this.isBusy = true;
    this.said = '';
    try {
      const report = await checkPage({ captureUrl, signal });
      if (!signal.aborted) this.report = report;
    } catch {
      if (!signal.aborted) this.said = 'The check could not be made: a file of it did not load.';
    }
    if (!signal.aborted) this.isBusy = false;
  }

  async #copy(line: string): Promise<void> {
    try {
      await copyText(line);
      this.said = `Copied: ${line}`;
    } catch {
      this.said = 'The browser did not let this page copy. Select the line and copy it yourself.';
    }
  }
}

/** The link of a capture, whichever way it was given; as it stands where it cannot be read. */
const linkOf = ({ captureUrl, sessionToken, apiBase, session }: DiagnosedElement): string | null => {
  try {
    return readEntry({ captureUrl, sessionToken, apiBase, session }).captureUrl;
  } catch {
    return captureUrl;
  }
};

const summaryOf = (report: PageReport | null): string => {
  if (!report) return 'Checking the page…';
  const blocking = report.findings.filter(({ severity }) => severity === 'blocking').length;
  const others = report.findings.length - blocking;
  if (blocking === 0)
    return others === 0 ? 'Nothing is in the way.' : `Ready. ${counted(others)} could be better.`;
  return `${counted(blocking)} to change${others === 0 ? '' : `; ${counted(others).toLowerCase()} could be better`}.`;
};

const counted = (count: number): string => (count === 1 ? 'One thing' : `${String(count)} things`);

const renderPassed = ({ what }: PassedCheck): TemplateResult =>
  html`<li>${icons.check}<span>${what}</span></li>`;

declare global {
  interface HTMLElementTagNameMap {
    'idv-diagnose': IdvDiagnose;
  }
}
