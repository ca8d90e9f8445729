/** What all screens share: the view they render from, how they answer, where focus goes. */
import { LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { ErrorCode } from '../model/errors.ts';
import type { StepResult } from '../model/step-result.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { quietAction } from '../ui/screen.ts';
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
  static override readonly properties: PropertyDeclarations = {
    view: { attribute: false },
  };

  static override readonly styles = [shared, noticeStyles];

  /** What to render from. Set before the element is shown, and anew with every change. */
  view!: StepView;

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

  /** What a button does that has one thing to say. */
  protected says(result: StepResult): () => void {
    return () => {
      this.done(result);
    };
  }

  /** The side road to the phone, where there is one. */
  protected handoffAction(): unknown {
    const { text, canHandOff, busy } = this.view;
    if (!canHandOff) return nothing;
    const onPress = this.says({ type: 'handoff-asked' });
    return quietAction({ label: text.continueOnPhone, icon: 'phone', disabled: busy, onPress });
  }

  protected failed(code: ErrorCode): void {
    this.dispatchEvent(new StepFailed(code));
  }
}
