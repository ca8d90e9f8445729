/** Moves the focus to the heading of a new screen, but only where the focus was already here: a page's is not stolen. */
import type { LitElement } from 'lit';
import type { FlowState } from '../flow/types.ts';

/** The focus of one element. */
export class FocusFollower {
  readonly #element: LitElement;
  #shown = '';
  #wasHere = false;

  constructor(element: LitElement) {
    this.#element = element;
  }

  /** @param isModal whether the screen stands in an open dialog, where the focus is in any case */
  follow(state: FlowState | null, isModal: boolean): void {
    const { renderRoot } = this.#element;
    const shown = renderRoot.querySelector<HTMLElement & Partial<LitElement>>('.panel > :not(header)');
    const place =
      state?.phase === 'capturing' ? `${state.step} ${String(state.revisiting)}` : (state?.phase ?? '');
    // A screen may come later than its turn, when it has to be loaded.
    const screen = `${place} ${shown?.localName ?? ''}`;
    // A pressed button is disabled while the backend is asked: browsers then take the focus away, to nobody.
    const { activeElement, body } = this.#element.ownerDocument;
    const isLost = this.#wasHere && (activeElement === null || activeElement === body);
    this.#wasHere = this.#element.matches(':focus-within') || isLost;
    if (screen === this.#shown) return;
    this.#shown = screen;
    if (!isModal && !this.#wasHere) return;
    void Promise.resolve(shown?.updateComplete).then(() => {
      (shown?.shadowRoot ?? renderRoot).querySelector<HTMLElement>('#title')?.focus();
    });
  }
}
