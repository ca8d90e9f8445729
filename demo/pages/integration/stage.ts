/** The preview: nothing yet, or the capture, with a word about what its button does in the other modes. Knows no session and no backend. */
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { part } from '../part.ts';
import type { Choices } from './choices.ts';

const launchTexts = {
  modal: ['Opens over your page', 'A native dialog: focus, Escape and scrolling behave as people expect.'],
  popup: ['Opens in a window of its own', 'Your page stays open behind it and learns how it ended.'],
  redirect: [
    'Leaves for the hosted page',
    'The person comes back to your redirect_url with the session’s id and status.',
  ],
} as const satisfies Record<Exclude<Choices['mode'], 'inline'>, readonly [string, string]>;

/** The panels inside `#stage`. */
export class Stage {
  readonly #root = part('stage');
  readonly #empty = part('stage-empty');
  readonly #launch = part('stage-launch');
  readonly #place = part('stage-capture');
  readonly #start = part('start', HTMLButtonElement);
  readonly #error = part('start-error');
  #capture: IdvCapture | null = null;

  constructor(onStart: () => void) {
    this.#start.addEventListener('click', onStart);
  }

  /** Offers to start a session, and says why the last try failed. */
  showEmpty(error: string | null): void {
    this.#remove();
    this.#empty.hidden = false;
    this.#setBusy(false);
    this.#error.hidden = error === null;
    this.#error.textContent = error;
  }

  /** A session is being created. */
  showBusy(): void {
    this.showEmpty(null);
    this.#setBusy(true);
  }

  /** Shows the capture, or its launcher. */
  show(capture: IdvCapture, mode: Choices['mode']): void {
    this.#remove();
    this.#empty.hidden = true;
    if (mode !== 'inline') {
      this.#launch.hidden = false;
      [part('launch-title').textContent, part('launch-hint').textContent] = launchTexts[mode];
    }
    this.#capture = capture;
    this.#root.dataset['mode'] = mode;
    this.#place.append(capture);
  }

  get capture(): IdvCapture | null {
    return this.#capture;
  }

  #remove(): void {
    this.#capture?.remove();
    this.#capture = null;
    this.#launch.hidden = true;
    delete this.#root.dataset['mode'];
  }

  #setBusy(busy: boolean): void {
    this.#start.disabled = busy;
    this.#start.textContent = busy ? 'Starting…' : 'Start a session';
  }
}
