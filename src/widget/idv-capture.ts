/**
 * `<idv-capture>`: the composition root. It reads what the page sets, runs one flow, renders by its state and tells
 * the page what happened. It decides nothing of what comes next: flow/ does.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { afterPaint, systemClock } from '../browser/system-clock.ts';
import { directionOf, languageFor } from '../i18n/locale.ts';
import type { Ports } from '../model/ports.ts';
import type { StepId } from '../model/step.ts';
import type { EndResult } from '../model/step-result.ts';
import type { HostCommand } from '../report/messages.ts';
import { IdvOpeningScreen } from '../steps/opening-screen.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { shared, tokens } from '../ui/styles.ts';
import type { CaptureRun } from './capture-run.ts';
import { CaptureSettings } from './capture-settings.ts';
import { IdvErrorEvent } from './events.ts';
import { FocusFollower } from './focus-follower.ts';
import { FormValue } from './form-value.ts';
import { exportedParts, panel, panelStyles } from './panel.ts';
import { renderLauncher } from './launcher.ts';
import { loadLater } from './program.ts';
import { publicState, type CaptureState } from './public-state.ts';
import { inheritedTheme, type Theme } from './surroundings.ts';
import { widgetStyles } from './widget-styles.ts';

/** How long an inline element waits for its session before it says that there is none, in milliseconds. */
const patienceMs = 2000;

/**
 * Runs a whole identity capture: consent, document, selfie, liveness, data, review, submission.
 *
 * @summary One element for a whole identity capture.
 * @fires {IdvReadyEvent} idv-ready - The person can begin.
 * @fires {IdvStepEvent} idv-step - Another step is on the screen: `step`, `index` (from 1), `count`.
 * @fires {IdvHandoffEvent} idv-handoff - The handoff to a phone has come further: `phase` is `waiting`, `connected`, `stalled`, `declined`, `rejected`, `taken-back`, `expired` or `completed`.
 * @fires {IdvCompleteEvent} idv-complete - Everything is submitted (not: approved): `sessionId`, `status`. Cancelable: prevents the redirect; `waitUntil(promise)` delays it by two seconds at most.
 * @fires {IdvCancelEvent} idv-cancel - The person stopped without submitting.
 * @fires {IdvErrorEvent} idv-error - Something did not work: `code`, `recoverable`. The person reads what to do.
 * @slot launcher - Your own button for `modal`, `popup` and `redirect`; a press on it opens the flow.
 * @csspart panel - The frame around every screen.
 * @csspart step - The screen that is shown.
 * @csspart primary-action - The one action that leads on.
 * @csspart secondary-action - The other way, where there is one.
 * @csspart dialog - The dialog of the modal mode.
 * @cssprop [--idv-color-accent=#1d5fd1] - Buttons, links, progress.
 * @cssprop [--idv-color-on-accent=#fff] - Text on the accent colour.
 * @cssprop [--idv-color-surface=#fff] - Background of the panel.
 * @cssprop [--idv-color-raised=#f4f6f9] - Background of what stands out of the panel.
 * @cssprop [--idv-color-text=#14181f] - Text.
 * @cssprop [--idv-color-muted=#55606f] - Text of lesser weight.
 * @cssprop [--idv-color-line=#ccd4de] - Lines and borders.
 * @cssprop [--idv-color-danger=#b3261e] - What went wrong.
 * @cssprop [--idv-color-success=#0f7a48] - What went well.
 * @cssprop [--idv-color-warning=#8a5a00] - What needs attention.
 * @cssprop [--idv-radius=14px] - Radius of corners; smaller things take a share of it.
 * @cssprop [--idv-font=system-ui] - Font family.
 */
export class IdvCapture extends CaptureSettings {
  static readonly tag = 'idv-capture';
  static readonly uses = [IdvOpeningScreen];
  static readonly formAssociated = true;

  static override readonly properties: PropertyDeclarations = {
    isOpen: { state: true },
    isDismissed: { state: true },
    isBegun: { state: true },
    isLoadFailed: { state: true },
  };

  static override readonly styles = [shared, tokens, noticeStyles, panelStyles, widgetStyles];

  /** @internal Replaces the browser in tests; set it before the element is connected. */
  ports: Ports | null = null;

  private isOpen = false;
  private isDismissed = false;
  /** Whether the person has pressed start before the program was loaded. */
  private isBegun = false;
  private isLoadFailed = false;
  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog');
  }
  get #root(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.root');
  }

  readonly #formValue = new FormValue(this.attachInternals());
  #run: CaptureRun | null = null;
  #isLoading = false;
  /** Whether a run has to begin as soon as the program is loaded. */
  #isWanted = false;
  #stopPatience: (() => void) | null = null;
  #theme: Theme = 'light';
  readonly #focus = new FocusFollower(this);

  /** `idle`, `loading`, `capturing`, `handed-off`, `submitting`, `completed`, `expired`, `failed` or `cancelled`. */
  get state(): CaptureState {
    if (this.#run) return publicState(this.#run.flow.state);
    return this.#isWanted ? 'loading' : 'idle';
  }

  /** Id of the step on the screen, or `null`. */
  get step(): StepId | null {
    const state = this.#run?.flow.state;
    return state?.phase === 'capturing' ? state.step : null;
  }

  /** Id of the session, as soon as it is known. */
  get sessionId(): string | null {
    return this.#run?.sessionId ?? null;
  }

  /** Begins with what is set: shows the first screen, or what has to be corrected. Happens by itself in `inline`. */
  start(): void {
    this.#stopPatience?.();
    this.#stopPatience = null;
    this.isDismissed = false;
    this.#isWanted = true;
    this.#begin();
  }

  /** Shows the flow: opens the dialog or the window, or leaves for the hosted page. In answer to a press only. */
  open(): void {
    this.isOpen = true;
    const isUnderWay = this.#run && this.#run.flow.state.phase !== 'idle' && this.state !== 'cancelled';
    if (!isUnderWay) this.start();
    else if (this.mode === 'popup') void this.#run?.openPopup();
  }

  /** Stops: a running capture is cancelled, what was sent is kept. Closes the dialog. */
  close(): void {
    this.#isWanted = false;
    this.isBegun = false;
    const flow = this.#run?.flow;
    if (flow?.state.phase === 'submitting' && !flow.state.problem) return;
    if (flow?.state.phase === 'idle') this.#run?.stop();
    else flow?.send({ type: 'cancelled' });
    this.isOpen = false;
    this.#dialog?.close();
  }

  /** Begins anew with what is set; a session that was begun goes on where it stands. */
  restart(): void {
    this.start();
  }

  /** Offers the phone now. */
  handOff(): void {
    this.#run?.flow.send({ type: 'handoff-asked' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme = this.theme ?? inheritedTheme(this);
    void this.#load();
    // An element that was only moved goes on.
    if (this.mode !== 'inline' || this.state !== 'idle') return;
    if (this.hasInput) this.start();
    else
      this.#stopPatience = systemClock.after(patienceMs, () => {
        this.start();
      });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is connected again before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stopPatience?.();
      this.#stopPatience = null;
      this.#isWanted = false;
      this.isBegun = false;
      this.isOpen = false;
      this.#run?.stop();
    });
  }

  override willUpdate(changed: PropertyValues<IdvCapture>): void {
    if (!this.isConnected) return;
    if (changed.has('theme')) this.#theme = this.theme ?? inheritedTheme(this);
    if (changed.has('lang') && this.hasUpdated) void this.speak();
    const isGiven =
      this.#stopPatience !== null ||
      inputs.some((name) => changed.has(name) && changed.get(name) !== undefined);
    if (isGiven && this.hasInput && this.mode === 'inline' && !this.#run?.isAt(this.input)) this.start();
  }

  override updated(): void {
    const completedId = this.state === 'completed' ? this.sessionId : null;
    this.#formValue.update(completedId, this.required, this.openingText.launch, this.#root);
    if (this.isOpen && this.#dialog && !this.#dialog.open) this.#dialog.showModal();
    this.#focus.follow(this.#run?.flow.state ?? null, this.#dialog?.open === true);
  }

  override render(): TemplateResult {
    return html`
      <div
        class="root ${this.#theme}"
        lang=${this.language}
        dir=${this.dir || directionOf(languageFor(this.language))}
      >
        ${this.mode !== 'inline' ? this.#renderLaunched() : this.isDismissed ? nothing : this.#renderRun(false)}
      </div>
    `;
  }

  #renderLaunched(): TemplateResult {
    const { launch } = this.openingText;
    const launcher = renderLauncher(launch, this.isOpen, this);
    if (this.mode !== 'modal') return this.isOpen ? this.#renderRun(false) : launcher;
    return html`
      ${launcher}
      <dialog part="dialog" aria-label=${launch} @cancel=${this.#dialogCancel} @close=${this.#dialogClose}>
        ${this.isOpen ? this.#renderRun(true) : nothing}
      </dialog>
    `;
  }

  /** What the run shows; until it is there, the first screen, which needs nothing but itself. */
  #renderRun(canClose: boolean): TemplateResult {
    if (this.#run && this.sentences) return this.#run.render(canClose);
    const isSpeakable = this.sentences !== null || languageFor(this.language) === 'en' || this.isLoadFailed;
    return panel({
      text: null,
      position: null,
      isSandbox: false,
      onBack: null,
      onCancel: null,
      note: '',
      content: isSpeakable
        ? html`
            <idv-opening-screen
              exportparts=${exportedParts}
              .text=${this.openingText}
              .busy=${this.isBegun || !this.hasInput}
              .code=${this.isLoadFailed ? 'env.module_load_failed' : null}
              @step-done=${this.#beginEarly}
            ></idv-opening-screen>
          `
        : nothing,
    });
  }

  #begin(): void {
    if (!this.#run || !this.sentences) void this.#load();
    else {
      const run = this.#run;
      void run.begin(this.input, this.isBegun).then(() => {
        // Should the person come back to the page that is being left, it looks as before.
        if (this.mode === 'redirect' && run.flow.state.phase === 'idle') this.isOpen = false;
      });
      this.isBegun = false;
      if (this.mode === 'popup' && this.isOpen) void this.#run.openPopup();
    }
  }

  /** Loads the program and the sentences, then begins if that is wanted. */
  async #load(): Promise<void> {
    if (this.#isLoading || (this.#run && this.sentences)) return;
    this.#isLoading = true;
    this.isLoadFailed = false;
    try {
      // The first screen first: on a slow line everything else would delay it.
      await this.updateComplete;
      await afterPaint();
      const [later] = await Promise.all([loadLater(), this.speak()]);
      this.ports ??= later.browserPorts();
      this.#run ??= new later.CaptureRun(this.ports, {
        element: this,
        settings: () => this.settings,
        onCommand: this.#obey,
        onEnd: this.#end,
      });
      if (this.#isWanted && this.isConnected) this.#begin();
    } catch {
      this.isLoadFailed = true;
      this.isBegun = false;
      this.dispatchEvent(new IdvErrorEvent('env.module_load_failed', true));
    } finally {
      this.#isLoading = false;
      this.requestUpdate();
    }
  }

  readonly #beginEarly = (): void => {
    this.isBegun = true;
    void this.#load();
  };

  readonly #obey = (command: HostCommand): void => {
    if (command.type === 'close') this.close();
    else this.lang = command.lang;
  };

  readonly #end = ({ type }: EndResult): void => {
    if (type === 'renew-asked' && this.renew) {
      void this.#renewWith(this.renew);
      return;
    }
    if (type !== 'close-asked') {
      this.start();
      return;
    }
    this.isDismissed = true;
    this.isOpen = false;
    this.#dialog?.close();
  };

  async #renewWith(renew: () => Promise<string>): Promise<void> {
    const before = this.captureUrl;
    if (!(await this.takeRenewed(renew))) return;
    // A new input starts an inline element by itself; a session that was resumed under its old link does not.
    if (this.mode !== 'inline' || this.captureUrl === before) this.start();
  }

  readonly #dialogCancel = (event: Event): void => {
    event.preventDefault();
    this.close();
  };

  readonly #dialogClose = (): void => {
    // The event comes later than the closing: the dialog may be open again.
    if (!this.#dialog?.open) this.isOpen = false;
  };
}

/** Properties that say which session it is. */
const inputs = ['captureUrl', 'sessionToken', 'apiBase', 'session'] as const;

declare global {
  interface HTMLElementTagNameMap {
    'idv-capture': IdvCapture;
  }
}
