/** Draws a QR code as one SVG path: no image, no request, readable in the dark. */
import { css, html, LitElement, svg, type PropertyDeclarations } from 'lit';
import { qrSymbol } from './qr-symbol.ts';

/** Quiet zone around the symbol, in modules (ISO/IEC 18004: four). */
const quietModules = 4;

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
  const { size, modules } = qrSymbol(text);
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = column;
      while (column < size && modules[row * size + column]) column += 1;
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
