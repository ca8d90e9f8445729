/** Has one photo at a time judged, and remembers what became of those before. The judge itself is loaded when needed. */
import type { CaptureFile } from '../model/capture.ts';
import { errorTable } from '../model/errors.ts';
import { wait } from '../model/wait.ts';
import type { Judgement, JudgeOptions, TakenPhoto } from './photo-guide.ts';
import type { StepView } from './step-view.ts';

/** How long somebody waits for a judgement, in milliseconds: loading the judge may take for ever on a bad line. */
export const judgeTakesAtMostMs = 6000;

/** Of one step. */
export class JudgeSlot {
  #judging = new AbortController();
  #doubted = 0;
  /** What the backend has refused, as long as it is known here. */
  readonly #refused = new Set<CaptureFile>();

  /** Notes the photo that the backend did not want. */
  note({ problem, captureOf, step }: StepView): void {
    if (!problem || errorTable[problem.code] !== 'retake') return;
    const capture = captureOf(step as 'selfie');
    if (capture && capture.step !== 'liveness') this.#refused.add(capture.file);
  }

  /** What is to be put before the person; `null` when another photo has come meanwhile, or none is wanted any more. */
  async judge(
    photo: TakenPhoto,
    options: Omit<JudgeOptions, 'refused' | 'doubtedBefore'>,
  ): Promise<Judgement | null> {
    this.close();
    this.#judging = new AbortController();
    const { signal } = this.#judging;
    const asked = { ...options, refused: [...this.#refused], doubtedBefore: this.#doubted };
    const judgement: Judgement = await Promise.race([
      import('./photo-judge.ts').then(({ judged }) => judged(photo, asked, signal)),
      wait(options.clock, judgeTakesAtMostMs, signal).then(() => ({ photo })),
    ])
      // Where no judge loads, the person is the only one.
      .catch(() => ({ photo }));
    if (signal.aborted) return null;
    this.close();
    if (judgement.isDoubted) this.#doubted += 1;
    return judgement;
  }

  close(): void {
    this.#judging.abort();
  }
}
