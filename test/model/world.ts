/** A modelled world: one session, its server, the devices of its person, and everything that lies between them. */
import { vi } from 'vitest';
import type { SessionRecord } from '../../demo/server/storage/records.ts';
import type { FlowState } from '../../src/flow/types.ts';
import { canResend } from '../../src/flow/uploads.ts';
import { readJson, textOf, type Json } from '../contract/backend.ts';
import { aTask } from './activity.ts';
import { Books } from './books.ts';
import { Broken } from './broken.ts';
import { Browser, pageNames, type PageName } from './browser.ts';
import type { Fault } from './faults.ts';
import { Ledger } from './ledger.ts';
import { Line } from './line.ts';
import { sandboxOrigin, type ModelSandbox } from './model-sandbox.ts';
import { Network } from './network.ts';
import { Page } from './page.ts';
import { isOfLink, linkDigest, Witness } from './witness.ts';
import { WorldClock } from './world-clock.ts';

/** Which session is made. */
export interface SessionPlan {
  readonly provider: 'verifa' | 'verilock';
  readonly key: string;
  readonly body: Json;
}

/** The sessions that there are to choose from; most of them ask for much. */
export const sessionPlans: readonly SessionPlan[] = [
  { provider: 'verifa', key: 'vk_sandbox_demo', body: { workflow_id: 'wf_full', country: 'DE' } },
  { provider: 'verifa', key: 'vk_live_demo', body: { workflow_id: 'wf_standard' } },
  { provider: 'verifa', key: 'vk_sandbox_demo', body: { workflow_id: 'wf_document' } },
  { provider: 'verifa', key: 'vk_sandbox_demo', body: { workflow_id: 'wf_standard' } },
  { provider: 'verifa', key: 'vk_sandbox_demo', body: { workflow_id: 'wf_full', country: 'US' } },
  { provider: 'verifa', key: 'vk_live_demo', body: { workflow_id: 'wf_document', country: 'DE' } },
  {
    provider: 'verilock',
    key: 'qi_test_demo',
    body: { profile_id: '01234567-89ab-cdef-0123-456789abcd01' },
  },
];

/** How many tasks nothing has to happen for until nothing is going to. */
const quietTasks = 3;

/** A world. */
export class World {
  readonly clock: WorldClock;
  readonly network: Network;
  readonly ledger = new Ledger();
  readonly witness = new Witness();
  readonly #browsers: Readonly<Record<PageName, Browser>>;
  readonly pages = new Map<PageName, Page>();
  /** Of every page that there was. */
  readonly lines: Line[] = [];
  /** Number of the last capture that was made. */
  captures = 0;
  /** Every phase that a page was seen in. */
  readonly phases = new Set<FlowState['phase']>();
  /** How many commands were run. */
  commands = 0;
  /** When its time is over, unless the backend ends it before. */
  endsAtMs = Number.MAX_SAFE_INTEGER;
  /** How often the backend has brought the session back. */
  resumes = 0;
  /** What was known of the submission when it was looked at last. */
  submission: {
    readonly submittedAtMs: number | null;
    readonly state: SessionRecord['state'];
    readonly decision: SessionRecord['decision'];
    readonly resumes: number;
  } | null = null;
  sessionId = '';
  /** The link that the backend has given out last. */
  captureUrl = '';
  #books: Books | null = null;
  #movedToMs: number;

  private constructor(
    readonly sandbox: ModelSandbox,
    readonly plan: SessionPlan,
    /** What can go wrong here, of all that can. */
    readonly faults: readonly Fault[],
    worlds: number,
  ) {
    this.clock = new WorldClock(worlds);
    this.#movedToMs = this.clock.now();
    vi.setSystemTime(this.#movedToMs);
    sandbox.clock.current = this.clock;
    this.network = new Network(sandbox, this.clock);
    this.network.watched = async (parcel, work) => {
      const link = isOfLink(parcel)
        ? await sandbox.storage.linkByToken(linkDigest(parcel.request.url))
        : null;
      const before = await this.record();
      const answer = await work();
      const after = await this.record();
      if (before.documentType !== null && before.documentType !== after.documentType)
        this.ledger.anotherDocument();
      this.ledger.worked(parcel, answer);
      this.witness.sees(parcel, answer, { before, after, link });
      return answer;
    };
    this.network.onHeard = (parcel, answer) => {
      this.ledger.heard(parcel, answer);
    };
    const newBrowser = (name: string): Browser => new Browser(name, () => this.clock.now());
    const desktop = newBrowser('desktop');
    this.#browsers = {
      desktop,
      'second tab': desktop,
      phone: newBrowser('phone'),
      tablet: newBrowser('tablet'),
    };
  }

  /** A world with a new session and its link open on the desktop. */
  static async begin(
    sandbox: ModelSandbox,
    plan: SessionPlan,
    faults: readonly Fault[],
    worlds: number,
  ): Promise<World> {
    const world = new World(sandbox, plan, faults, worlds);
    const created = await world.backend('', plan.body);
    world.sessionId = textOf(created, 'id');
    world.#books = new Books(sandbox.storage, world.sessionId);
    world.captureUrl = textOf(created, plan.provider === 'verifa' ? 'capture_url' : 'session_url');
    await world.open('desktop', world.captureUrl);
    return world;
  }

  /** Whether the session was submitted when it was looked at last. */
  get isSubmitted(): boolean {
    return this.submission !== null && this.submission.submittedAtMs !== null;
  }

  /** A call of the integrator's backend to the session API. */
  async backend(path: string, body: Json): Promise<Json> {
    const { provider, key } = this.plan;
    const response = await this.sandbox.ask(`${sandboxOrigin}/api/v1/sessions${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(provider === 'verifa' ? { 'X-API-Key': key } : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    });
    return (await readJson(response)).body;
  }

  /** The session as the server keeps it. */
  record(): Promise<SessionRecord> {
    return this.books.record();
  }

  /** What the server keeps. */
  get books(): Books {
    if (!this.#books) throw new Error('there is no session yet');
    return this.#books;
  }

  /** Opens an address on a device, in the place of what was open there. */
  async open(name: PageName, captureUrl: string): Promise<void> {
    this.close(name);
    const browser = this.#browsers[name];
    const line = new Line(name, browser, () => this.clock.portOf(name).now());
    this.lines.push(line);
    const page = new Page(line, captureUrl, this.clock, this.network.portOf(line), this.resumes);
    this.pages.set(name, page);
    page.host.isOnline = !this.network.offline.has(name);
    await page.open();
    await this.settle();
  }

  close(name: PageName): void {
    this.clock.wake(name);
    this.pages.get(name)?.close();
    this.pages.delete(name);
  }

  /** Waits until nothing happens any more that nobody holds back. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < quietTasks; quiet += 1) {
      await aTask();
      if (!this.sandbox.activity.isIdle || (await this.network.step())) quiet = -1;
    }
  }

  /** Time passes, here and at the server. */
  async pass(byMs: number): Promise<void> {
    await this.clock.advance(byMs, () => this.#move());
  }

  async wake(page: Page): Promise<void> {
    page.isAsleep = false;
    this.clock.wake(page.name);
    await this.clock.catchUp(() => this.#move());
    page.devices.wake();
    await this.settle();
  }

  /** Everything that was wrong with the network is over; what is under way arrives. */
  async heal(): Promise<void> {
    this.network.plan.length = 0;
    this.network.streamMode = 'works';
    for (const name of pageNames) this.#browsers[name].store.become('works');
    for (const parcel of [...this.network.held]) await this.network.goOn(parcel);
    for (const name of pageNames) await this.comeOnline(name);
    for (const page of this.pages.values()) if (page.isAsleep) await this.wake(page);
    await this.settle();
  }

  async comeOnline(name: PageName): Promise<void> {
    if (!this.network.offline.delete(name)) return;
    const page = this.pages.get(name);
    page?.comeOnline();
    await this.settle();
    if (page && this.network.plan.length === 0) requireResent(page);
  }

  /** The clocks of all devices are wrong by so many milliseconds. */
  setClocks(wrongByMs: number): void {
    vi.setSystemTime(this.clock.now() + wrongByMs);
  }

  /** The server's own timers go along. */
  async #move(): Promise<void> {
    const byMs = this.clock.now() - this.#movedToMs;
    this.#movedToMs += byMs;
    if (byMs > 0) vi.advanceTimersByTime(byMs);
    await this.settle();
  }

  /** Nothing of this world goes on. */
  async end(): Promise<void> {
    for (const name of pageNames) this.close(name);
    this.network.plan.length = 0;
    for (const parcel of [...this.network.parcels]) this.network.lose(parcel);
    await this.settle();
    this.#books?.close();
  }
}

/** What only the network has held up goes out as soon as it is back. @throws {Broken} */
const requireResent = ({ state, name }: Page): void => {
  if (state.phase !== 'capturing' && state.phase !== 'handed-off') return;
  for (const [step, upload] of Object.entries(state.uploads))
    if (canResend(upload)) throw new Broken(`${name} does not send ${step} again`);
};
