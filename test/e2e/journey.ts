/**
 * The world of one journey: a sandbox with an empty data directory, a browser with a camera of our own (or with none),
 * and the people who visit. Everything ends with `end()`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, devices } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startSandbox } from '../../demo/server/sandbox.ts';
import type { Sandbox } from '../../demo/server/sandbox.ts';
import { chromiumPath } from '../fixtures/chromium-path.ts';
import { FakeCamera } from '../fixtures/fake-camera.ts';
import type { CameraScene, CameraSize } from '../fixtures/fake-camera.ts';
import { Specimens } from '../fixtures/specimens.ts';
import { delayArrivals, delayDriver, delayed, delaySeed } from './delays.ts';
import { Faults } from './fault-plan.ts';
import { PageRecord } from './page-record.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { WidgetDriver } from './widget-driver.ts';

/** What the journey's browser has. */
export interface JourneyOptions {
  /** Default 1280x720. `none`: the machine has no camera at all. */
  readonly camera?: CameraSize | 'none';
  /** Origins that may embed and call; every port of this machine by default. */
  readonly allowedOrigins?: readonly string[];
  /** Pause between two signs of life of the sandbox's event streams, 15 s by default. */
  readonly heartbeatMs?: number;
}

/** Who visits. */
export interface VisitorOptions {
  /** A phone's screen, touch and user agent instead of a desktop's. */
  readonly phone?: boolean;
  /** Height of a desktop's window in CSS pixels, 900 by default. */
  readonly heightPx?: number;
  /** Pixels of the screen for one CSS pixel: 1 for a desktop by default, a phone has its own. */
  readonly scaleFactor?: number;
  /** What the browser says it is, where that is not its own. */
  readonly userAgent?: string;
  /** Done with the browser before its first page. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  /** Hosts besides the sandbox that the pages of this journey may ask, e.g. the shop's own. */
  readonly otherHosts?: readonly string[];
  /** Hosts of pages that are not ours, e.g. a provider's own: they may be asked, and do as they like. */
  readonly strangers?: readonly string[];
}

/** One person's browser window, with everything noted that it does. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly record: PageRecord;
  /** The element on the page itself, outside frames. */
  readonly widget: WidgetDriver;
}

const desktop = { locale: 'en-US', timezoneId: 'UTC' } as const;

/** Longest time, in milliseconds, that one wait of a journey may take on a busy machine. */
const patienceMs = 30_000;

/** A journey's world. */
export class Journey {
  readonly sandbox: Sandbox;
  readonly clock: SandboxClock;
  readonly specimens: Specimens;
  /** What is to go wrong at the sandbox. */
  readonly faults: Faults;
  readonly #browser: Browser;
  readonly #camera: FakeCamera | null;
  readonly #dataDir: string;
  readonly #records: PageRecord[] = [];

  private constructor(parts: {
    sandbox: Sandbox;
    clock: SandboxClock;
    specimens: Specimens;
    browser: Browser;
    camera: FakeCamera | null;
    dataDir: string;
  }) {
    this.sandbox = parts.sandbox;
    this.clock = parts.clock;
    this.specimens = parts.specimens;
    this.faults = new Faults(this.origin);
    this.#browser = parts.browser;
    this.#camera = parts.camera;
    this.#dataDir = parts.dataDir;
  }

  static async begin({
    camera: size = '1280x720',
    ...sandboxOptions
  }: JourneyOptions = {}): Promise<Journey> {
    const seed = delaySeed();
    if (seed !== null) delayArrivals(seed);
    const specimens = await Specimens.prepare();
    const camera = size === 'none' ? null : await FakeCamera.create(size);
    const dataDir = await mkdtemp(join(tmpdir(), 'journey-'));
    const clock = new SandboxClock();
    const sandbox = await startSandbox({
      port: 0,
      dataDir,
      assetsDir: resolve('dist'),
      clock,
      testMode: true,
      ...sandboxOptions,
    });
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        ...(camera?.launchArgs ?? ['--use-fake-device-for-media-stream=device-count=0']),
      ],
    });
    return new Journey({ sandbox, clock, specimens, browser, camera, dataDir });
  }

  /** The sandbox by the name that its pages are opened with. */
  get origin(): string {
    return `http://localhost:${this.sandbox.port}`;
  }

  /** Where the sandbox keeps everything. */
  get dataDir(): string {
    return this.#dataDir;
  }

  /** The same sandbox as another origin. */
  get otherOrigin(): string {
    return `http://127.0.0.1:${this.sandbox.port}`;
  }

  /** Someone with a browser of their own: nothing is shared with other visitors but the camera. */
  async visitor({
    phone = false,
    heightPx = 900,
    scaleFactor,
    userAgent,
    prepare,
    otherHosts = [],
    strangers = [],
  }: VisitorOptions = {}): Promise<Visitor> {
    const context = await this.#browser.newContext({
      ...desktop,
      ...(phone ? devices['Pixel 7'] : { viewport: { width: 1280, height: heightPx } }),
      ...(scaleFactor === undefined ? {} : { deviceScaleFactor: scaleFactor }),
      ...(userAgent === undefined ? {} : { userAgent }),
      permissions: ['camera'],
    });
    context.setDefaultTimeout(patienceMs);
    const hosts = [this.origin, this.otherOrigin].map((origin) => new URL(origin).host);
    const record = await PageRecord.of(context, [...hosts, ...otherHosts], strangers);
    this.#records.push(record);
    const seed = delaySeed();
    if (seed !== null) await delayed(context, seed + this.#records.length);
    await prepare?.(context);
    const page = await context.newPage();
    if (seed !== null) delayDriver(page, seed + this.#records.length);
    return { context, page, record, widget: new WidgetDriver(page) };
  }

  /** Someone at the integration page, whose session has just been made. `choices` as the page's address takes them. */
  async shopper(
    choices: Readonly<Record<string, string>> = {},
    visitorOptions: VisitorOptions = {},
  ): Promise<Visitor> {
    const visitor = await this.visitor(visitorOptions);
    const query = new URLSearchParams({ ...choices, autostart: '1' });
    await visitor.page.goto(`${this.origin}/?${query.toString()}`);
    return visitor;
  }

  /** Someone who has opened the hosted page of a new session, as `POST /demo/sessions` makes it. */
  async guest(request: Readonly<Record<string, unknown>>): Promise<Visitor> {
    const response = await fetch(`${this.origin}/demo/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ redirect: false, ...request }),
    });
    const session = (await response.json()) as {
      readonly capture_url?: string;
      readonly session_url?: string;
    };
    const visitor = await this.visitor();
    await visitor.page.goto(session.capture_url ?? session.session_url ?? '');
    return visitor;
  }

  /** What the camera shows from its next opening on. Without a camera there is nothing to show. */
  async show(scene: CameraScene): Promise<void> {
    await this.#camera?.show(scene);
  }

  /** @throws {Error} when a page of the journey did, or left behind, what none may */
  async end(): Promise<void> {
    const looks = this.#records.map((record) => record.lastLook.atAll());
    await Promise.all(looks).finally(() => this.#close());
    const leaks = this.#records.flatMap((record) => record.leaks);
    if (leaks.length > 0) throw new Error(`pages did what none may do: ${leaks.join(', ')}`);
  }

  async #close(): Promise<void> {
    await this.#browser.close();
    await this.sandbox.close();
    await this.#camera?.dispose();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
