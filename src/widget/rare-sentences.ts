/** Gets the sentences for errors that hardly anybody meets, once one of them has come. */
import type { FlowState } from '../flow/types.ts';
import { rareWordsIn, type RareWords } from '../i18n/rare-words.ts';
import type { ErrorCode } from '../model/errors.ts';
import { loaded } from './loaded.ts';
import type { RunSettings } from './run-view.ts';

/** The sentences, as far as they are needed. */
export class RareSentences {
  readonly #onLoaded: () => void;
  #words: RareWords | null = null;
  /** In which they are there, or on their way. */
  #language: string | null = null;

  constructor(onLoaded: () => void) {
    this.#onLoaded = onLoaded;
  }

  /** The settings, with these sentences beside the others. */
  explained(settings: RunSettings): RunSettings {
    const { text } = settings;
    return this.#words
      ? { ...settings, text: { ...text, errors: { ...this.#words, ...text.errors } } }
      : settings;
  }

  /** Loads them where the state speaks of an error that has no sentence. */
  look(state: FlowState, { language, text }: RunSettings): void {
    if (language === this.#language || codesIn(state).every((code) => code in text.errors)) return;
    this.#language = language;
    loaded(() => rareWordsIn(language)).then(
      (words) => {
        this.#words = words;
        this.#onLoaded();
      },
      () => {
        this.#language = null;
      },
    );
  }
}

/** Every error that the person may be told of. */
const codesIn = (state: FlowState): readonly ErrorCode[] => {
  const uploads = 'uploads' in state ? Object.values(state.uploads) : [];
  const code = 'code' in state ? state.code : 'problem' in state ? state.problem?.code : null;
  return [
    ...uploads.flatMap((upload) => (upload.phase === 'failed' ? [upload.code] : [])),
    ...(code ? [code] : []),
  ];
};
