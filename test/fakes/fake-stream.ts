/** A stream of text that a test feeds piece by piece: server-sent events without a server. */

type Signal =
  | { readonly type: 'piece'; readonly text: string }
  | { readonly type: 'end' }
  | { readonly type: 'failure'; readonly error: Error };

/** A stream that gives what was pushed and then waits for more, until it is ended, fails or is aborted. */
export class FakeStream {
  readonly #queue: Signal[] = [];
  #wake: (() => void) | null = null;

  constructor(...pieces: readonly string[]) {
    this.push(...pieces);
  }

  push(...pieces: readonly string[]): this {
    for (const text of pieces) this.#add({ type: 'piece', text });
    return this;
  }

  end(): this {
    this.#add({ type: 'end' });
    return this;
  }

  fail(error: Error): this {
    this.#add({ type: 'failure', error });
    return this;
  }

  /** The pieces in order. Throws the reason of `signal` when that aborts. */
  async *read(signal: AbortSignal): AsyncGenerator<string> {
    const wake = () => this.#wake?.();
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        signal.throwIfAborted();
        const next = this.#queue.shift();
        if (next?.type === 'piece') yield next.text;
        else if (next?.type === 'end') return;
        else if (next?.type === 'failure') throw next.error;
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #add(signal: Signal): void {
    this.#queue.push(signal);
    this.#wake?.();
  }
}
