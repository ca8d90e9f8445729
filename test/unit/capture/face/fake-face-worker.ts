/** A worker that says what a test lets it say. It looks at nothing. */
import type { FaceAnswer, FaceQuestion, Numbered } from '../../../../src/capture/face/face-message.ts';

/** Keeps what it was asked, until the test answers. */
export class FakeFaceWorker extends EventTarget {
  readonly asked: Numbered<FaceQuestion>[] = [];
  isTerminated = false;
  /** Listeners that are still there. */
  listeners = 0;

  postMessage(question: Numbered<FaceQuestion>): void {
    this.asked.push(question);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }

  /** Answers a question, the last one unless told otherwise. */
  answer(said: FaceAnswer, id = this.asked.at(-1)?.id ?? 0): void {
    this.dispatchEvent(new MessageEvent('message', { data: { ...said, id } }));
  }
}
