/** Pictures turned so that lines of text lie level: a document cut out by its corners, or the whole picture. */
import { rectified } from '../image/homography.ts';
import type { GrayImage, Point, Quad } from '../image/gray-image.ts';

/** The straightened document is this much larger than its outline, which may run a little inside its edge. */
const marginShare = 0.02;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The document alone, straightened, its longer edges level. */
export const straightened = (image: GrayImage, outline: Quad): GrayImage => {
  const [a, b, c, d] = outline;
  const centre = { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 };
  const grown = ({ x, y }: Point): Point => ({
    x: x + (x - centre.x) * marginShare,
    y: y + (y - centre.y) * marginShare,
  });
  const widthPx = (distance(a, b) + distance(d, c)) / 2;
  const heightPx = (distance(a, d) + distance(b, c)) / 2;
  const corners: Quad = widthPx >= heightPx ? [a, b, c, d] : [b, c, d, a];
  return rectified(
    image,
    [grown(corners[0]), grown(corners[1]), grown(corners[2]), grown(corners[3])],
    Math.max(1, Math.round(Math.max(widthPx, heightPx))),
    Math.max(1, Math.round(Math.min(widthPx, heightPx))),
  );
};

/** The picture turned about its middle so that what leans by `angle` is level; large enough to lose nothing. */
export const levelled = (image: GrayImage, angle: number): GrayImage => {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const widthPx = Math.ceil(image.widthPx * cosine + image.heightPx * Math.abs(sine));
  const heightPx = Math.ceil(image.heightPx * cosine + image.widthPx * Math.abs(sine));
  const corner = (right: number, down: number): Point => ({
    x: image.widthPx / 2 + (right * widthPx * cosine - down * heightPx * sine) / 2,
    y: image.heightPx / 2 + (right * widthPx * sine + down * heightPx * cosine) / 2,
  });
  return rectified(image, [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], widthPx, heightPx);
};
