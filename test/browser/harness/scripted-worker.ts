/** A worker that a test speaks for: it begins when it may, and answers what and when it is told. */
import type { LiveReport, LiveRequest, TakenPicture } from '../../../src/capture/live/live-report.ts';

const RealWorker = globalThis.Worker;

/** Stands in for every worker between `install()` and `remove()`. */
export class ScriptedWorker extends EventTarget {
  static all: ScriptedWorker[] = [];
  static isAllowed = true;
  static starts = true;
  /** Answers that are given at once; later pictures wait for `answer`. */
  static answers: LiveReport[] = [];
  /** The best picture, whoever asks for it. */
  static taken: TakenPicture | null = null;

  isTerminated = false;
  waiting = 0;
  seen = 0;

  constructor() {
    super();
    if (!ScriptedWorker.isAllowed)
      throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
    ScriptedWorker.all.push(this);
    if (ScriptedWorker.starts)
      queueMicrotask(() => {
        this.#say({ ready: true });
      });
  }

  static install(): void {
    ScriptedWorker.all = [];
    ScriptedWorker.isAllowed = true;
    ScriptedWorker.starts = true;
    ScriptedWorker.answers = [];
    ScriptedWorker.taken = null;
    Object.assign(globalThis, { Worker: ScriptedWorker });
  }

  static remove(): void {
    Object.assign(globalThis, { Worker: RealWorker });
  }

  postMessage(request: LiveRequest): void {
    if ('take' in request) {
      this.#say({ taken: ScriptedWorker.taken });
      return;
    }
    if (!('picture' in request)) throw new TypeError('no still picture is expected');
    request.picture.close();
    this.seen += 1;
    this.waiting += 1;
    const next = ScriptedWorker.answers.shift();
    if (next)
      queueMicrotask(() => {
        this.answer(next);
      });
  }

  answer(report: LiveReport | null): void {
    this.waiting -= 1;
    this.#say({ report });
  }

  terminate(): void {
    this.isTerminated = true;
  }

  #say(data: object): void {
    if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const size = { widthPx: 320, heightPx: 180 } as const;

/** A table. */
export const nothingSeen: LiveReport = {
  view: {
    outline: null,
    fill: 0,
    isCutOff: false,
    tiltDeg: 0,
    rotationDeg: 0,
    aspect: 0,
    sharpness: null,
    brightness: 140,
    glare: 0,
  },
  movement: 1,
  ...size,
  readsCode: false,
  reading: null,
  codeHint: null,
};

/** A card in a good picture; so far to the right. */
export const goodCard = (rightPx = 0): LiveReport => ({
  ...nothingSeen,
  view: {
    ...nothingSeen.view,
    outline: {
      corners: [
        { x: 40 + rightPx, y: 20 },
        { x: 260 + rightPx, y: 20 },
        { x: 260 + rightPx, y: 160 },
        { x: 40 + rightPx, y: 160 },
      ],
      score: 0.9,
    },
    fill: 0.53,
    aspect: 1.57,
    sharpness: 0.5,
  },
  movement: 0,
});

/** A card that is too far away. */
export const farCard = (rightPx = 0): LiveReport => {
  const card = goodCard(rightPx);
  return { ...card, view: { ...card.view, fill: 0.1 } };
};
