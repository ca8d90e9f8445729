/** One screen of the flow alone, with the view that the widget would give it. */
import type { LitElement } from 'lit';
import { en } from '../../../src/i18n/locales/en.ts';
import { readSession } from '../../../src/session/read-session.ts';
import type { SessionWire } from '../../../src/session/schema.ts';
import type { StepId } from '../../../src/model/step.ts';
import type { StepResult } from '../../../src/model/step-result.ts';
import type { StepView } from '../../../src/steps/step-view.ts';
import type { ElementClass } from '../../../src/ui/define-element.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import type { FakeDevices } from '../../fakes/fake-devices.ts';
import { sessionAt } from './scripted-session.ts';
import { find, findAll, textOf } from './shadow-search.ts';
import { stage, type Staged } from './stage.ts';
import { SyntheticDevices } from './synthetic-camera.ts';

type ScreenElement = LitElement & { view: StepView };

/** What a test wants different. */
export interface ScreenOptions {
  readonly session?: Partial<SessionWire>;
  readonly view?: Partial<StepView>;
  readonly devices?: FakeDevices;
}

/** A screen on the page, and what it has said. */
export class StagedStep<T extends ScreenElement> {
  readonly element: T;
  readonly clock: FakeClock;
  /** Results of every `step-done`, in order. */
  readonly results: StepResult[] = [];
  /** Codes of every `step-failed`, in order. */
  readonly failures: string[] = [];
  /** The audit in light and in dark. @throws {Error} naming every violation */
  readonly audit: () => Promise<void>;

  private constructor({ element, audit }: Staged<T>, clock: FakeClock) {
    this.element = element;
    this.clock = clock;
    this.audit = audit;
    element.addEventListener('step-done', ({ result }) => this.results.push(result));
    element.addEventListener('step-failed', ({ code }) => this.failures.push(code));
  }

  static async show<T extends ScreenElement>(
    elementClass: ElementClass & (new () => T),
    step: StepId,
    { session, view, devices = new SyntheticDevices() }: ScreenOptions = {},
  ): Promise<StagedStep<T>> {
    const clock = new FakeClock();
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
      challenge: () => Promise.resolve({ nonce: 'nonce-1', actions: ['turn_left', 'smile', 'blink'] }),
      devices,
      clock,
      ...view,
    };
    return new StagedStep(await stage(elementClass, { view: complete } as Partial<T>), clock);
  }

  /** Gives the screen a view with something different in it. */
  async change(different: Partial<StepView>): Promise<void> {
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
