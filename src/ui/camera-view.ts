/**
 * Shows what a camera sees, with a guide over it. It does not open or close the camera.
 *
 * The `<video>` is created by hand: Safari 27 paints cloned ones black, and `muted` has to be a property before
 * playing. Mirrored with a 2D transform only, because 3D ones hide video in Safari.
 */
import { css, html, LitElement, nothing, svg, type PropertyDeclarations, type PropertyValues } from 'lit';

/** What is to be held before the camera. */
export type GuideShape = 'card' | 'page' | 'face';

/** The camera has delivered its first picture. */
export class CameraReady extends Event {
  static readonly type = 'camera-ready';
  constructor() {
    super(CameraReady.type);
  }
}

/**
 * @summary The camera's picture with a guide.
 * @fires camera-ready - the first picture is there
 * @slot - controls over the picture
 * @slot start - what is pressed where the browser does not play before a press
 */
export class IdvCameraView extends LitElement {
  static readonly tag = 'idv-camera-view';

  static override readonly properties: PropertyDeclarations = {
    stream: { attribute: false },
    shape: { reflect: true },
    mirrored: { type: Boolean, reflect: true },
    label: {},
    isBlocked: { attribute: 'blocked', type: Boolean, reflect: true },
  };

  static override readonly styles = css`
    :host {
      position: relative;
      display: block;
      overflow: hidden;
      aspect-ratio: 4 / 3;
      border-radius: var(--_radius);
      background: #0a0e14;
      color: #fff;
    }
    video,
    .guide {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
    }
    video {
      object-fit: cover;
    }
    :host([mirrored]) video {
      transform: scaleX(-1);
    }
    .guide {
      pointer-events: none;
    }
    .veil {
      fill: var(--_veil);
    }
    .line {
      fill: none;
      stroke: #fff;
      stroke-width: 3;
    }
    @media (max-aspect-ratio: 3 / 4) {
      :host([shape='face']) {
        aspect-ratio: 3 / 4;
      }
    }
  `;

  /** What the camera delivers, or `null` while it is off. */
  stream: MediaStream | null = null;

  /** The guide. */
  shape: GuideShape = 'card';

  /** Whether left and right are exchanged, as in a mirror. The captured picture never is. */
  mirrored = false;

  /** What is shown, for people who cannot see it. */
  label = '';

  /** Whether the browser waits for a press before it plays, as iPhones do that save power. */
  private isBlocked = false;

  /** The picture itself, for capturing it. */
  readonly video: HTMLVideoElement;

  constructor() {
    super();
    this.video = this.ownerDocument.createElement('video');
    this.video.muted = true;
    this.video.autoplay = true;
    this.video.setAttribute('playsinline', '');
    // A call or a hidden page stops it, and it does not go on by itself.
    this.video.addEventListener('pause', () => {
      if (this.video.srcObject) this.#play();
    });
    this.addEventListener('click', () => {
      if (this.isBlocked) this.#play();
    });
    this.video.addEventListener('loadeddata', () => this.dispatchEvent(new CameraReady()));
  }

  override render() {
    return html`${this.video}${this.stream ? this.#guide() : nothing}<slot
      ></slot> ${this.isBlocked ? html`<slot name="start"></slot>` : nothing}`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('label')) this.video.setAttribute('aria-label', this.label);
    if (changed.has('stream')) this.#attach(this.stream);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attach(this.stream);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attach(null);
  }

  #attach(stream: MediaStream | null): void {
    if (this.video.srcObject === stream) return;
    this.video.srcObject = stream;
    this.isBlocked = false;
    if (stream) this.#play();
  }

  readonly #play = (): void => {
    const { srcObject } = this.video;
    this.video.play().then(
      () => {
        this.isBlocked = false;
      },
      (error: unknown) => {
        // It fails otherwise when the stream goes away in between: there is then nothing to show.
        this.isBlocked =
          (error as DOMException).name === 'NotAllowedError' && this.video.srcObject === srcObject;
      },
    );
  };

  #guide() {
    const face = this.shape === 'face';
    const hole = face
      ? svg`<ellipse cx="200" cy="148" rx="84" ry="114" />`
      : this.shape === 'card'
        ? svg`<rect x="32" y="44" width="336" height="212" rx="14" />`
        : svg`<rect x="32" y="32" width="336" height="236" rx="8" />`;
    return html`
      <svg
        class="guide"
        viewBox=${face ? '80 0 240 300' : '0 0 400 300'}
        preserveAspectRatio=${face ? 'xMidYMid meet' : 'xMidYMid slice'}
        aria-hidden="true"
      >
        <mask id="hole">
          <rect x="-400" y="-300" width="1200" height="900" fill="white" />
          <g fill="black">${hole}</g>
        </mask>
        <rect class="veil" x="-400" y="-300" width="1200" height="900" mask="url(#hole)" />
        <g class="line">${hole}</g>
      </svg>
    `;
  }
}

/** The picture of the camera view inside a screen, or `null` where it shows none. */
export const videoIn = (root: ParentNode): HTMLVideoElement | null =>
  root.querySelector<IdvCameraView>(IdvCameraView.tag)?.video ?? null;

declare global {
  interface HTMLElementTagNameMap {
    'idv-camera-view': IdvCameraView;
  }
  interface HTMLElementEventMap {
    'camera-ready': CameraReady;
  }
}
