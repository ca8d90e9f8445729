/** What all screens share: the view they render from, how they answer, where focus goes. */
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { ErrorCode } from '../model/errors.ts';
import type { StepResult } from '../model/step-result.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { shared } from '../ui/styles.ts';
import { StepDone, StepFailed } from './step-events.ts';
import type { StepView } from './step-view.ts';

/**
 * A screen of the flow.
 *
 * @fires step-done - with what the person did
 * @fires step-failed - with the code of what did not work
 */
export abstract class StepElement extends LitElement {
  static override readonly styles = [shared, noticeStyles];

  /** What to render from. Set before the element is shown, and anew with every change. */
  @property({ attribute: false }) view!: StepView;

  /** Puts focus on the heading, so that a screen reader begins there. */
  focusHeading(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return (this.view as StepView | undefined) !== undefined;
  }

  /** The sentence about what the flow says went wrong, if anything. */
  protected get problemText(): string | undefined {
    return this.view.problem ? this.view.text.errors[this.view.problem.code] : undefined;
  }

  protected done(result: StepResult): void {
    this.dispatchEvent(new StepDone(result));
  }

  protected failed(code: ErrorCode): void {
    this.dispatchEvent(new StepFailed(code));
  }
}
