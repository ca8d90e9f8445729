/**
 * A field for a code: groups the letters while they are typed, and leaves the caret where the person has it. It judges
 * nothing: whatever stands in it is asked for.
 */

const groupLength = 4;

/** Letters of a code. */
export const codeLength = 2 * groupLength;

/** What of a text may be part of a code: capital letters and digits, without what is between them. */
export const lettersOf = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A text in groups, with a caret in it. */
export interface Grouped {
  readonly value: string;
  readonly caret: number;
}

/**
 * A text as it should stand in the field.
 *
 * @param caret where it is in `text`
 * @param before the letters that stood in the field before
 * @param inputType what the person did (Input Events, `inputType`): who deletes what groups the letters means the letter
 *   behind it
 */
export const grouped = (text: string, caret: number, before: string, inputType: string): Grouped => {
  let start = lettersOf(text.slice(0, caret));
  let end = lettersOf(text.slice(caret));
  if (start + end === before) {
    if (inputType === 'deleteContentBackward') start = start.slice(0, -1);
    if (inputType === 'deleteContentForward') end = end.slice(1);
  }
  const letters = start + end;
  const value = letters.match(new RegExp(`.{1,${String(groupLength)}}`, 'gu'))?.join('-') ?? '';
  const groupsBefore = Math.max(0, Math.ceil(start.length / groupLength) - 1);
  return { value, caret: start.length + groupsBefore };
};

/** Keeps an input grouped. */
export class CodeField {
  readonly #input: HTMLInputElement;
  #letters = '';

  constructor(input: HTMLInputElement) {
    this.#input = input;
    input.addEventListener('input', ({ isComposing, inputType }) => {
      // A keyboard that is still composing loses its place when the text changes under it.
      if (!isComposing) this.#group(inputType);
    });
    input.addEventListener('compositionend', () => {
      this.#group('');
    });
  }

  /** The letters in it. */
  get letters(): string {
    return lettersOf(this.#input.value);
  }

  #group(inputType: string): void {
    const { value: text, selectionStart } = this.#input;
    const { value, caret } = grouped(text, selectionStart ?? text.length, this.#letters, inputType);
    this.#letters = lettersOf(value);
    if (value === text) return;
    this.#input.value = value;
    this.#input.setSelectionRange(caret, caret);
  }
}
