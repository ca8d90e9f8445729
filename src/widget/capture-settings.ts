/**
 * What a page can set on `<idv-capture>`, with its defaults, and what becomes of a token that stands in the markup.
 * It starts nothing: idv-capture.ts does.
 */
import { LitElement, type PropertyDeclarations } from 'lit';
import { browserLanguage } from '../browser/page-language.ts';
import { languageTag } from '../i18n/locale.ts';
import { openingEn, type OpeningStrings } from '../i18n/opening-strings.ts';
import type { ElsewhereWords } from '../i18n/elsewhere-words.ts';
import type { HandoffWords } from '../i18n/handoff-words.ts';
import type { JoinWords } from '../i18n/join-words.ts';
import type { Strings } from '../i18n/strings.ts';
import type { HostedMessageReader } from '../model/hosted.ts';
import { parseUrl } from '../model/url.ts';
import { version } from '../model/version.ts';
import type { EntryInput } from '../session/entry.ts';
import { loadText } from './program.ts';
import type { RunSettings } from './run-view.ts';
import { inheritedLanguage, type Theme } from './surroundings.ts';

/** Where the flow is shown. */
export type CaptureMode = 'inline' | 'modal' | 'popup' | 'redirect';

/** When the phone is offered. */
export type HandoffChoice = 'offer' | 'first' | 'only' | 'off';

/** What a page may put in the place of single sentences. */
export type StringOverrides = Partial<Strings & HandoffWords & JoinWords & ElsewhereWords>;

/** Attributes that hold a token: read once, then taken out of the DOM, where recorders and dumps would see them. */
const secretAttributes = ['capture-url', 'session-token'];

/** The public attributes and properties. */
export abstract class CaptureSettings extends LitElement {
  /** Of the package: two of them on one page can be told apart. */
  static readonly version = version;

  static override readonly properties: PropertyDeclarations = {
    captureUrl: { attribute: 'capture-url' },
    sessionToken: { attribute: 'session-token' },
    apiBase: { attribute: 'api-base' },
    assetBase: { attribute: 'asset-base' },
    session: { attribute: false },
    mode: {},
    handoff: {},
    redirect: {},
    redirectUrl: { attribute: 'redirect-url' },
    theme: {},
    lang: {},
    dir: {},
    // Forms go by the attribute alone; frameworks set the property.
    name: { reflect: true, useDefault: true },
    required: { type: Boolean },
    strings: { attribute: false },
    renew: { attribute: false },
    handoffLink: { attribute: false },
    hostedMessages: { attribute: false },
    readyTimeoutMs: { attribute: 'ready-timeout-ms', type: Number },
    sentences: { state: true },
  };

  /** Verifa `capture_url` (session or one-time link) or Verilock `session_url`: `{origin}/verify/{token}`. The attribute is removed once read. */
  captureUrl: string | null = null;

  /** Verilock `session_token`; needs `api-base`. The attribute is removed once read. */
  sessionToken: string | null = null;

  /** Base address for `session-token`: together they mean `{api-base}/verify/{token}`. */
  apiBase: string | null = null;

  /** Address of the folder with the face model, where it does not lie beside the script; relative to the page. */
  assetBase: string | null = null;

  /** The JSON that your backend got from "create session", of either provider, in snake, camel or kebab case. */
  session: unknown = null;

  /** Where the flow is shown: `inline`, `modal`, `popup` or `redirect`. */
  mode: CaptureMode = 'inline';

  /** The phone route: `offer`, `first`, `only` or `off`. Without a usable camera `offer` behaves as `first`. */
  handoff: HandoffChoice = 'offer';

  /** Whether the page is sent to `redirect_url` after completion: `auto` or `off`. */
  redirect: 'auto' | 'off' = 'auto';

  /** Where to go after completion, only where the session carries no `redirect_url`. */
  redirectUrl: string | null = null;

  /** `auto` follows the system, `light` and `dark` are what they say; without it the page's `color-scheme` decides. */
  theme: Theme | null = null;

  /** Language as a BCP 47 tag; without it the closest ancestor's, then the browser's. */
  override lang = '';

  /** Writing direction; without it the language's. */
  override dir = '';

  /** Name of the form field; its value is the session id once completed. */
  name = '';

  /** Whether a form may be submitted only after completion. */
  required = false;

  /** Sentences of your own in the place of single ones. */
  strings: StringOverrides = {};

  /** Gives a fresh capture URL when the session expired: your backend calls "resume". */
  renew: (() => Promise<string>) | null = null;

  /** Gives a one-time link for the phone, or a picture of its code as a `data:` URL, where the capture API cannot make one. */
  handoffLink: (() => Promise<string>) | null = null;

  /** Translates the messages of a provider's own hosted page, when that is shown; `null` reads this package's envelope. */
  hostedMessages: HostedMessageReader | null = null;

  /** Time until a provider's own hosted page has to be there, in milliseconds. */
  readyTimeoutMs = 8000;

  /** All sentences; `null` until they are loaded. */
  protected sentences: Strings | null = null;

  #isHidingSecret = false;
  #isRenewing = false;

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (this.#isHidingSecret) return;
    super.attributeChangedCallback(name, old, value);
    if (value === null || !secretAttributes.includes(name)) return;
    // Not at once: an attribute that goes away during an upgrade makes Chromium pass over those after it.
    queueMicrotask(() => {
      this.#isHidingSecret = true;
      this.removeAttribute(name);
      this.#isHidingSecret = false;
    });
  }

  protected get input(): EntryInput {
    const { captureUrl, sessionToken, apiBase, session } = this;
    return { captureUrl, sessionToken, apiBase, session };
  }

  protected get hasInput(): boolean {
    return Boolean(this.captureUrl ?? this.sessionToken ?? this.session);
  }

  protected get language(): string {
    return languageTag([this.lang, inheritedLanguage(this)].find(Boolean) ?? browserLanguage());
  }

  /** Puts a fresh link in the place of what was set. `false` when there is none, or nobody to use it any more. */
  protected async takeRenewed(renew: () => Promise<string>): Promise<boolean> {
    if (this.#isRenewing) return false;
    this.#isRenewing = true;
    try {
      const captureUrl = await renew();
      if (!this.isConnected) return false;
      this.sessionToken = null;
      this.session = null;
      this.captureUrl = captureUrl;
      return true;
    } catch {
      // The page could not get a link: the screen stays as it is, and its button can be pressed again.
      return false;
    } finally {
      this.#isRenewing = false;
    }
  }

  /** Loads the sentences of the language; until they are there the former ones are spoken. */
  protected async speak(): Promise<void> {
    let spoken: string;
    let sentences: Strings;
    do {
      spoken = this.language;
      sentences = await loadText(spoken);
    } while (spoken !== this.language);
    this.sentences = sentences;
  }

  /** The sentences of the first screen, and all others once they are loaded. */
  protected get openingText(): OpeningStrings & Partial<Strings> {
    return { ...(this.sentences ?? openingEn), ...this.strings };
  }

  /** What a run needs to know. Asked for only once the sentences are loaded. */
  protected get settings(): RunSettings {
    const { mode, handoff, redirect, redirectUrl, renew, handoffLink, hostedMessages, readyTimeoutMs } = this;
    const { language } = this;
    const theme = this.theme === 'auto' ? null : this.theme;
    const assetBase = this.assetBase === null ? null : folderUrl(this.assetBase, this.baseURI);
    const shared = {
      assetBase,
      mode,
      handoff,
      redirect,
      redirectUrl,
      renew,
      handoffLink,
      hostedMessages,
      readyTimeoutMs,
    };
    return { ...shared, language, theme, text: this.openingText as Strings };
  }
}

/** Absolute, with a closing slash; `null` for what is no address. */
const folderUrl = (folder: string, base: string): string | null => {
  const url = parseUrl(folder.endsWith('/') ? folder : `${folder}/`, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
};
