/**
 * What is done about a camera that does not do: a sentence for every code, and where something can be changed, how, in
 * this browser. Loaded once a step wants a camera; it never touches the camera itself.
 */
import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import { cameraWordsIn } from '../i18n/camera-help.ts';
import type { CameraWords, SettingsPlace } from '../i18n/camera-words.ts';
import type { CameraCode, ErrorCode } from '../model/errors.ts';
import type { BrowserFacts, DevicesPort } from '../model/ports.ts';
import { adoptStyles } from './adopt-styles.ts';
import { wayOutOf } from './way-out.ts';

/** Help in one language, for one browser. */
export class CameraHelp {
  readonly words: CameraWords;
  readonly #facts: BrowserFacts;

  constructor(words: CameraWords, facts: BrowserFacts) {
    this.words = words;
    this.#facts = facts;
  }

  /** What happened; `undefined` for what is not about a camera. */
  sentence(code: ErrorCode): string | undefined {
    const { system, app } = this.#facts;
    if (code === 'env.in_app_browser' && app === null)
      return this.words.noCameraHere(system === 'ios' ? 'Safari' : 'Chrome');
    return (this.words.sentences as Partial<Record<ErrorCode, string>>)[code];
  }

  /**
   * What to do, one thing after the other; nothing where the sentence says it all.
   *
   * @param host the screen that it is shown on
   * @param onLink makes a link that another browser can open; `null` where there is none
   */
  steps(code: ErrorCode, host: LitElement, onLink: (() => void) | null): unknown {
    const steps = this.#stepsFor(code);
    const link = code === 'env.in_app_browser' ? onLink : null;
    if (steps.length === 0 && !link) return nothing;
    adoptStyles(host, styles);
    return html`
      ${link ? this.#renderLink(link, steps.length > 0) : nothing}
      ${
        steps.length > 0
          ? html`<ol class="camera-help">
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ol>`
          : nothing
      }
    `;
  }

  /** The sure way first: the menu of an app opens the page's own address, which may be good for one browser only. */
  #renderLink(onLink: () => void, isOneOfTwo: boolean): TemplateResult {
    const { words } = this;
    return html`
      <button class="secondary" type="button" @click=${onLink}>
        <span>${this.#facts.app === null ? words.openInAnother : words.openInOwn}</span>
      </button>
      ${isOneOfTwo ? html`<p class="camera-help-or">${words.leaveAppOr}</p>` : nothing}
    `;
  }

  #stepsFor(code: ErrorCode): readonly string[] {
    const { words } = this;
    switch (code as CameraCode) {
      case 'camera.permission_denied':
        return [...words.allow[settingsPlace(this.#facts)], words.tryAgain];
      case 'camera.in_use':
        return [...words.free, words.tryAgain];
      case 'env.in_app_browser':
        return this.#facts.app === null ? [] : words.leaveApp(this.#facts.app, wayOutOf(this.#facts));
      default:
        return [];
    }
  }
}

/** Where a browser keeps what it was told about the camera. */
export const settingsPlace = ({ browser, system }: BrowserFacts): SettingsPlace => {
  if (system === 'ios') return browser === 'safari' ? 'safariPhone' : 'otherOnIphone';
  if (browser === 'samsung') return 'samsung';
  if (system === 'android') return browser === 'firefox' ? 'firefoxPhone' : 'chromePhone';
  if (browser === 'other') return 'chrome';
  return browser;
};

/** The help for a language such as `de-AT`. Rejects where it does not load. */
export const cameraHelp = async (language: string, devices: DevicesPort): Promise<CameraHelp> => {
  const [words, facts] = await Promise.all([cameraWordsIn(language), devices.browserFacts()]);
  return new CameraHelp(words, facts);
};

const styles = css`
  .camera-help-or {
    margin-block-end: -0.75rem;
    font-size: 0.9375rem;
  }
  .camera-help {
    display: grid;
    gap: 0.375rem;
    margin: 0;
    padding-inline-start: 1.75rem;
    font-size: 0.9375rem;
    text-wrap: pretty;
  }
  .camera-help li::marker {
    color: var(--_muted);
    font-weight: 600;
  }
`;
