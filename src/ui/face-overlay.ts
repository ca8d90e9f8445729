/** Over a camera's mirrored picture: the oval that a face is wanted in, which way to go, and the sentence that helps. Draws only. */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { faceOval } from './face-oval.ts';
import { hintPillStyles } from './hint-pill.ts';
import { icons } from './icons.ts';
import { quietAction, type ButtonParts } from './screen.ts';

/** Which way the person has to go, in their own directions: the picture is a mirror, so they are the screen's as well. */
export type FaceShift = 'left' | 'right' | 'up' | 'down';

/** What is drawn. */
export interface FaceOverlay {
  readonly isGood: boolean;
  readonly shift: FaceShift | null;
  readonly hint: string;
}

const { widthUnits, heightUnits, xUnits, yUnits, radiusXUnits, radiusYUnits } = faceOval;

const ellipse = (name: string) =>
  svg`<ellipse class=${name} cx=${xUnits} cy=${yUnits} rx=${radiusXUnits} ry=${radiusYUnits} />`;

/** How far the arrow is turned from pointing to the right, degrees clockwise, and where it stands. */
const arrows: Readonly<Record<FaceShift, { readonly deg: number; readonly x: number; readonly y: number }>> =
  {
    right: { deg: 0, x: xUnits + radiusXUnits, y: yUnits },
    down: { deg: 90, x: xUnits, y: yUnits + radiusYUnits },
    left: { deg: 180, x: xUnits - radiusXUnits, y: yUnits },
    up: { deg: 270, x: xUnits, y: yUnits - radiusYUnits },
  };

const arrow = (shift: FaceShift) => {
  const { deg, x, y } = arrows[shift];
  const place = `translate(${String(x)} ${String(y)}) rotate(${String(deg)})`;
  return svg`<g transform=${place}>
    <g class="face-arrow"><path d="M-16 -15L4 0L-16 15" /><path d="M-16 -15L4 0L-16 15" /></g>
  </g>`;
};

/** Oval, arrow and sentence. Those who listen are told elsewhere, at their own pace. */
export const faceOverlay = ({ isGood, shift, hint }: FaceOverlay): TemplateResult => html`
  <svg
    class="face-guide"
    viewBox="0 0 ${widthUnits} ${heightUnits}"
    preserveAspectRatio="xMidYMid meet"
    ?data-good=${isGood}
    aria-hidden="true"
  >
    ${ellipse('face-ground')} ${ellipse('face-oval')} ${shift ? arrow(shift) : nothing}
  </svg>
  <p class="hint-pill face-hint" ?data-good=${isGood} aria-hidden="true">
    ${isGood ? icons.check : icons.face} <span>${hint}</span>
  </p>
`;

/** The other ways, under the picture. */
export const faceWays = (sentence: string, ways: readonly ButtonParts[]): TemplateResult => html`
  <div class="face-ways">
    <p>${sentence}</p>
    <div>${ways.map(quietAction)}</div>
  </div>
`;

/**
 * Rules for all of it. A good view differs by colour, by pictogram, and by a whole line instead of a dashed one; the dark
 * ground sets it off against any background.
 */
export const faceOverlayStyles = css`
  ${hintPillStyles}
  .face-guide {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .face-ground {
    stroke: rgb(10 14 20 / 80%);
    stroke-width: 6.5;
  }
  .face-oval {
    stroke: #ffd166;
    stroke-width: 3.5;
    stroke-dasharray: 9 8;
  }
  .face-arrow {
    stroke: rgb(10 14 20 / 80%);
    stroke-width: 10;
    animation: face-arrow 1.2s ease-in-out infinite;
  }
  .face-arrow path:last-child {
    stroke: #ffd166;
    stroke-width: 6;
  }
  @keyframes face-arrow {
    50% {
      transform: translateX(10px);
    }
  }
  .face-guide[data-good] .face-oval {
    stroke: #4ade80;
    stroke-width: 4.5;
    stroke-dasharray: none;
  }
  .face-hint {
    text-wrap: balance;
  }
  .face-ways {
    flex-basis: 100%;
    display: grid;
    gap: 0.25rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_raised);
  }
  .face-ways > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    margin-inline: -0.5rem;
  }
`;
