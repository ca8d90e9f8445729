/** Shows a picture from memory on a canvas. No object URL: strict pages forbid `blob:` images, and a URL could leak. */
import { css, html, LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';

/** @summary A picture from memory. */
export class IdvPicture extends LitElement {
  static readonly tag = 'idv-picture';

  static override readonly properties: PropertyDeclarations = {
    picture: { attribute: false },
    label: {},
  };

  static override readonly styles = css`
    :host {
      display: block;
    }
    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      border-radius: inherit;
      object-fit: var(--_fit, contain);
    }
  `;

  /** The picture: a JPEG, PNG or WebP. */
  picture: Blob | null = null;

  /** What it shows, for people who cannot see it. */
  label = '';

  get #canvas(): HTMLCanvasElement | null {
    return this.renderRoot.querySelector<HTMLCanvasElement>('canvas');
  }

  override render() {
    return html`<canvas role="img" aria-label=${this.label} width="1" height="1"></canvas>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture')) void this.#draw();
  }

  async #draw(): Promise<void> {
    const picture = this.picture;
    if (!picture) return;
    const bitmap = await createImageBitmap(picture).catch(() => null);
    const canvas = this.#canvas;
    if (bitmap && canvas && picture === this.picture) {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    }
    bitmap?.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-picture': IdvPicture;
  }
}
