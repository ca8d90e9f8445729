/**
 * The outline of what the camera sees, over its picture. It is moved by hand: rendering a screen anew for every picture
 * would take the time that the picture needs.
 */

const svgSpace = 'http://www.w3.org/2000/svg';

/** What is drawn. Corners are in pixels of a picture of this size; fewer than four draw nothing. */
export interface DrawnOutline {
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isGood: boolean;
}

/** One outline; `element` is what a template shows. */
export class OutlineDrawing {
  readonly element: SVGSVGElement;
  readonly #polygon: SVGPolygonElement;

  constructor(page: Document) {
    this.element = page.createElementNS(svgSpace, 'svg');
    this.#polygon = page.createElementNS(svgSpace, 'polygon');
    this.element.setAttribute('class', 'document-outline');
    this.element.setAttribute('preserveAspectRatio', 'xMidYMid slice');
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Moves it. */
  show({ corners, widthPx, heightPx, isGood }: DrawnOutline): void {
    if (corners.length < 4) {
      this.#polygon.remove();
      return;
    }
    this.element.setAttribute('viewBox', `0 0 ${widthPx} ${heightPx}`);
    this.element.toggleAttribute('data-good', isGood);
    this.#polygon.setAttribute(
      'points',
      corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
    );
    if (!this.#polygon.isConnected) this.element.append(this.#polygon);
  }
}
