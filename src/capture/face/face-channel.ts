/** Questions to the worker that looks for faces, and their answers. Whatever happens to it, nobody waits for ever. */
import type { ClockPort } from '../../model/ports.ts';
import type { FaceAnswer, FaceQuestion, Numbered } from './face-message.ts';

/** What is needed of a worker. */
export type FaceWorker = Pick<
  Worker,
  'postMessage' | 'terminate' | 'addEventListener' | 'removeEventListener'
>;

/** The way to one worker. */
export interface FaceChannel {
  /**
   * The worker's answer; `null` when the channel was ended meanwhile.
   *
   * @throws {DOMException} `TimeoutError`, or `OperationError` when the worker fails or refuses
   */
  readonly ask: (
    question: FaceQuestion,
    transfer: readonly Transferable[],
    limitMs: number,
  ) => Promise<Exclude<FaceAnswer, { refused: string }> | null>;
  /** Whether the worker still has a question, be it one that nobody waits for any more. */
  readonly owesAnswer: boolean;
  /** Ends the worker, and silently everything that waits for it. */
  readonly end: () => void;
}

interface Waiting {
  readonly answered: (answer: FaceAnswer | null) => void;
  readonly failed: (reason: DOMException) => void;
}

/** Opens the way to a worker, which ends with the signal at the latest. */
export const faceChannel = (worker: FaceWorker, clock: ClockPort, signal: AbortSignal): FaceChannel => {
  const waiting = new Map<number, Waiting>();
  const owed = new Set<number>();
  let lastId = 0;
  let isEnded = false;
  // An answer that came too late has nobody waiting for it.
  const answered = ({ data }: MessageEvent<Numbered<FaceAnswer>>): void => {
    owed.delete(data.id);
    waiting.get(data.id)?.answered(data);
  };
  const died = (): void => {
    for (const { failed } of waiting.values())
      failed(new DOMException('The worker that looks for faces failed.', 'OperationError'));
  };
  const end = (): void => {
    isEnded = true;
    signal.removeEventListener('abort', end);
    worker.terminate();
    worker.removeEventListener('message', answered);
    worker.removeEventListener('error', died);
    worker.removeEventListener('messageerror', died);
    for (const { answered: silent } of waiting.values()) silent(null);
  };
  signal.addEventListener('abort', end);
  worker.addEventListener('message', answered);
  worker.addEventListener('error', died);
  worker.addEventListener('messageerror', died);
  return {
    get owesAnswer() {
      return owed.size > 0;
    },
    async ask(question, transfer, limitMs) {
      if (isEnded) return null;
      lastId += 1;
      const id = lastId;
      let stop: () => void = () => undefined;
      const answer = await new Promise<FaceAnswer | null>((resolve, reject) => {
        waiting.set(id, { answered: resolve, failed: reject });
        stop = clock.after(limitMs, () => {
          reject(new DOMException('The worker that looks for faces is silent.', 'TimeoutError'));
        });
        worker.postMessage({ ...question, id } satisfies Numbered<FaceQuestion>, [...transfer]);
        owed.add(id);
      }).finally(() => {
        stop();
        waiting.delete(id);
      });
      if (answer && 'refused' in answer) throw new DOMException(answer.refused, 'OperationError');
      return answer;
    },
    end,
  };
};
