/** A person before the prompts of the liveness check, with an eye that says what a test tells it. */
import { baselineReports } from '../../../src/capture/face/head-turn.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import type { LivenessAction, LivenessFrame } from '../../../src/model/capture.ts';
import { readSession } from '../../../src/session/read-session.ts';
import { LivenessFollow } from '../../../src/steps/liveness-follow.ts';
import type { StepView } from '../../../src/steps/step-view.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';
import { FakeFaceEye } from '../../fakes/fake-face-eye.ts';
import { eventually } from './eventually.ts';
import { faceStage, type TestFaceStage } from './face-stage.ts';
import { PromptClock } from './prompt-clock.ts';
import { sessionAt } from './scripted-session.ts';
import { find, findAll, textOf } from './shadow-search.ts';
import type { Staged } from './stage.ts';

/** Steps in which time goes on, in milliseconds: small against every wait of a burst. */
export const stepMs = 50;

/** A person before the prompts. */
export class Prompted {
  readonly eye = new FakeFaceEye();
  readonly clock = new PromptClock();
  readonly devices = new FakeDevices();
  readonly life = new AbortController();
  frames: readonly LivenessFrame[] | null = null;
  follow!: LivenessFollow;
  #staged!: Staged<TestFaceStage>;
  #language = 'en';

  /** A camera that shows somebody, who is looked at for a while. */
  async come(): Promise<this> {
    this.#staged = await faceStage();
    this.follow = new LivenessFollow(
      {
        host: this.element,
        view: () => this.#view,
        video: () => this.element.video,
        isLive: () => this.devices.isVisible,
      },
      this.eye.opens,
    );
    this.element.shown = this.follow;
    this.follow.watch();
    await this.go(baselineReports * 250);
    return this;
  }

  get #view(): StepView {
    return {
      text: en,
      language: this.#language,
      session: readSession(sessionAt('liveness')),
      step: 'liveness',
      assetBase: null,
      busy: false,
      problem: null,
      canHandOff: true,
      canPassOn: true,
      sending: {},
      captureOf: () => null,
      challenge: () => Promise.reject(new Error('not asked here')),
      devices: this.devices,
      clock: this.clock,
    };
  }

  async begin(...actions: readonly LivenessAction[]): Promise<void> {
    void this.follow.take(actions, this.life.signal).then(
      (frames) => {
        this.frames = frames;
      },
      () => undefined,
    );
    await this.go(0);
  }

  get element(): TestFaceStage {
    return this.#staged.element;
  }

  audit(): Promise<void> {
    return this.#staged.audit();
  }

  async go(byMs: number): Promise<void> {
    await this.clock.advance(byMs);
    await this.element.updateComplete;
  }

  /** Time goes on while a prompt is waited for, and stands still while a frame is taken. */
  async until(condition: () => boolean, what: string): Promise<void> {
    while (!condition()) {
      await eventually(() => condition() || this.clock.isPrompting, what);
      if (!condition()) await this.go(stepMs);
    }
  }

  get prompt(): string {
    return findAll(this.element, '.prompt strong').map(textOf).join('|');
  }

  said(kind: 'assertive' | 'polite'): string {
    return textOf(find(this.element, `[aria-live=${kind}]`));
  }

  get again(): HTMLButtonElement {
    return find<HTMLButtonElement>(this.element, '.pace button');
  }
}
