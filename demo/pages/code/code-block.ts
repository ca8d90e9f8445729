/** A snippet on the page: coloured text and its copy button. The markup around it is the page's own. */
import { render } from 'lit';
import { codeTemplate } from './code-template.ts';
import type { CodeLanguage } from './highlight.ts';

const copiedForMs = 2000;

/** Fills a `.code-card` that holds `pre > code`, a `button` and a `[role=status]`. */
export class CodeBlock {
  readonly #code: HTMLElement;
  readonly #button: HTMLButtonElement;
  readonly #status: HTMLElement;
  readonly #idleLabel: string;
  #text = '';
  #timer = 0;

  constructor(card: HTMLElement) {
    const code = card.querySelector<HTMLElement>('pre code');
    const button = card.querySelector('button');
    const status = card.querySelector<HTMLElement>('[role=status]');
    if (!code || !button || !status)
      throw new TypeError('A .code-card needs pre > code, button and [role=status]');
    this.#code = code;
    this.#button = button;
    this.#status = status;
    this.#idleLabel = button.textContent;
    button.addEventListener('click', () => void this.#copy());
  }

  show(text: string, language: CodeLanguage): void {
    if (text === this.#text) return;
    this.#text = text;
    render(codeTemplate(text, language), this.#code);
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text);
      this.#say('Copied');
    } catch {
      // No clipboard here (plain http off this machine, or not permitted): selected text is one key from copied.
      getSelection()?.selectAllChildren(this.#code);
      this.#say('Selected');
    }
  }

  #say(word: string): void {
    this.#button.textContent = word;
    this.#status.textContent = `${word}.`;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#button.textContent = this.#idleLabel;
      this.#status.textContent = '';
    }, copiedForMs);
  }
}
