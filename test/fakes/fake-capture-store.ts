/** `CaptureStore` in memory: outlives whatever page a test makes of it, and fails where a test wants it to. */
import type { CaptureStore, KeptCapture } from '../../src/model/ports.ts';
import type { CaptureStepId } from '../../src/model/step.ts';

interface Entry {
  readonly kept: KeptCapture;
  readonly expiresAtMs: number;
}

/** Keeps captures as long as the test holds on to it; give the same one to another `FakeHost` for a reload. */
export class FakeCaptureStore implements CaptureStore {
  /** What `keep` rejects with instead of keeping, such as a quota that is used up. */
  keepFailure: Error | null = null;
  /** What `kept` rejects with instead of reading. */
  keptFailure: Error | null = null;
  /** What `drop` rejects with instead of letting go. */
  dropFailure: Error | null = null;
  /** What every call waits for before it answers; it has taken effect by then. */
  answersAfter: Promise<void> = Promise.resolve();
  readonly #now: () => number;
  readonly #sessions = new Map<string, Map<CaptureStepId, Entry>>();

  /** @param now milliseconds since any moment; without it nothing expires */
  constructor(now: () => number = () => 0) {
    this.#now = now;
  }

  async keep(sessionId: string, kept: KeptCapture, msLeft: number): Promise<void> {
    const failure = this.keepFailure;
    if (!failure) {
      const steps = this.#sessions.get(sessionId) ?? new Map<CaptureStepId, Entry>();
      steps.set(kept.capture.step, { kept, expiresAtMs: this.#now() + msLeft });
      this.#sessions.set(sessionId, steps);
    }
    await this.answersAfter;
    if (failure) throw failure;
  }

  async kept(sessionId: string): Promise<readonly KeptCapture[]> {
    const failure = this.keptFailure;
    this.#forgetExpired();
    const kept = [...(this.#sessions.get(sessionId)?.values() ?? [])].map((entry) => entry.kept);
    await this.answersAfter;
    if (failure) throw failure;
    return kept;
  }

  async drop(sessionId: string, steps?: readonly CaptureStepId[]): Promise<void> {
    const failure = this.dropFailure;
    if (!failure) {
      const entries = this.#sessions.get(sessionId);
      for (const step of steps ?? [...(entries?.keys() ?? [])]) entries?.delete(step);
      if (entries?.size === 0) this.#sessions.delete(sessionId);
    }
    await this.answersAfter;
    if (failure) throw failure;
  }

  /** The steps that are kept for a session, in the order in which they came. */
  stepsOf(sessionId: string): readonly CaptureStepId[] {
    this.#forgetExpired();
    return [...(this.#sessions.get(sessionId)?.keys() ?? [])];
  }

  /** How many captures are kept, of all sessions. */
  get count(): number {
    this.#forgetExpired();
    return [...this.#sessions.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #forgetExpired(): void {
    for (const [sessionId, entries] of this.#sessions) {
      for (const [step, { expiresAtMs }] of entries) if (expiresAtMs <= this.#now()) entries.delete(step);
      if (entries.size === 0) this.#sessions.delete(sessionId);
    }
  }
}
