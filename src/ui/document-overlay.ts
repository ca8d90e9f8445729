/** Over a camera's picture: the outline of the document that was seen, and the sentence that helps. Draws only. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { icons } from './icons.ts';

/** What is drawn. Corners are in pixels of a picture of this size; fewer than four draw no outline. */
export interface DocumentOverlay {
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isGood: boolean;
  readonly hint: string;
}

/** Outline and sentence. Those who listen are told elsewhere, at their own pace. */
export const documentOverlay = (overlay: DocumentOverlay): TemplateResult => html`
  ${
    overlay.corners.length === 4
      ? html`<svg
          class="document-outline"
          viewBox="0 0 ${overlay.widthPx} ${overlay.heightPx}"
          preserveAspectRatio="xMidYMid slice"
          ?data-good=${overlay.isGood}
          aria-hidden="true"
        >
          ${svg`<polygon points=${overlay.corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />`}
        </svg>`
      : nothing
  }
  <p class="document-hint" ?data-good=${overlay.isGood} aria-hidden="true">
    ${overlay.isGood ? icons.check : icons.camera} <span>${overlay.hint}</span>
  </p>
`;

/** Rules for both. A good view differs by colour, by pictogram, and by a whole line instead of a dashed one. */
export const documentOverlayStyles = css`
  .document-outline {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    fill: none;
    stroke: #ffd166;
    stroke-width: 2.5;
    stroke-linejoin: round;
    stroke-dasharray: 7 5;
  }
  .document-outline[data-good] {
    stroke: #4ade80;
    stroke-dasharray: none;
  }
  .document-hint {
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
  .document-hint[data-good] {
    background: #14532d;
  }
  .document-hint svg {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }
`;
