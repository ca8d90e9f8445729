/** Moves the focus to the heading of a new screen, but only where the focus was already here: a page's is not stolen. */
import type { LitElement } from 'lit';
import type { FlowState } from '../flow/types.ts';

/** The focus of one element. */
export class FocusFollower {
  readonly #element: LitElement;
  #shown = '';

  constructor(element: LitElement) {
    this.#element = element;
  }

  /** @param isModal whether the screen stands in an open dialog, where the focus is in any case */
  follow(state: FlowState | null, isModal: boolean): void {
    const screen =
      state?.phase === 'capturing' ? `${state.step} ${String(state.revisiting)}` : (state?.phase ?? '');
    if (screen === this.#shown) return;
    this.#shown = screen;
    if (!isModal && !this.#element.matches(':focus-within')) return;
    const { renderRoot } = this.#element;
    const shown = renderRoot.querySelector<HTMLElement & Partial<LitElement>>('.panel > :not(header)');
    void Promise.resolve(shown?.updateComplete).then(() => {
      (shown?.shadowRoot ?? renderRoot).querySelector<HTMLElement>('#title')?.focus();
    });
  }
}
