/** What a screen says to the widget. These events stay inside: they neither bubble nor compose. */
import type { ErrorCode } from '../model/errors.ts';
import type { EndResult, StepResult } from '../model/step-result.ts';

/** The person did something that the flow has to know. */
export class StepDone extends Event {
  static readonly type = 'step-done';
  constructor(readonly result: StepResult | EndResult) {
    super(StepDone.type);
  }
}

/** Something did not work on this screen; the screen itself shows what. */
export class StepFailed extends Event {
  static readonly type = 'step-failed';
  constructor(readonly code: ErrorCode) {
    super(StepFailed.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'step-done': StepDone;
    'step-failed': StepFailed;
  }
}
