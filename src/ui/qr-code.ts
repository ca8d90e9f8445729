/** Draws a QR code as one SVG path, by `qrcode`'s matrix: no image, no request, readable in the dark. */
import { css, html, LitElement, svg, type PropertyDeclarations } from 'lit';
import type { create } from 'qrcode';
// Its renderers would be a sixth of what is loaded for a handoff.
// @ts-expect-error: only the whole package has types.
import { create as untypedCreate } from 'qrcode/lib/core/qrcode.js';

/** Quiet zone around the symbol, in modules (ISO/IEC 18004: four). */
const quietModules = 4;

/**
 * The lowest level: nobody scratches a screen, and a link of 95 characters takes 37 modules a side instead of 41, larger ones.
 * At 120 CSS pixels every one is read, and seen 130 pixels wide through blur and noise 30 of 30, against 21 at level M.
 */
const errorCorrectionLevel = 'L';

const createSymbol = untypedCreate as typeof create;

/** @summary A QR code. */
export class IdvQrCode extends LitElement {
  static readonly tag = 'idv-qr-code';

  static override readonly properties: PropertyDeclarations = {
    text: { attribute: false },
    label: {},
  };

  static override readonly styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      border-radius: var(--_radius);
      background: #fff;
    }
  `;

  /** What the code says. */
  text = '';

  /** What it is for, for people who cannot see it. */
  label = '';

  override render() {
    const { size, path } = draw(this.text);
    const side = size + 2 * quietModules;
    return html`
      <svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${this.label} shape-rendering="crispEdges">
        ${svg`<rect width=${side} height=${side} fill="#fff" /><path d=${path} fill="#000" />`}
      </svg>
    `;
  }
}

/** Each run of dark modules in a row is one rectangle: between two of them no browser can draw a hairline. */
const draw = (text: string): { readonly size: number; readonly path: string } => {
  const { size, data } = createSymbol([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
    errorCorrectionLevel,
  }).modules;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && data[row * size + column]) column += 1;
      const length = column - from;
      if (length > 0)
        path += `M${String(from + quietModules)} ${String(row + quietModules)}h${String(length)}v1h-${String(length)}z`;
    }
  }
  return { size, path };
};

declare global {
  interface HTMLElementTagNameMap {
    'idv-qr-code': IdvQrCode;
  }
}
