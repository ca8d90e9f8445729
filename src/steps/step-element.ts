/** What the screens of steps share beyond being screens: what the flow says went wrong, and the way to the phone. */
import { nothing } from 'lit';
import { quietAction } from '../ui/screen.ts';
import { ScreenElement } from './screen-element.ts';
import type { StepView } from './step-view.ts';

/** The screen of a step. */
export abstract class StepElement extends ScreenElement<StepView> {
  /** The sentence about what the flow says went wrong, if anything. */
  protected get problemText(): string | undefined {
    return this.view.problem ? this.view.text.errors[this.view.problem.code] : undefined;
  }

  /** The side road to the phone, where there is one. */
  protected handoffAction(): unknown {
    const { text, canHandOff, busy } = this.view;
    if (!canHandOff) return nothing;
    const onPress = this.says({ type: 'handoff-asked' });
    return quietAction({ label: text.continueOnPhone, icon: 'phone', disabled: busy, onPress });
  }
}
