/** The element as a field of a form: its value is the session id, and only once the capture is completed. */

/** Keeps a form's view of the element up to date. */
export class FormValue {
  readonly #internals: ElementInternals;

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /**
   * @param sessionId id of the completed session, or `null` before
   * @param message what the browser says when a required element is not completed
   * @param anchor where the browser shows it; it can have the focus from then on
   */
  update(sessionId: string | null, isRequired: boolean, message: string, anchor: HTMLElement | null): void {
    this.#internals.setFormValue(sessionId);
    if (!isRequired || sessionId !== null) this.#internals.setValidity({});
    else if (anchor) {
      // Where nothing can have the focus, browsers block the form without a word.
      anchor.tabIndex = -1;
      this.#internals.setValidity({ valueMissing: true }, message, anchor);
    } else this.#internals.setValidity({ valueMissing: true }, message);
  }
}
