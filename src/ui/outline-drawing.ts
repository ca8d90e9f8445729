/**
 * The outline of what the camera sees, over its picture. It is moved by hand, on a canvas: rendering a screen anew for
 * every picture, or a drawing that the browser lays out, takes longer than all else that the page does for it (measured).
 */

/** What is drawn. Corners are in pixels of a picture of this size; fewer than four draw nothing. */
export interface DrawnOutline {
  readonly corners: readonly { readonly x: number; readonly y: number }[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isGood: boolean;
}

/** Pixels of the canvas to one of the picture, which is small. */
const fineness = 2;
/** Corners that have moved by less, in pixels of the picture, stay where they are drawn. */
const least = 0.6;
const lineWidthPx = 2.5;
const dashPx = [7, 5];
/** A good one differs by its colour, and by a whole line instead of a dashed one. */
const colours = { good: '#4ade80', other: '#ffd166' } as const;

/** One outline; `element` is what a template shows. */
export class OutlineDrawing {
  readonly element: HTMLCanvasElement;
  #drawn: DrawnOutline | null = null;

  constructor(page: Document) {
    this.element = page.createElement('canvas');
    this.element.className = 'document-outline';
    this.element.setAttribute('aria-hidden', 'true');
  }

  /** Moves it. */
  show(outline: DrawnOutline): void {
    const isThere = outline.corners.length >= 4;
    if (this.#drawn ? isSame(this.#drawn, outline) : !isThere) return;
    this.#drawn = isThere ? outline : null;
    this.element.toggleAttribute('data-drawn', isThere);
    const context = this.element.getContext('2d');
    if (context) draw(context, outline);
  }
}

const isSame = (one: DrawnOutline, other: DrawnOutline): boolean =>
  one.isGood === other.isGood &&
  one.widthPx === other.widthPx &&
  one.heightPx === other.heightPx &&
  one.corners.length === other.corners.length &&
  one.corners.every(({ x, y }, index) => {
    const corner = other.corners[index];
    return corner !== undefined && Math.hypot(corner.x - x, corner.y - y) < least;
  });

const draw = (context: CanvasRenderingContext2D, outline: DrawnOutline): void => {
  const { canvas } = context;
  const [width, height] = [outline.widthPx * fineness, outline.heightPx * fineness];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(fineness, 0, 0, fineness, 0, 0);
  context.clearRect(0, 0, outline.widthPx, outline.heightPx);
  if (outline.corners.length < 4) return;
  context.lineWidth = lineWidthPx;
  context.lineJoin = 'round';
  context.setLineDash(outline.isGood ? [] : dashPx);
  context.strokeStyle = outline.isGood ? colours.good : colours.other;
  context.beginPath();
  for (const { x, y } of outline.corners) context.lineTo(x, y);
  context.closePath();
  context.stroke();
};
