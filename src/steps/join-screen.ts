/**
 * The first screen of a device that another one asks in: who asks, a warning, the number that the other screen shows.
 * Nothing is claimed before the person has pressed the button, and saying no is as easy as going on.
 */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../ui/icons.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import type { JoinView } from './join-view.ts';
import { ScreenElement } from './screen-element.ts';

/**
 * @summary The question to a device that is asked in.
 * @fires step-done - the person goes on with the number that was chosen, or declines
 */
export class IdvJoinScreen extends ScreenElement<JoinView> {
  static readonly tag = 'idv-join-screen';

  static override readonly properties: PropertyDeclarations = {
    chosen: { state: true },
    isMissing: { state: true },
  };

  static override readonly styles = [
    ...ScreenElement.styles,
    css`
      .asker {
        display: grid;
        gap: 0.75rem;
        padding: 1rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_raised);
      }
      .brand {
        font-size: 1.0625rem;
        font-weight: 650;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.375rem 1.25rem;
        font-size: 0.9375rem;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        min-inline-size: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      fieldset {
        display: grid;
        gap: 0.75rem;
        min-inline-size: 0;
        border: 0;
      }
      legend {
        margin-block-end: 0.75rem;
        padding: 0;
        font-weight: 650;
      }
      .numbers {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 0.625rem;
      }
      .numbers label {
        display: grid;
        gap: 0.5rem;
        justify-items: center;
        padding: 0.875rem 0.5rem 0.75rem;
        border: 1px solid var(--_muted);
        border-radius: var(--_radius);
        background: var(--_surface);
        cursor: pointer;
      }
      .numbers label:hover {
        background: var(--_raised);
      }
      .numbers label:has(:checked) {
        border-color: var(--_accent);
        box-shadow: inset 0 0 0 2px var(--_accent);
      }
      .numbers label:has(:focus-visible) {
        outline: 3px solid var(--_accent);
        outline-offset: 2px;
      }
      .missing .numbers label {
        border-color: var(--_danger);
      }
      .numbers span {
        font-size: 2rem;
        font-weight: 650;
        font-variant-numeric: tabular-nums;
        line-height: 1.1;
      }
      .numbers input {
        inline-size: 1.25rem;
        block-size: 1.25rem;
        margin: 0;
        outline: none;
        accent-color: var(--_accent);
      }
      .fault {
        color: var(--_danger);
        font-size: 0.9375rem;
      }
      /* Saying no has to look as much like an answer as saying yes. */
      .actions .secondary {
        border: 2px solid var(--_text);
      }
    `,
  ];

  /** The number that was chosen last. */
  private chosen: number | null = null;

  /** Whether the person went on without choosing one. */
  private isMissing = false;

  override render() {
    const { text, words, isBusy, code } = this.view;
    return screen({
      title: words.joinTitle,
      alert: code ? (text.errors[code] ?? text.loadFailed) : undefined,
      content: html`
        ${this.#renderAsker()}
        <p class="notice">${icons.warning}<span>${words.joinWarning}</span></p>
        ${this.#renderHelp()} ${this.#renderNumbers()}
      `,
      actions: html`
        ${primaryAction({
          label: isBusy ? text.loading : code ? text.retry : words.joinBegin,
          disabled: isBusy,
          // With the number as it is chosen now: it may be another one than before.
          onPress: this.#begin,
        })}
        ${secondaryAction({
          label: words.joinDecline,
          disabled: isBusy,
          onPress: this.says({ type: 'join-declined' }),
        })}
      `,
    });
  }

  #renderAsker(): TemplateResult {
    const { words, brand, request } = this.view;
    return html`
      <div class="asker">
        <p class="brand">${brand}</p>
        <dl>
          <dt>${words.joinSite}</dt>
          <dd><bdi dir="ltr">${request.site}</bdi></dd>
          <dt>${words.joinDevice}</dt>
          <dd><bdi dir="ltr">${request.from}</bdi></dd>
          <dt>${words.joinWhen}</dt>
          <dd>${words.joinAgo(request.askedMsAgo)}</dd>
        </dl>
      </div>
    `;
  }

  #renderHelp(): TemplateResult | typeof nothing {
    const { help } = this.view;
    if (!help) return nothing;
    const code = 'env.in_app_browser';
    return html`
      <p class="notice">${icons.camera}<span>${help.sentence(code)}</span></p>
      ${help.steps(code, this, null)}
    `;
  }

  #renderNumbers(): TemplateResult | typeof nothing {
    const { words, request, isBusy } = this.view;
    if (request.numbers.length === 0) return nothing;
    return html`
      <fieldset
        role="radiogroup"
        aria-labelledby="question"
        aria-describedby="missing"
        aria-required="true"
        aria-invalid=${this.isMissing}
        class=${this.isMissing ? 'missing' : ''}
        ?disabled=${isBusy}
      >
        <legend id="question">${words.joinNumber}</legend>
        <div class="numbers" dir="ltr">
          ${request.numbers.map(
            (number) => html`
              <label>
                <span>${number}</span>
                <input
                  type="radio"
                  name="number"
                  value=${number}
                  .checked=${live(number === this.#number)}
                  @change=${() => {
                    this.chosen = number;
                    this.isMissing = false;
                  }}
                />
              </label>
            `,
          )}
        </div>
        <p id="missing" class="fault" ?hidden=${!this.isMissing}>${words.joinNumberMissing}</p>
      </fieldset>
    `;
  }

  /** The chosen number, as long as it can be chosen. */
  get #number(): number | null {
    return this.view.request.numbers.find((number) => number === this.chosen) ?? null;
  }

  readonly #begin = (): void => {
    const number = this.#number;
    if (number !== null) {
      this.done({ type: 'begun', number });
    } else if (this.view.request.numbers.length === 0) {
      this.done({ type: 'begun' });
    } else {
      this.isMissing = true;
      // Its description is read with it, once it is there.
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('input')?.focus());
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-join-screen': IdvJoinScreen;
  }
}
