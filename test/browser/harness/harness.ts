/**
 * `<idv-capture>` on a page of its own, with a scripted backend, a synthetic camera, manual time and a page that
 * remembers. Drives it by what a person can reach, and counts what is left when it is gone.
 */
import '../../../src/define.ts';
import { LitElement } from 'lit';
import type { StepId } from '../../../src/model/step.ts';
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { FakeClock, settled as promisesSettled } from '../../fakes/fake-clock.ts';
import type { FakeDevices } from '../../fakes/fake-devices.ts';
import { FakeHost } from '../../fakes/fake-host.ts';
import { audit } from './audit.ts';
import { eventually } from './eventually.ts';
import { captureUrl, FakeBackend } from './fake-backend.ts';
import { giveFile } from './give-file.ts';
import { mainPart } from './main-part.ts';
import { allBelow, find, findAll, textOf } from './shadow-search.ts';
import { crookedCard } from './card-scene.ts';
import { SyntheticDevices } from './synthetic-camera.ts';

/** What a test wants different. */
export interface MountOptions {
  readonly backend?: FakeBackend;
  readonly devices?: FakeDevices;
  readonly host?: FakeHost;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Partial<IdvCapture>;
  /** Where the element is put; the page's main part otherwise. */
  readonly parent?: Element;
}

/** What is still there after an element is gone. All 0 is what it should be. */
export interface LeftOver {
  readonly timers: number;
  readonly listeners: number;
  readonly cameras: number;
  readonly requests: number;
}

const publicEvents = [
  'idv-ready',
  'idv-step',
  'idv-handoff',
  'idv-complete',
  'idv-cancel',
  'idv-error',
] as const;

const mounted = new Set<Harness>();

/** One element on the page. */
export class Harness {
  readonly element: IdvCapture;
  readonly backend: FakeBackend;
  readonly devices: FakeDevices;
  readonly host: FakeHost;
  readonly clock = new FakeClock();
  /** Public events in the order in which the page heard them. */
  readonly events: Event[] = [];

  /** Puts an element on the page. Without attributes it gets the backend's link. */
  constructor(options: MountOptions = {}) {
    const { backend, devices, host, attributes, properties = {}, parent = mainPart() } = options;
    this.backend = backend ?? new FakeBackend();
    this.devices = devices ?? crookedCard();
    this.host = host ?? new FakeHost();
    this.element = document.createElement('idv-capture');
    this.element.ports = { http: this.backend, devices: this.devices, host: this.host, clock: this.clock };
    this.element.lang = 'en';
    // Nobody stands before these cameras, and no time passes by itself: faces are looked for elsewhere.
    this.element.assetBase = '/nowhere/';
    for (const type of publicEvents)
      this.element.addEventListener(type, (event) => {
        this.events.push(event);
      });
    Object.assign(this.element, properties);
    for (const [name, value] of Object.entries(attributes ?? { 'capture-url': captureUrl }))
      this.element.setAttribute(name, value);
    parent.append(this.element);
    mounted.add(this);
  }

  /** An element that has come to the step that its backend stands at. */
  static async at(step: StepId, options: MountOptions = {}): Promise<Harness> {
    const harness = new Harness({ backend: new FakeBackend(step), ...options });
    await harness.begin();
    await harness.step(step);
    return harness;
  }

  /** The one element that matches, shadow trees included. */
  find<T extends Element = HTMLElement>(selector: string): T {
    return find<T>(this.element, selector);
  }

  /** All elements that match, shadow trees included. */
  findAll<T extends Element = HTMLElement>(selector: string): readonly T[] {
    return findAll<T>(this.element, selector);
  }

  /** What can be read. */
  get text(): string {
    return textOf(this.element);
  }

  /** Types of the public events so far. */
  get eventTypes(): readonly string[] {
    return this.events.map(({ type }) => type);
  }

  /** Events of one type. */
  eventsOf<Type extends (typeof publicEvents)[number]>(type: Type): readonly HTMLElementEventMap[Type][] {
    return this.events.filter((event) => event.type === type) as HTMLElementEventMap[Type][];
  }

  /** Presses start as soon as that is possible. */
  async begin(): Promise<void> {
    await eventually(
      () => this.element.state === 'idle' && this.eventTypes.includes('idv-ready'),
      'an invitation',
    );
    await this.press('primary');
  }

  /** Waits for a step and returns its screen. */
  async step(step: StepId): Promise<HTMLElement> {
    await eventually(
      () => this.element.step === step,
      () => `step ${step} (now ${String(this.element.step)}, ${this.element.state})`,
    );
    await this.settled();
    // Some screens are loaded when their turn comes.
    const screen = await eventually(
      () => this.findAll('[exportparts]').find(({ localName }) => localName !== 'idv-opening-screen'),
      () => `a screen at ${step}`,
    );
    await this.settled();
    return screen;
  }

  /** Waits until the element is in a state. */
  async state(state: IdvCapture['state']): Promise<void> {
    await eventually(
      () => this.element.state === state,
      () => `state ${state} (now ${this.element.state})`,
    );
    await this.settled();
  }

  /** Waits for the primary or secondary action to be there and enabled, and presses it. */
  async press(which: 'primary' | 'secondary'): Promise<void> {
    await this.settled();
    const action = await eventually(
      () => this.findAll(`[part~="${which}-action"]`).find((button) => !button.matches(':disabled')),
      () => `an enabled ${which} action on: ${this.text.slice(0, 200)}`,
    );
    action.click();
    await this.settled();
  }

  /** Chooses a file as a person does in the browser's dialog. */
  async choose(file: File): Promise<void> {
    const [input] = this.findAll<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no file input');
    giveFile(input, file);
    await this.settled();
  }

  /** Waits until nothing renders any more and the backend has answered whatever it is not made to hold back. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      const busy = [...allBelow(this.element.shadowRoot ?? this.element), this.element].filter(
        (element) => element instanceof LitElement && element.isConnected && element.isUpdatePending,
      );
      await Promise.all(busy.map((element) => (element as LitElement).updateComplete));
      await promisesSettled();
      quiet = busy.length === 0 ? quiet + 1 : 0;
    }
  }

  /** The audit of what is shown now. */
  audit(): Promise<void> {
    return audit(this.element);
  }

  /** Takes the element off the page and counts what it left behind. */
  async unmount(): Promise<LeftOver> {
    this.element.remove();
    mounted.delete(this);
    await promisesSettled();
    await promisesSettled();
    return {
      timers: this.clock.liveTimers,
      listeners: this.host.liveListeners + this.devices.liveListeners,
      cameras: this.devices instanceof SyntheticDevices ? this.devices.liveTracks : 0,
      requests: this.backend.inFlight,
    };
  }
}

/** Takes every element off the page. @throws {Error} when one of them left something behind */
export const unmountAll = async (): Promise<void> => {
  const left = await Promise.all([...mounted].map((harness) => harness.unmount()));
  document.querySelector('main')?.remove();
  for (const counts of left)
    if (Object.values(counts).some((count) => count !== 0))
      throw new Error(`left behind: ${JSON.stringify(counts)}`);
};
