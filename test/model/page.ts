/** A page with the flow in it, as the element has it: the real one, on the ports of the modelled world. */
import { FakeDevices } from '../fakes/fake-devices.ts';
import { isDone, planOf } from '../../src/flow/plan.ts';
import type { FlowEvent, FlowState } from '../../src/flow/types.ts';
import { codeOf } from '../../src/model/errors.ts';
import type { LivenessChallenge } from '../../src/model/capture.ts';
import type { HttpPort } from '../../src/model/ports.ts';
import type { Report } from '../../src/model/report.ts';
import type { Session } from '../../src/model/session.ts';
import { FlowController } from '../../src/widget/flow-controller.ts';
import { readEntry } from '../../src/session/entry.ts';
import type { Browser, PageName } from './browser.ts';
import type { Line } from './line.ts';
import type { WorldClock } from './world-clock.ts';
import type { FakeHost } from '../fakes/fake-host.ts';

/** What may take a person back to where they were before. */
const leadsBack: ReadonlySet<FlowEvent['type']> = new Set([
  'back-asked',
  'edit-asked',
  'document-type-chosen',
  'handoff-asked',
  'take-back-asked',
  'disconnect-asked',
]);

/** A page of a browser. */
export class Page {
  readonly name: PageName;
  readonly browser: Browser;
  readonly reports: Report[] = [];
  /** Every state since the invariants were looked at last, oldest first. */
  trail: FlowState[] = [];
  /** States that the person has led to themselves. */
  readonly chosen = new WeakSet<FlowState>();
  /** Whether the person has asked for something that may lead back, since the invariants were looked at last. */
  asked = false;
  /** Whether it was looked at what the page made of what the device had kept. */
  isResumed = false;
  /** Whether the device sleeps: its timers do not run. */
  isAsleep = false;
  readonly devices = new FakeDevices();
  readonly host: FakeHost;
  readonly #flow: FlowController;
  readonly #life = new AbortController();
  #isAskingForChallenge = false;
  #isPressed = false;

  constructor(
    readonly line: Line,
    readonly captureUrl: string,
    clock: WorldClock,
    http: HttpPort,
    /** How often the backend had brought the session back when it was opened. */
    readonly resumes: number,
  ) {
    const { owner: name, browser } = line;
    line.state = () => this.state;
    this.name = name;
    this.browser = browser;
    this.host = browser.newHost();
    this.#flow = new FlowController({
      ports: { http, devices: this.devices, host: this.host, clock: clock.portOf(name) },
      effectOptions: () => ({ language: 'en', handoff: 'offer', handoffLink: null, theme: null }),
      onChange: () => {
        this.trail.push(this.state);
        if (this.#isPressed) this.chosen.add(this.state);
        if (this.state.phase === 'handed-off' && this.trail.at(-2)?.phase !== 'handed-off')
          this.line.handOff();
        // As the element does: nothing more is sent, and no picture is kept.
        if (this.state.phase === 'ended')
          void this.#flow.runner?.letGo(this.state.code !== 'session.open_elsewhere');
      },
      onReport: (report) => this.reports.push(report),
    });
  }

  /** The network of its device is back. */
  comeOnline(): void {
    this.line.beginAnew();
    this.host.comeOnline();
  }

  get state(): FlowState {
    return this.#flow.state;
  }

  /** The session as this page knows it, while it works on it. */
  get session(): Session | null {
    return 'session' in this.state && this.state.phase !== 'ended' ? this.state.session : null;
  }

  async open(): Promise<void> {
    const entry = readEntry({
      captureUrl: this.captureUrl,
      sessionToken: null,
      apiBase: null,
      session: null,
    });
    const returning = await this.host.remembers(entry.captureUrl);
    this.#flow.begin(entry, { type: 'opened', returning });
  }

  /** Something that the person, or their screen, does. */
  send(event: FlowEvent): void {
    if (leadsBack.has(event.type)) this.asked = true;
    this.line.beginAnew();
    this.#isPressed = true;
    this.#flow.send(event);
    this.#isPressed = false;
  }

  /**
   * A challenge for the liveness step, as the step itself asks for it: once at a time, and again by a press. `false` where
   * it is asked for already.
   */
  askForChallenge(onChallenge: (challenge: LivenessChallenge) => void): boolean {
    const { runner } = this.#flow;
    if (!runner || this.#isAskingForChallenge) return false;
    this.#isAskingForChallenge = true;
    this.line.beginAnew();
    runner.challenge(this.#life.signal).then(
      (challenge) => {
        this.#isAskingForChallenge = false;
        if (this.state.phase === 'capturing' && this.state.step === 'liveness') onChallenge(challenge);
      },
      (error: unknown) => {
        this.#isAskingForChallenge = false;
        if (!this.#life.signal.aborted)
          this.send({ type: 'step-failed', code: codeOf(error, 'server.unavailable') });
      },
    );
    return true;
  }

  /** The page goes away; what it has asked the browser to keep stays. */
  close(): void {
    this.browser.remember(this.host);
    this.#life.abort(new DOMException('The page is gone.', 'AbortError'));
    this.#flow.stop();
    this.line.isClosed = true;
  }

  /** How far the person has come: the number of steps before the one on the screen; `null` where none is. */
  static positionIn(state: FlowState): number | null {
    if (state.phase === 'capturing') return planOf(state.session).indexOf(state.step);
    return state.phase === 'submitting' ? Number.MAX_SAFE_INTEGER : null;
  }

  /** Whether nothing is left of this step to be asked. */
  static isAnswered(state: Extract<FlowState, { phase: 'capturing' }>): boolean {
    return isDone(state.step, state.session, state.uploads);
  }
}
