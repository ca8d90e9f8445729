/**
 * One run of an element: the flow, the line to the page and the popup, tied together. It reads the element's settings
 * when it needs them and asks for a new rendering when something changed.
 */
import type { ReactiveControllerHost } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import { codeOf } from '../model/errors.ts';
import type { HostedMessageReader } from '../model/hosted.ts';
import type { Ports } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus } from '../model/session.ts';
import type { HostCommand } from '../report/messages.ts';
import { readEntry, type EntryInput } from '../session/entry.ts';
import type { EndAction } from '../steps/end-screen.ts';
import { defineElement } from '../ui/define-element.ts';
import { FlowController } from './flow-controller.ts';
import { PageLink } from './page-link.ts';
import type { Popup } from './popup.ts';
import { renderState } from './render-state.ts';
import { StepSlot } from './screens.ts';

/** What the page has set. */
export interface RunSettings {
  readonly mode: 'inline' | 'modal' | 'popup' | 'redirect';
  readonly handoff: 'offer' | 'first' | 'only' | 'off';
  readonly redirect: 'auto' | 'off';
  readonly redirectUrl: string | null;
  readonly language: string;
  /** All sentences, the page's own among them. */
  readonly text: Strings;
  readonly renew: (() => Promise<string>) | null;
  readonly handoffLink: (() => Promise<string>) | null;
  readonly hostedMessages: HostedMessageReader | null;
  readonly readyTimeoutMs: number;
}

/** What a run asks of its element. */
export interface RunHost {
  readonly element: HTMLElement & Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly settings: () => RunSettings;
  readonly onCommand: (command: HostCommand) => void;
  readonly onEndAction: (action: EndAction['action']) => void;
}

const loadPopup = () => import('./popup.ts');

/** A run. */
export class CaptureRun {
  readonly flow: FlowController;
  readonly #ports: Ports;
  readonly #host: RunHost;
  readonly #page: PageLink;
  readonly #lazy = new Set<'handoff' | 'hosted'>();
  readonly #slot = new StepSlot();
  #popup: Popup | null = null;
  #isOtherDevice = false;
  #redirectUrl: string | null = null;
  #href: string | null = null;
  #isLeaving = false;
  /** Counts beginnings and stops: a beginning that was overtaken is dropped. */
  #attempt = 0;

  constructor(ports: Ports, host: RunHost) {
    this.#ports = ports;
    this.#host = host;
    this.#page = new PageLink(ports, host);
    this.flow = new FlowController({
      ports,
      effectOptions: () => host.settings(),
      onChange: () => {
        this.#changed();
      },
      onReport: (report) => {
        this.#report(report);
      },
    });
  }

  /** Id of the session, as soon as it is known. */
  get sessionId(): string | null {
    const { state, entry } = this.flow;
    if (state.phase === 'ended') return state.sessionId ?? entry?.sessionId ?? null;
    return ('session' in state ? state.session.id : entry?.sessionId) ?? null;
  }

  /**
   * Begins with what the page gave: shows the opening, or what has to be corrected.
   *
   * @param isBegun whether the person has pressed start already, before the program was there
   */
  async begin(input: EntryInput, isBegun = false): Promise<void> {
    this.stop();
    const { mode } = this.#host.settings();
    try {
      const entry = readEntry(input);
      this.#redirectUrl = entry.redirectUrl;
      if (mode === 'popup') {
        // Early, so that the window opens in answer to the press.
        void loadPopup();
        this.flow.begin(entry, { type: 'shown-elsewhere' });
        return;
      }
      const attempt = ++this.#attempt;
      const returning = await this.#ports.host.remembers(entry.captureUrl);
      if (attempt === this.#attempt) this.flow.begin(entry, { type: 'opened', returning: returning || isBegun });
    } catch (error) {
      this.flow.begin(null, { type: 'entry-refused', code: codeOf(error, 'entry.invalid_session') });
    }
  }

  /** Sends the page itself to the capture. */
  leaveFor(input: EntryInput): void {
    try {
      this.#ports.host.navigate(readEntry(input).captureUrl);
    } catch (error) {
      this.flow.begin(null, { type: 'entry-refused', code: codeOf(error, 'entry.invalid_session') });
    }
  }

  /** Opens the window of the popup mode. Works in answer to a press only. */
  readonly openPopup = async (): Promise<void> => {
    const { entry } = this.flow;
    const popup = await loadPopup();
    if (!entry || entry !== this.flow.entry) return;
    this.#popup?.release();
    const reader = this.#host.settings().hostedMessages;
    this.#popup = popup.Popup.open(this.#ports.host, this.#ports.clock, entry, reader, {
      onEnd: ({ status, sessionId }) => {
        this.flow.send({ type: 'hosted-ended', status, sessionId: sessionId ?? entry.sessionId });
      },
      onClosed: () => {
        this.flow.send({ type: 'cancelled' });
      },
    });
    this.flow.send(this.#popup ? { type: 'retry-asked' } : { type: 'step-failed', code: 'env.popup_blocked' });
  };

  /** Stops everything; nothing of the run is left behind. */
  stop(): void {
    this.#attempt += 1;
    this.flow.stop();
    this.#slot.clear();
    this.#page.close();
    this.#popup?.release();
    this.#popup = null;
    this.#href = null;
    this.#isLeaving = false;
    this.#isOtherDevice = false;
  }

  /** What is on the screen. */
  render(canClose: boolean) {
    const { mode, handoff, text, language, renew, hostedMessages, readyTimeoutMs } = this.#host.settings();
    const { flow } = this;
    return renderState({
      flow,
      ports: this.#ports,
      text,
      language,
      handoff,
      slot: this.#slot,
      ownerDocument: this.#host.element.ownerDocument,
      isPopup: mode === 'popup',
      canClose,
      canRenew: renew !== null,
      isOtherDevice: this.#isOtherDevice,
      href: this.#href,
      isLeaving: this.#isLeaving,
      reader: hostedMessages,
      readyTimeoutMs,
      hasLazy: (screen) => this.#hasLazy(screen),
      onEnd: ({ action }) => { this.#host.onEndAction(action); },
      onPopup: () => void this.openPopup(),
      onCancel: () => { this.#host.onCommand({ type: 'close' }); },
    });
  }

  #changed(): void {
    const { state } = this.flow;
    if (state.phase === 'opening' && state.invitation) {
      this.#isOtherDevice = state.invitation.handoff !== null;
      this.#page.allow(state.invitation.allowedOrigins, this.sessionId);
    } else if ('session' in state && state.session) {
      this.#redirectUrl = state.session.redirectUrl ?? this.#redirectUrl;
      this.#page.allow(state.session.allowedOrigins, state.session.id);
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
    if (this.#isOtherDevice) return;
    const { redirect, redirectUrl } = this.#host.settings();
    this.#href = this.#page.target(this.#redirectUrl ?? redirectUrl, sessionId, status);
    if (!this.#href || redirect === 'off') return;
    if (goThere) this.#isLeaving = this.#ports.host.navigate(this.#href);
  }

  #hasLazy(screen: 'handoff' | 'hosted'): boolean {
    if (this.#lazy.has(screen)) return true;
    const loading =
      screen === 'handoff'
        ? import('../steps/handoff-screen.ts').then(({ IdvHandoffScreen }) => { defineElement(IdvHandoffScreen); })
        : import('../frame/hosted-frame.ts').then(({ IdvHostedFrame }) => { defineElement(IdvHostedFrame); });
    loading.then(
      () => {
        this.#lazy.add(screen);
        this.#host.element.requestUpdate();
      },
      () => {
        // Without that screen the capture goes on here: nobody is left before an empty panel.
        this.flow.send({ type: 'take-back-asked' });
      },
    );
    return false;
  }
}
