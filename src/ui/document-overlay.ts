/**
 * Over and under a camera's picture: the outline that was seen, the sentence that helps, a button that makes everything
 * larger, and other ways. Draws only.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { hintPillStyles } from './hint-pill.ts';
import { icons } from './icons.ts';
import { quietAction } from './screen.ts';

/** The button that makes everything larger. */
export interface ZoomButton {
  /** What it shows, such as `2×`. */
  readonly factor: string;
  /** What it says to those who listen; it begins or ends with what it shows. */
  readonly label: string;
  readonly isOn: boolean;
  /** Whether it would help now. */
  readonly isAdvised: boolean;
  readonly onPress: () => void;
}

/** What is shown over the picture. */
export interface DocumentOverlay {
  /** Drawn by itself: see outline-drawing.ts. */
  readonly outline: Element;
  readonly isGood: boolean;
  readonly hint: string;
  readonly zoom: ZoomButton | null;
}

/** Outline, sentence and button. Those who listen are told elsewhere, at their own pace. */
export const documentOverlay = ({ outline, isGood, hint, zoom }: DocumentOverlay): TemplateResult => html`
  ${outline}
  <p class="hint-pill document-hint" ?data-good=${isGood} aria-hidden="true">
    ${isGood ? icons.check : icons.camera} <span>${hint}</span>
  </p>
  ${
    zoom
      ? html`<button
          class="document-zoom"
          type="button"
          aria-label=${zoom.label}
          aria-pressed=${zoom.isOn}
          ?data-advised=${zoom.isAdvised}
          @click=${zoom.onPress}
        >
          <span dir="ltr">${zoom.factor}</span>
        </button>`
      : nothing
  }
`;

/** One of the other ways. */
export interface OtherWay {
  readonly label: string;
  readonly icon: 'upload' | 'phone';
  readonly onPress: () => void;
}

/** The other ways, as a calm question under the picture. */
export const otherWays = (question: string, ways: readonly OtherWay[]): TemplateResult => html`
  <div class="document-ways" role="group" aria-labelledby="document-ways">
    <p id="document-ways">${question}</p>
    ${ways.map(quietAction)}
  </div>
`;

/** Rules for all of it. A good view differs by colour, by pictogram, and by a whole line instead of a dashed one. */
export const documentOverlayStyles = css`
  ${hintPillStyles}
  .document-outline {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    pointer-events: none;
  }
  .document-zoom {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-start: 0.75rem;
    inline-size: 3rem;
    padding: 0;
    border: 2px solid transparent;
    border-radius: 50%;
    background: rgb(10 14 20 / 65%);
    color: #fff;
    font-weight: 600;
  }
  .document-zoom[data-advised] {
    border-color: #ffd166;
  }
  .document-zoom[aria-pressed='true'] {
    background: #fff;
    color: #0a0e14;
  }
  .document-ways {
    flex-basis: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: center;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_surface);
  }
  .document-ways p {
    margin: 0;
  }
`;
