/** A request about an upload, and those that came before it for the same one. Of what they bring it knows nothing. */

/** One request about an upload. */
export class UploadVisit {
  /** Resolves once it brings nothing more. */
  readonly over: Promise<void>;
  readonly #sooner: readonly UploadVisit[];
  #end: () => void = () => undefined;
  #isGivenUp = false;

  /** @param sooner those that came before and may still bring something */
  constructor(sooner: readonly UploadVisit[]) {
    this.#sooner = sooner;
    this.over = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  /** Whether one that came later has taken its place: it writes no more. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  end(): void {
    this.#end();
  }

  /** Resolves once those that came before bring nothing more. */
  async afterOthers(): Promise<void> {
    await Promise.all(this.#sooner.map(({ over }) => over));
  }

  /** Those that came before write no more, also those that have not begun to. */
  giveUpOthers(): void {
    for (const other of this.#sooner) other.#isGivenUp = true;
  }
}
