/** What a browser keeps of captures, with what can go wrong there, and a memory of what became of each picture. */
import { filesOf } from '../../src/model/capture.ts';
import type { KeptCapture } from '../../src/model/ports.ts';
import type { CaptureStepId } from '../../src/model/step.ts';
import { FakeCaptureStore } from '../fakes/fake-capture-store.ts';
import { NumberedFile } from './pictures.ts';

/** How a device's storage is. `full`: it keeps nothing. `broken`: it reads and deletes nothing, either. `slow`: it answers late. */
export type StorageMode = 'works' | 'full' | 'broken' | 'slow';

/** Longest time for which a capture waits until it is kept, in milliseconds. */
const keepingMs = 1000;

const numberOf = (kept: KeptCapture): number => {
  const body = filesOf(kept.capture)[0]?.body;
  return body instanceof NumberedFile ? body.number : 0;
};

/** A store that can fail, and that knows which picture is which. */
export class KeepingStore extends FakeCaptureStore {
  /** Number of each capture that was read from it last. */
  lastKept: ReadonlyMap<CaptureStepId, number> = new Map();
  /** Numbers of the captures that a page was told are there, and of those that it was told are not taken. */
  readonly acknowledged = new Set<number>();
  readonly refused = new Set<number>();
  /** Whether it may hold what it was asked to let go. */
  isUnsure = false;
  /** Captures that nobody may send yet, with when they may be at the latest. */
  readonly #waiting = new Map<number, number>();
  readonly #seen = new Set<number>();
  readonly #held = new Map<CaptureStepId, number>();
  readonly #nowMs: () => number;
  #answer: () => void = () => undefined;

  constructor(nowMs: () => number) {
    super(nowMs);
    this.#nowMs = nowMs;
  }

  /** Becomes better or worse. Whoever waited is answered. */
  become(mode: StorageMode): void {
    const quota = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    const lost = new DOMException('The database is gone.', 'InvalidStateError');
    this.keepFailure = mode === 'full' ? quota : mode === 'broken' ? lost : null;
    this.keptFailure = this.dropFailure = mode === 'broken' ? lost : null;
    this.#answer();
    this.answersAfter =
      mode === 'slow'
        ? new Promise((resolve) => {
            this.#answer = resolve;
          })
        : Promise.resolve();
  }

  override async keep(sessionId: string, kept: KeptCapture, msLeft: number): Promise<void> {
    const number = numberOf(kept);
    this.#seen.add(number);
    this.#waiting.set(number, this.#nowMs() + keepingMs);
    if (!this.keepFailure) this.#held.set(kept.capture.step, number);
    try {
      await super.keep(sessionId, kept, msLeft);
    } finally {
      this.#waiting.delete(number);
    }
  }

  override async kept(sessionId: string): Promise<readonly KeptCapture[]> {
    this.lastKept = new Map();
    const { answersAfter } = this;
    // What is slow is the writing: a page that begins has nothing else to do than to wait for what it reads.
    this.answersAfter = Promise.resolve();
    const reading = super.kept(sessionId);
    this.answersAfter = answersAfter;
    const kept = await reading;
    this.lastKept = new Map(kept.map((each) => [each.capture.step, numberOf(each)]));
    return kept;
  }

  override drop(sessionId: string, steps?: readonly CaptureStepId[]): Promise<void> {
    if (this.dropFailure) this.isUnsure = true;
    return super.drop(sessionId, steps);
  }

  /** Whether a capture may leave: it is kept, or was refused to be, or that took too long. */
  isKeptInTime(number: number): boolean {
    return this.#seen.has(number) && (this.#waiting.get(number) ?? 0) <= this.#nowMs();
  }

  /** Numbers of what it holds of a session now. */
  numbersOf(sessionId: string): readonly number[] {
    return this.stepsOf(sessionId).flatMap((step) => this.#held.get(step) ?? []);
  }
}
