/**
 * The movement that a liveness prompt asks for, as a small picture that moves. Draws only. As in a mirror, the person's
 * left is on the left; without motion it shows where the movement ends.
 */
import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { LivenessAction } from '../model/capture.ts';

const mouths: Readonly<Partial<Record<LivenessAction, SVGTemplateResult>>> = {
  smile: svg`<path class="mouth" d="M22 39Q32 52 42 39" />`,
  open_mouth: svg`<ellipse class="mouth" cx="32" cy="43" rx="5" ry="6" />`,
};

const arrows: Readonly<Partial<Record<LivenessAction, string>>> = {
  turn_left: 'M8 24L1 32L8 40',
  turn_right: 'M56 24L63 32L56 40',
  look_up: 'M24 7L32 1L40 7',
  nod: 'M26 5L32 1L38 5M26 59L32 63L38 59',
};

/** The picture for a prompt. The words beside it say the same. */
export const livenessPictogram = (action: LivenessAction): TemplateResult => {
  const arrow = arrows[action];
  return html`
    <svg class="pictogram" viewBox="0 0 64 64" data-action=${action} aria-hidden="true">
      <ellipse cx="32" cy="32" rx="18" ry="22" />
      <g class="features">
        <ellipse class="eye" cx="25" cy="28" rx="2" ry="3" />
        <ellipse class="eye" cx="39" cy="28" rx="2" ry="3" />
        <path d="M32 29L31 36" />
        ${mouths[action] ?? svg`<path d="M27 43Q32 45 37 43" />`}
      </g>
      ${arrow ? svg`<path class="arrow" d=${arrow} />` : nothing}
    </svg>
  `;
};

/** Rules for the pictures. Whoever wants no motion gets none: the rules that all screens share see to it. */
export const livenessPictogramStyles = css`
  .pictogram {
    flex: none;
    inline-size: 5rem;
    block-size: 5rem;
    overflow: visible;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2.4;
  }
  .pictogram .eye {
    fill: currentcolor;
    stroke: none;
  }
  .pictogram .arrow {
    stroke: #ffd166;
    stroke-width: 3.4;
  }
  .pictogram :is(.features, .eye, .mouth) {
    transform: var(--_end);
    animation: liveness-movement 2.4s ease-in-out infinite;
  }
  .pictogram :is(.eye, .mouth) {
    transform-box: fill-box;
    transform-origin: center;
  }
  .pictogram .features,
  .pictogram .eye,
  .pictogram .mouth {
    --_begin: none;
    --_end: none;
  }
  .pictogram[data-action='turn_left'] .features {
    --_end: translateX(-6px) scaleX(0.8);
    transform-box: fill-box;
    transform-origin: center;
  }
  .pictogram[data-action='turn_right'] .features {
    --_end: translateX(6px) scaleX(0.8);
    transform-box: fill-box;
    transform-origin: center;
  }
  .pictogram[data-action='look_up'] .features {
    --_end: translateY(-7px);
  }
  .pictogram[data-action='nod'] .features {
    --_begin: translateY(-5px);
    --_end: translateY(6px);
    animation-duration: 1.6s;
  }
  .pictogram[data-action='smile'] .mouth {
    --_begin: scaleY(0.15);
    transform-origin: top;
  }
  .pictogram[data-action='open_mouth'] .mouth {
    --_begin: scaleY(0.15);
  }
  .pictogram[data-action='blink'] .eye {
    --_end: scaleY(0.15);
    animation-duration: 1.2s;
  }
  @keyframes liveness-movement {
    0%,
    15%,
    100% {
      transform: var(--_begin);
    }
    45%,
    75% {
      transform: var(--_end);
    }
  }
`;
