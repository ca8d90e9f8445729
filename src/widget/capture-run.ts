/**
 * One run of an element: the flow, the line to the page and the popup, tied together. It reads the element's settings
 * when it needs them and asks for a new rendering when something changed.
 */
import type { ReactiveControllerHost } from 'lit';
import { codeOf } from '../model/errors.ts';
import type { Ports } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus } from '../model/session.ts';
import type { EndResult } from '../model/step-result.ts';
import { settledInTime } from '../model/wait.ts';
import type { HostCommand } from '../report/messages.ts';
import { readEntry, type EntryInput } from '../session/entry.ts';
import type { StepDone } from '../steps/step-events.ts';
import { FlowController } from './flow-controller.ts';
import { loaded } from './loaded.ts';
import { loadView } from './load-view.ts';
import { LongWait } from './long-wait.ts';
import { PageLink } from './page-link.ts';
import type { Popup } from './popup.ts';
import { RareSentences } from './rare-sentences.ts';
import { partOf, renderState } from './render-state.ts';
import type { LazyViews, RunSettings, RunView } from './run-view.ts';
import { StepSlot } from './step-slot.ts';

/** Longest time, in milliseconds, for which the page is held for what has to be done before it is left. */
const holdMs = 2000;

/** What a run asks of its element. */
export interface RunHost {
  readonly element: HTMLElement & Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly settings: () => RunSettings;
  readonly onCommand: (command: HostCommand) => void;
  readonly onEnd: (result: EndResult) => void;
}

/** A run. */
export class CaptureRun implements RunView {
  readonly ports: Ports;
  readonly flow: FlowController;
  readonly slot: StepSlot;
  href: string | null = null;
  isLeaving = false;
  isBlocked = false;

  readonly #host: RunHost;
  readonly #page: PageLink;
  readonly #rare: RareSentences;
  readonly #wait: LongWait;
  readonly #views: Partial<LazyViews> = {};
  /** Language of each view that is there or on its way. */
  readonly #viewLanguages = new Map<keyof LazyViews, string>();
  #popup: Popup | null = null;
  #redirectUrl: string | null = null;
  /** Settles when nothing of what has ended is kept on the device. */
  #gone: Promise<void> | undefined;
  /** Counts beginnings and stops: a beginning that was overtaken is dropped. */
  #attempt = 0;

  constructor(ports: Ports, host: RunHost) {
    this.ports = ports;
    this.#host = host;
    this.#page = new PageLink(ports, host);
    const update = (): void => {
      host.element.requestUpdate();
    };
    this.#rare = new RareSentences(update);
    this.#wait = new LongWait(ports.clock, update);
    this.slot = new StepSlot(host.element.ownerDocument, ({ code }) => {
      this.flow.send({ type: 'step-failed', code });
    });
    this.flow = new FlowController({
      ports,
      effectOptions: host.settings,
      onChange: () => {
        this.#changed();
      },
      onReport: (report) => {
        this.#report(report);
      },
    });
  }

  get settings(): RunSettings {
    return this.#rare.explained(this.#host.settings());
  }

  get isSlow(): boolean {
    return this.#wait.isLong;
  }

  get isOtherDevice(): boolean {
    return Boolean(this.flow.runner?.invitation?.handoff);
  }

  /** Id of the session, as soon as it is known. */
  get sessionId(): string | null {
    const { state, entry } = this.flow;
    const known = state.phase === 'ended' ? state.sessionId : 'session' in state ? state.session.id : null;
    return known ?? entry?.sessionId ?? null;
  }

  /**
   * Begins with what the page gave: shows the opening, or what has to be corrected.
   *
   * @param isBegun whether the person has pressed start already, before the program was there
   */
  async begin(input: EntryInput, isBegun = false): Promise<void> {
    this.stop();
    const { mode } = this.settings;
    try {
      const entry = readEntry(input);
      this.#redirectUrl = entry.redirectUrl;
      if (mode === 'redirect') this.ports.host.navigate(entry.captureUrl);
      else if (mode === 'popup') this.flow.begin(entry, { type: 'shown-elsewhere' });
      else {
        const attempt = ++this.#attempt;
        const returning = await this.ports.host.remembers(entry.captureUrl);
        if (attempt !== this.#attempt) return;
        this.flow.begin(entry, { type: 'opened', returning });
        if (isBegun) this.flow.send({ type: 'begun' });
      }
    } catch (error) {
      this.flow.begin(null, { type: 'entry-refused', code: codeOf(error, 'entry.invalid_session') });
    }
  }

  /** Whether the flow is under way with just this input. */
  isAt(input: EntryInput): boolean {
    const { state, entry } = this.flow;
    if (!entry || state.phase === 'idle' || state.phase === 'ended') return false;
    try {
      return readEntry(input).captureUrl === entry.captureUrl;
    } catch {
      return false;
    }
  }

  /** Opens the window of the popup mode. Works in answer to a press only. */
  readonly openPopup = async (): Promise<void> => {
    const { entry } = this.flow;
    const elsewhere = await loadView.elsewhere(this).catch(() => null);
    if (!entry || entry !== this.flow.entry) return;
    if (!elsewhere) {
      this.flow.send({ type: 'step-failed', code: 'env.module_load_failed' });
      return;
    }
    this.#popup?.release();
    this.#popup = elsewhere.Popup.open(this.ports, entry, this.settings.hostedMessages, {
      onEnd: ({ status, sessionId }) => {
        this.flow.send({ type: 'hosted-ended', status, sessionId: sessionId ?? entry.sessionId });
      },
      onClosed: this.cancel,
    });
    this.flow.send(
      this.#popup ? { type: 'retry-asked' } : { type: 'step-failed', code: 'env.popup_blocked' },
    );
  };

  readonly answer = ({ result }: StepDone): void => {
    if (result.type === 'close-asked' || result.type === 'renew-asked' || result.type === 'restart-asked')
      this.#host.onEnd(result);
    else this.flow.send(result);
  };

  readonly cancel = (): void => {
    this.#host.onCommand({ type: 'close' });
  };

  /** Stops everything; nothing of the run is left behind. */
  stop(): void {
    this.#attempt += 1;
    this.flow.stop();
    this.#wait.look(this.flow.state);
    this.slot.clear();
    this.#page.close();
    this.#popup?.release();
    this.#popup = null;
    this.href = null;
    this.isLeaving = false;
    this.isBlocked = false;
  }

  /** What is on the screen. */
  render(canClose: boolean) {
    this.#rare.look(this.flow.state, this.#host.settings());
    return renderState(this, canClose);
  }

  lazy<Name extends keyof LazyViews>(name: Name): LazyViews[Name] | null {
    const { language } = this.settings;
    const view: Partial<LazyViews>[Name] = this.#views[name];
    // In another language than before: the one that is there stays until the next one is.
    if (this.#viewLanguages.get(name) === language) return view ?? null;
    this.#viewLanguages.set(name, language);
    loaded(() => loadView[name](this)).then(
      (loaded) => {
        if (this.#viewLanguages.get(name) !== language) return;
        this.#views[name] = loaded;
        this.#host.element.requestUpdate();
        // That it had not loaded before is over.
        const { state } = this.flow;
        if ('problem' in state && state.problem?.code === 'env.module_load_failed')
          this.flow.send({ type: 'retry-asked' });
      },
      () => {
        // Nobody waits for it: another language of what is there, or a step that comes later and asks again.
        if (view) return;
        this.#viewLanguages.delete(name);
        const isPart = name === 'liveness' || name === 'details' || name === 'closing';
        if (isPart && partOf(this.flow.state) !== name) return;
        // Without the code nobody can join: the capture goes on here. A device that has joined is left alone.
        const { state } = this.flow;
        const isWaiting = state.phase === 'handed-off' && state.session.holder === 'this-device';
        this.flow.send(
          isWaiting && this.settings.handoff !== 'only'
            ? { type: 'take-back-asked' }
            : { type: 'step-failed', code: 'env.module_load_failed' },
        );
      },
    );
    return view ?? null;
  }

  #changed(): void {
    const { state } = this.flow;
    this.#wait.look(state);
    if (state.phase === 'opening' && state.invitation) {
      this.#page.allow(state.invitation.allowedOrigins, this.sessionId);
    } else if ('session' in state && state.session) {
      this.#redirectUrl = state.session.redirectUrl ?? this.#redirectUrl;
      this.#page.allow(state.session.allowedOrigins, state.session.id);
    }
    if (state.phase === 'ended') {
      // Nothing more is sent, and no picture is kept.
      // What another page goes on with is that page's; a fresh link leads back to what has not been sent.
      const goesOn =
        state.code === 'session.open_elsewhere' ||
        (state.code === 'session.bound_elsewhere' && this.settings.renew !== null);
      this.#gone = this.flow.runner?.letGo(!goesOn);
      this.#popup?.close();
      this.#popup = null;
    }
    this.#host.element.requestUpdate();
  }

  #report(report: Report): void {
    const proceed = this.#page.report(report);
    if (report.type === 'complete') this.#finish(report.sessionId, report.status, proceed);
    else if (report.type === 'cancel') this.#finish(this.sessionId ?? '', 'cancelled', false);
  }

  /** After the end: goes where the session says, or shows the way there. The device that joined stays. */
  #finish(sessionId: string, status: EndStatus, goThere: boolean): void {
    const { redirect, redirectUrl } = this.settings;
    if (this.isOtherDevice) return;
    const wanted = this.#redirectUrl ?? redirectUrl;
    this.href = this.#page.target(wanted, sessionId, status);
    this.isBlocked = Boolean(wanted) && !this.href;
    if (this.href && goThere && redirect === 'auto') void this.#leave(this.href);
  }

  /** A page that is being left finishes nothing: what has to be done before is waited for, but not for long. */
  async #leave(href: string): Promise<void> {
    const attempt = this.#attempt;
    this.isLeaving = true;
    await settledInTime(this.ports.clock, holdMs, Promise.allSettled([...this.#page.works, this.#gone]));
    const isLeaving = this.ports.host.navigate(href);
    if (attempt !== this.#attempt) return;
    this.isLeaving = isLeaving;
    this.#host.element.requestUpdate();
  }
}
