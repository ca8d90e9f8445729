/**
 * Cuts a region of bars out of a picture so that its bars stand upright: by the corners of the card where they are
 * known, by the lean of the bars themselves where not. It does not yet know where the symbol begins.
 */
import type { GrayImage, Point, Quad } from '../image/gray-image.ts';
import { homographyTo, mapped, rectified, type Homography } from '../image/homography.ts';
import type { BarTexture } from './bar-texture.ts';
import { unmapped } from './unmapped.ts';

/** An upright strip of bars with a margin around, and the way back from its pixels to the picture's. */
export interface BarStrip {
  readonly image: GrayImage;
  readonly toPicture: Homography;
  /** Its corners in the picture. */
  readonly corners: Quad;
}

/** Room around the region: blocks are coarse, and the outermost bars must lie inside. */
const marginPx = 28;
/** The margin above and below as a share of the height: rows are not square to the bars in perspective. */
const marginShare = 0.15;
/** Wider strips are sampled coarser: a symbol of 300 modules still has 4 px each. */
const mostWidthPx = 1200;
const quarterTurn = Math.PI / 2;

const distance = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);

const stripBetween = (picture: GrayImage, corners: Quad): BarStrip => {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const width = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
  const height = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const scale = Math.min(1, mostWidthPx / width);
  const widthPx = Math.max(1, Math.round(width * scale));
  const heightPx = Math.max(1, Math.round(height * scale));
  return {
    image: rectified(picture, corners, widthPx, heightPx),
    toPicture: homographyTo(corners, widthPx, heightPx),
    corners,
  };
};

/** The same strip seen upside down. */
export const upsideDown = ({ image, corners: [a, b, c, d] }: BarStrip): BarStrip => ({
  image: { ...image, data: image.data.toReversed() },
  toPicture: homographyTo([c, d, a, b], image.widthPx, image.heightPx),
  corners: [c, d, a, b],
});

const cornersByLean = (texture: BarTexture): Quad => {
  const { angle, angleAtStart, angleAtEnd, fromU, toU, fromV, toV } = texture;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const middleV = (fromV + toV) / 2;
  const reachV = ((toV - fromV) / 2) * (1 + 2 * marginShare) + marginPx;
  const corner = (u: number, lean: number, reach: number): Point => {
    const leaning = u - Math.tan(lean - angle) * reach;
    const v = middleV + reach;
    return { x: leaning * cosine - v * sine, y: leaning * sine + v * cosine };
  };
  return [
    corner(fromU - marginPx, angleAtStart, -reachV),
    corner(toU + marginPx, angleAtEnd, -reachV),
    corner(toU + marginPx, angleAtEnd, reachV),
    corner(fromU - marginPx, angleAtStart, reachV),
  ];
};

/** The region's rectangle. */
const rectangleOf = ({ angle, fromU, toU, fromV, toV }: BarTexture): Quad => {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const at = (u: number, v: number): Point => ({ x: u * cosine - v * sine, y: u * sine + v * cosine });
  return [at(fromU, fromV), at(toU, fromV), at(toU, toV), at(fromU, toV)];
};

const cornersByOutline = (texture: BarTexture, outline: Quad): Quad => {
  const [topLeft, topRight, bottomRight, bottomLeft] = outline;
  const widthPx = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
  const heightPx = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const toPicture = homographyTo(outline, widthPx, heightPx);
  const flat = rectangleOf(texture).map((corner) => unmapped(toPicture, corner));
  const [first, second] = flat;
  const acrossX = (second?.x ?? 0) - (first?.x ?? 0);
  const acrossY = (second?.y ?? 0) - (first?.y ?? 0);
  const turns = Math.round(Math.atan2(acrossY, acrossX) / quarterTurn);
  const [xs, ys] = [flat.map(({ x }) => x), flat.map(({ y }) => y)];
  const isTurned = turns % 2 !== 0;
  const marginX = marginPx + (isTurned ? marginShare * (Math.max(...xs) - Math.min(...xs)) : 0);
  const marginY = marginPx + (isTurned ? 0 : marginShare * (Math.max(...ys) - Math.min(...ys)));
  const [left, right] = [Math.min(...xs) - marginX, Math.max(...xs) + marginX];
  const [top, bottom] = [Math.min(...ys) - marginY, Math.max(...ys) + marginY];
  const box: Quad = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
  const turned = (corner: number): Point =>
    mapped(toPicture, box[(((corner + turns) % 4) + 4) % 4] ?? box[0]);
  return [turned(0), turned(1), turned(2), turned(3)];
};

/** The strip of a region; with `outline`, the corners of the card in the picture, free of its perspective. */
export const barStrip = (picture: GrayImage, texture: BarTexture, outline: Quad | null): BarStrip =>
  stripBetween(picture, outline === null ? cornersByLean(texture) : cornersByOutline(texture, outline));

/** The strip around a symbol whose corners are about known: straighter than by any guess at its lean. */
export const stripAround = (picture: GrayImage, corners: Quad): BarStrip => {
  const [topLeft, topRight, , bottomLeft] = corners;
  const widthPx = distance(topLeft, topRight);
  const heightPx = distance(topLeft, bottomLeft);
  const map = homographyTo(corners, widthPx, heightPx);
  const marginY = marginShare * heightPx + marginPx / 2;
  const at = (x: number, y: number): Point => mapped(map, { x, y });
  return stripBetween(picture, [
    at(-marginPx, -marginY),
    at(widthPx + marginPx, -marginY),
    at(widthPx + marginPx, heightPx + marginY),
    at(-marginPx, heightPx + marginY),
  ]);
};

/** Symbols are wider than high; a region must not be much higher than wide to be one: turned and
 * grown by its margins, a square one can seem so. */
const mostAspect = 1.7;

/** The same texture read along its bars. */
const turnedTexture = (texture: BarTexture): BarTexture => ({
  ...texture,
  angle: texture.angle + quarterTurn,
  angleAtStart: texture.angle + quarterTurn,
  angleAtEnd: texture.angle + quarterTurn,
  fromU: texture.fromV,
  toU: texture.toV,
  fromV: -texture.toU,
  toV: -texture.fromU,
});

/**
 * The directions in which a region can be a symbol: across its bars, or along them, since movement can blur the bars away
 * and leave the edges between their rows.
 */
export const likelyDirections = (texture: BarTexture): readonly BarTexture[] =>
  [texture, turnedTexture(texture)].filter(
    ({ fromU, toU, fromV, toV }) => toV - fromV <= mostAspect * (toU - fromU),
  );
