/** Says what speaks against a photo, calmly, and when it may be used all the same. It stops nobody for good. */
import { html, nothing, type TemplateResult } from 'lit';
import { photoDoubtsIn } from '../i18n/photo-doubts.ts';
import { photoDoubts, type PhotoDoubt } from '../model/photo-doubt.ts';
import { icons } from '../ui/icons.ts';

/** More than that at once is not read. */
const mostSentences = 2;

/** What another photo would hardly change, or cannot be told for certain: said, and nobody is held up by it. */
const remarks: readonly PhotoDoubt[] = ['glare', 'expired'];

/** So many doubted photos of a step are tried again before using one all the same is offered. */
const retries = 2;

/** The gravest doubts, or nothing, for a region that was there before. Looks like every notice of a screen. */
export const doubtNotice = (
  doubts: readonly PhotoDoubt[],
  language: string,
): TemplateResult | typeof nothing => {
  const words = photoDoubtsIn(language).doubts;
  const gravest = photoDoubts.filter((doubt) => doubts.includes(doubt)).slice(0, mostSentences);
  if (gravest.length === 0) return nothing;
  return html`
    <div class="notice">
      ${icons.warning}
      <div class="head">${gravest.map((doubt) => html`<p>${words[doubt]}</p>`)}</div>
    </div>
  `;
};

/**
 * Whether a photo may be used: at once where no more than a remark is made, else after two others were tried.
 *
 * @param doubtedBefore how many photos of this step were doubted before this one
 */
export const mayUseAnyway = (doubts: readonly PhotoDoubt[], doubtedBefore: number): boolean =>
  doubtedBefore >= retries || doubts.every((doubt) => remarks.includes(doubt));
