/**
 * When a wanted sentence is shown and when it is spoken: shown long enough to be read, spoken no more often than people
 * can follow. Pure: times are in milliseconds of the caller's clock.
 */

/** How long a sentence stays at least, in milliseconds: shorter than that it cannot be read. */
export const hintStaysMs = 1200;

/** Least time between two sentences that are spoken, in milliseconds. */
export const spokenEveryMs = 2000;

/** What is shown and said now. */
export interface HintTiming<Hint extends string> {
  readonly hint: Hint;
  readonly hintSinceMs: number;
  /** The sentence for those who listen; `null` before the first one. */
  readonly spoken: Hint | null;
  readonly spokenMs: number;
}

/** Nothing has been shown yet. */
const never = Number.NEGATIVE_INFINITY;

/** Before anything was shown: the first picture may say anything. */
export const newHintTiming = <Hint extends string>(hint: Hint): HintTiming<Hint> => ({
  hint,
  hintSinceMs: never,
  spoken: null,
  spokenMs: never,
});

/** One wish more. `mayInterrupt`: it need not wait until the one before could be read, as praise does not. */
export const timedHint = <Hint extends string>(
  before: HintTiming<Hint>,
  wanted: Hint,
  nowMs: number,
  mayInterrupt: boolean,
): HintTiming<Hint> => {
  const hint = mayInterrupt || nowMs - before.hintSinceMs >= hintStaysMs ? wanted : before.hint;
  const maySpeak = hint !== before.spoken && nowMs - before.spokenMs >= spokenEveryMs;
  return {
    hint,
    hintSinceMs: hint === before.hint && before.hintSinceMs > never ? before.hintSinceMs : nowMs,
    spoken: maySpeak ? hint : before.spoken,
    spokenMs: maySpeak ? nowMs : before.spokenMs,
  };
};
