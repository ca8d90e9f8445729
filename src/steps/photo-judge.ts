/** Puts a photo before the person together with what speaks against it. Loaded with the first photo; stops nobody for good. */
import { photoDoubtsIn } from '../i18n/photo-doubts.ts';
import type { CaptureFile } from '../model/capture.ts';
import { captureStepIds } from '../model/step.ts';
import { doubtNotice, mayUseAnyway } from './doubt-notice.ts';
import { todayIso } from './field-rules.ts';
import { checkPhoto } from './photo-check.ts';
import { readingDoubts } from './photo-doubts-of.ts';
import type { CheckedPhoto, Judgement, JudgeOptions, TakenPhoto } from './photo-guide.ts';

/**
 * The photo as it is to be shown.
 *
 * @throws {DOMException} the signal's reason, once it has aborted
 */
export const judged = async (
  taken: TakenPhoto,
  options: JudgeOptions,
  signal: AbortSignal,
): Promise<Judgement> => {
  const { photo, doubts } = options.isGuided
    ? alreadySeen(taken, options)
    : await checkPhoto(taken, { ...options, others: othersIn(options) }, signal);
  const isDoubted = doubts.length > 0;
  const isTried = isDoubted && mayUseAnyway(doubts, options.doubtedBefore);
  return {
    photo: isDoubted ? { ...photo, doubts } : photo,
    notice: doubtNotice(doubts, options.language()),
    isDoubted,
    useLabel: isTried ? photoDoubtsIn(options.language()).useAnyway : null,
  };
};

/** A guide takes only what it has seen to be good: what is left is what the document says of itself. */
const alreadySeen = (photo: TakenPhoto, options: JudgeOptions): CheckedPhoto => ({
  photo,
  doubts: photo.reading ? readingDoubts(photo.reading, options, todayIso(new Date())) : [],
});

/** The pictures of the other steps. */
const othersIn = ({ captureOf, step }: JudgeOptions): readonly CaptureFile[] =>
  captureStepIds
    .filter((id) => id !== step)
    .flatMap((id) => {
      const capture = captureOf(id);
      return capture && capture.step !== 'liveness' ? [capture.file] : [];
    });
