/** The oval that a face is wanted in, as the camera view draws it, and where it lies in the camera's picture. Pure. */

/** The oval in units of a drawing of this size, which is fitted into the view and centred there. */
export const faceOval = {
  widthUnits: 240,
  heightUnits: 300,
  xUnits: 120,
  yUnits: 148,
  radiusXUnits: 84,
  radiusYUnits: 114,
} as const;

/** Something's size in pixels. */
interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** An oval in pixels of a picture. */
export interface OvalPx {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusXPx: number;
  readonly radiusYPx: number;
}

/**
 * The oval in pixels of the picture that fills the view. Mirroring changes nothing: the oval stands in the middle.
 *
 * @param view the view's size on the page; one without a size counts as being the picture's
 */
export const ovalIn = (picture: SizePx, view: SizePx): OvalPx => {
  const { widthPx, heightPx } = view.widthPx > 0 && view.heightPx > 0 ? view : picture;
  const covers = Math.max(widthPx / picture.widthPx, heightPx / picture.heightPx);
  const unitPx = Math.min(widthPx / faceOval.widthUnits, heightPx / faceOval.heightUnits) / covers;
  return {
    xPx: picture.widthPx / 2 + (faceOval.xUnits - faceOval.widthUnits / 2) * unitPx,
    yPx: picture.heightPx / 2 + (faceOval.yUnits - faceOval.heightUnits / 2) * unitPx,
    radiusXPx: faceOval.radiusXUnits * unitPx,
    radiusYPx: faceOval.radiusYUnits * unitPx,
  };
};
