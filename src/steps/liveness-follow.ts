/**
 * Runs the prompts of the liveness check and follows along: a turn of the head that is seen ends its prompt at once.
 * Loaded with the camera. It judges nothing: what is not seen goes on by time, and the server looks at the frames.
 */
import { html, nothing, type LitElement } from 'lit';
import { openFaceEye } from '../capture/face/face-eye.ts';
import { takeBurst, type BurstMoment, type SoonerEnd } from '../capture/liveness-burst.ts';
import { livenessWordsIn } from '../i18n/liveness-words.ts';
import type { LivenessAction, LivenessFrame } from '../model/capture.ts';
import { adoptStyles } from './adopt-styles.ts';
import { HeadWatch } from './head-watch.ts';
import { livenessPrompt, livenessPromptStyles, paceChoice } from './liveness-prompt.ts';
import type { StepView } from './step-view.ts';

/** Silence before a prompt is said once more, in milliseconds: what changes back sooner is no change to those who listen. */
export const hushMs = 120;

/** What it works on. */
export interface FollowOptions {
  readonly host: LitElement;
  /** Asked anew for every sentence: the page may change it. */
  readonly view: () => StepView;
  /** The camera's picture, while there is one. */
  readonly video: () => HTMLVideoElement | null;
  /** Whether the camera is to be looked at now. */
  readonly isLive: () => boolean;
}

/** The prompts as they run, one after the other. */
export class LivenessFollow {
  readonly #options: FollowOptions;
  readonly #head: HeadWatch;
  #moment: BurstMoment | null = null;
  #count = 0;
  /** The prompt whose movement was seen last, by its index. */
  #seenIndex: number | null = null;
  #isSlow = false;
  /** Whether the prompt is just taken out of what is said, to be said once more. */
  #isHushed = false;
  #unhush: () => void = () => undefined;
  /** Whether the prompt is wanted once more: it may be asked for while a frame is taken. */
  #wantsAgain = false;
  #again: () => void = () => undefined;

  /** @param open how to open an eye */
  constructor(options: FollowOptions, open = openFaceEye) {
    const { host, view, video, isLive } = options;
    this.#options = options;
    const { clock } = view();
    this.#head = new HeadWatch({
      clock,
      assetBase: () => view().assetBase,
      video: () => (isLive() ? video() : null),
      open,
    });
    adoptStyles(host, livenessPromptStyles);
  }

  /** The camera shows something: begins to look, so that it knows how the person looks straight ahead. */
  watch(): void {
    this.#head.look();
  }

  /** The camera goes. */
  rest(): void {
    this.#head.rest();
  }

  /**
   * Shows the prompts and takes the frames.
   *
   * @throws {CaptureError} `capture.empty` when the camera delivers nothing
   * @throws {DOMException} the signal's reason, as soon as it aborts
   */
  async take(actions: readonly LivenessAction[], signal: AbortSignal): Promise<readonly LivenessFrame[]> {
    this.#count = actions.length;
    this.#seenIndex = null;
    try {
      return await takeBurst(actions, {
        pace: () => (this.#isSlow ? 2 : 1),
        clock: this.#options.view().clock,
        video: this.#options.video,
        isLive: this.#options.isLive,
        onMoment: this.#show,
        sooner: this.#sooner,
        signal,
      });
    } finally {
      this.#moment = null;
      this.#isHushed = false;
      this.#unhush();
      this.#head.unprompt();
      this.#options.host.requestUpdate();
    }
  }

  /** The prompt on the screen, or `null`. */
  get prompt(): string | null {
    return this.#moment && this.#options.view().text.livenessPrompts[this.#moment.action];
  }

  /** What is drawn over the picture. */
  overlay(): unknown {
    if (!this.#moment) return nothing;
    const { action, actionIndex: index } = this.#moment;
    const { text } = this.#options.view();
    // A person who has turned away sees it late: it stays until the next prompt has its first frame.
    const isSeen = this.#seenIndex === index || (this.#seenIndex === index - 1 && this.#moment.frame === 0);
    return livenessPrompt({ action, index, count: this.#count, isSeen }, text, this.#words);
  }

  /** What stands under the picture, and what is said. */
  aside(): unknown {
    const isSeen = this.#moment !== null && this.#seenIndex === this.#moment.actionIndex;
    const choice = {
      isSlow: this.#isSlow,
      onChange: this.#setSlow,
      onAgain: this.#moment ? this.#repeat : null,
    };
    return html`
      <p class="visually-hidden" role="status" aria-live="assertive">${this.#isHushed ? '' : this.prompt}</p>
      <p class="visually-hidden" aria-live="polite">${isSeen ? this.#words.seen : ''}</p>
      ${paceChoice(choice, this.#words)}
    `;
  }

  get #words() {
    return livenessWordsIn(this.#options.view().language);
  }

  readonly #show = (moment: BurstMoment): void => {
    this.#moment = moment;
    if (moment.frame === 0) {
      this.#wantsAgain = false;
      this.#head.prompt(moment.action);
    }
    this.#options.host.requestUpdate();
  };

  readonly #sooner = ({ actionIndex }: BurstMoment, signal: AbortSignal): Promise<SoonerEnd> =>
    new Promise((resolve) => {
      this.#again = () => {
        resolve('again');
      };
      if (this.#wantsAgain) this.#again();
      void this.#head.saw().then(() => {
        // Too late for this moment: the next one is told.
        if (signal.aborted) return;
        this.#seenIndex = actionIndex;
        this.#options.view().devices.tick();
        this.#options.host.requestUpdate();
        resolve('seen');
      });
    });

  readonly #setSlow = (isSlow: boolean): void => {
    this.#isSlow = isSlow;
    // Whoever wants more time wants it now.
    this.#repeat();
    this.#options.host.requestUpdate();
  };

  /** The prompt's time begins anew, and it is said once more. */
  readonly #repeat = (): void => {
    if (!this.#moment) return;
    this.#seenIndex = null;
    this.#wantsAgain = true;
    this.#again();
    const { host, view } = this.#options;
    this.#isHushed = true;
    this.#unhush();
    this.#unhush = view().clock.after(hushMs, () => {
      this.#isHushed = false;
      host.requestUpdate();
    });
    host.requestUpdate();
  };
}
