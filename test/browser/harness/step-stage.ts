/** One screen alone, with the view that the widget would give it, and a record of what it says. */
import type { LitElement } from 'lit';
import { en } from '../../../src/i18n/locales/en.ts';
import type { StepId } from '../../../src/model/step.ts';
import { readSession } from '../../../src/session/read-session.ts';
import type { SessionWire } from '../../../src/session/schema.ts';
import type { StepDone } from '../../../src/steps/step-events.ts';
import type { StepView } from '../../../src/steps/step-view.ts';
import type { ElementClass } from '../../../src/widget/define-element.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import type { FakeDevices } from '../../fakes/fake-devices.ts';
import { sessionAt } from './scripted-session.ts';
import { find, findAll, textOf } from './shadow-search.ts';
import { stage, type Staged } from './stage.ts';
import { SyntheticDevices } from './synthetic-camera.ts';

/** What a test wants different. */
export interface StepOptions {
  readonly session?: Partial<SessionWire>;
  readonly view?: Partial<StepView>;
  readonly devices?: FakeDevices;
}

/** A screen on the page. */
export class StagedScreen<T extends LitElement & { view: object }> {
  readonly element: T;
  /** Results of every `step-done`, in order. */
  readonly results: StepDone['result'][] = [];
  /** Codes of every `step-failed`, in order. */
  readonly failures: string[] = [];
  /** The audit in light and in dark. @throws {Error} naming every violation */
  readonly audit: () => Promise<void>;

  private constructor({ element, audit }: Staged<T>) {
    this.element = element;
    this.audit = audit;
    element.addEventListener('step-done', ({ result }) => this.results.push(result));
    element.addEventListener('step-failed', ({ code }) => this.failures.push(code));
  }

  static async show<T extends LitElement & { view: object }>(
    elementClass: ElementClass & (new () => T),
    view: T['view'],
  ): Promise<StagedScreen<T>> {
    return new StagedScreen(await stage(elementClass, { view } as Partial<T>));
  }

  /** Gives the screen a view with something different in it. */
  async change(different: Partial<T['view']>): Promise<void> {
    this.element.view = { ...this.element.view, ...different };
    await this.element.updateComplete;
  }

  find<E extends Element = HTMLElement>(selector: string): E {
    return find<E>(this.element, selector);
  }

  findAll<E extends Element = HTMLElement>(selector: string): readonly E[] {
    return findAll<E>(this.element, selector);
  }

  get text(): string {
    return textOf(this.element);
  }

  get primary(): HTMLButtonElement {
    return this.find<HTMLButtonElement>('[part~="primary-action"]');
  }

  get secondary(): HTMLButtonElement {
    return this.find<HTMLButtonElement>('[part~="secondary-action"]');
  }
}

/** The screen of a step, with a session that stands there. Its clock is manual: `element.view.clock`. */
export const showStep = <T extends LitElement & { view: StepView }>(
  elementClass: ElementClass & (new () => T),
  step: StepId,
  { session, view, devices = new SyntheticDevices() }: StepOptions = {},
): Promise<StagedScreen<T>> => {
  const complete: StepView = {
    text: en,
    language: 'en',
    session: readSession(sessionAt(step, session)),
    step,
    busy: false,
    problem: null,
    canHandOff: true,
    sending: {},
    captureOf: () => null,
    canPassOn: true,
    assetBase: null,
    challenge: () => Promise.resolve({ nonce: 'nonce-1', actions: ['turn_left', 'smile', 'blink'] }),
    devices,
    clock: new FakeClock(),
    ...view,
  };
  return StagedScreen.show(elementClass, complete);
};
