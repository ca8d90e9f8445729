/** The small buttons over a camera's picture. Draws them; the camera is somebody else's. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import { icons } from './icons.ts';

/** What the buttons work on. */
export interface CameraControls {
  readonly isPaused: boolean;
  /** What is said while the picture is paused, and on what starts one that waits for a press. */
  readonly pausedWord?: string | undefined;
  readonly startWord?: string | undefined;
  readonly canSwitch: boolean;
  readonly hasTorch: boolean;
  readonly torch: boolean;
  switch(): Promise<void>;
  toggleTorch(): Promise<void>;
}

/** Switch and lamp, each only where there is one, and what stands over a picture that does not move. */
export const cameraControls = (
  camera: CameraControls,
  text: Pick<Strings, 'switchCamera' | 'torchOn' | 'torchOff' | 'loading' | 'useCamera'>,
): TemplateResult => html`
  <div class="camera-controls">
    ${
      camera.hasTorch
        ? html`<button
            type="button"
            aria-label=${camera.torch ? text.torchOff : text.torchOn}
            aria-pressed=${camera.torch}
            @click=${() => void camera.toggleTorch()}
          >
            ${icons.torch}
          </button>`
        : nothing
    }
    ${
      camera.canSwitch
        ? html`<button type="button" aria-label=${text.switchCamera} @click=${() => void camera.switch()}>
            ${icons.switch}
          </button>`
        : nothing
    }
  </div>
  ${
    camera.isPaused
      ? html`<p class="camera-note" role="status">${camera.pausedWord ?? text.loading}</p>`
      : nothing
  }
  <button class="camera-note" type="button" slot="start">${camera.startWord ?? text.useCamera}</button>
`;

/** Rules for the buttons and for a note over the picture. */
export const cameraStyles = css`
  .camera-controls {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-end: 0.75rem;
    display: flex;
    gap: 0.5rem;
  }
  .camera-controls button {
    inline-size: 3rem;
    padding: 0;
    border-radius: 50%;
    background: rgb(10 14 20 / 65%);
    color: #fff;
  }
  .camera-controls button[aria-pressed='true'] {
    background: #fff;
    color: #0a0e14;
  }
  .camera-note {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 2rem;
    color: #fff;
    text-align: center;
    text-wrap: balance;
  }
  .camera-note[role='status'] {
    background: rgb(10 14 20 / 65%);
  }
  /* One at a time. */
  .camera-note[role='status'] ~ p,
  [blocked] > p {
    display: none;
  }
`;
