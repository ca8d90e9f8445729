/** What all screens share: the view they render from, how they answer, where focus goes. */
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { ErrorCode } from '../model/errors.ts';
import type { EndResult, StepResult } from '../model/step-result.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { shared } from '../ui/styles.ts';
import { StepDone, StepFailed } from './step-events.ts';

/**
 * A screen.
 *
 * @fires step-done - with what the person did
 * @fires step-failed - with the code of what did not work
 */
export abstract class ScreenElement<View> extends LitElement {
  static override readonly properties: PropertyDeclarations = { view: { attribute: false } };

  static override readonly styles = [shared, noticeStyles];

  /** What to render from. Set before the element is shown, and anew with every change. */
  view!: View;

  /** Puts focus on the heading, so that a screen reader begins there. */
  focusHeading(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#title')?.focus());
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return (this.view as View | undefined) !== undefined;
  }

  /** What had the focus may be gone with what it led to: who goes on by keyboard begins at the heading then. */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    if (focused && !focused.isConnected) this.focusHeading();
  }

  protected done(result: StepResult | EndResult): void {
    this.dispatchEvent(new StepDone(result));
  }

  /** What a button does that has one thing to say. */
  protected says(result: StepResult | EndResult): () => void {
    return () => {
      this.done(result);
    };
  }

  protected failed(code: ErrorCode): void {
    this.dispatchEvent(new StepFailed(code));
  }
}
