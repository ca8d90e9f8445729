/** How the sentence looks that helps while something is before the camera. Rules only. */
import { css } from 'lit';

/** For `.hint-pill`, a sentence with its pictogram at the foot of the picture; `data-good` is praise. */
export const hintPillStyles = css`
  .hint-pill {
    position: absolute;
    inset-block-end: 0.5rem;
    inset-inline: 0.75rem;
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: center;
    inline-size: max-content;
    max-inline-size: calc(100% - 1.5rem);
    margin: 0 auto;
    padding: 0.375rem 0.875rem;
    border-radius: 1.25rem;
    background: rgb(10 14 20 / 80%);
    color: #fff;
    font-size: 0.9375rem;
    font-weight: 600;
    pointer-events: none;
  }
  .hint-pill[data-good] {
    background: #14532d;
  }
  .hint-pill svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }
`;
