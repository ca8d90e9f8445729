/** From the detector's numbers to faces: a box and six landmarks each. It knows no picture. */
import type { Point } from '../image/gray-image.ts';
import type { AnchorMap } from './face-network.ts';

/** Landmarks in the detector's order; left and right are the person's own. */
export interface FaceLandmarks {
  readonly rightEye: Point;
  readonly leftEye: Point;
  readonly nose: Point;
  readonly mouth: Point;
  readonly rightEar: Point;
  readonly leftEar: Point;
}

/** A face in pixels of the square picture that was looked at. */
export interface FoundFace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0..1 */
  readonly score: number;
  readonly landmarks: FaceLandmarks;
}

/** From that score on it is a face. */
export const faceScore = 0.5;
/** Boxes that share that much of their joint area show the same face. */
const sameFaceOverlap = 0.2;
/** A box, then six landmarks: centre, size, points; all of them pixels from the anchor. */
const numbersAnAnchor = 16;

interface Candidate {
  readonly score: number;
  /** Left, top, right, bottom, then the landmarks' coordinates. */
  readonly numbers: readonly number[];
}

/** Faces, the surest first. */
export const findFaces = (maps: readonly AnchorMap[]): readonly FoundFace[] => {
  let left = maps.flatMap(candidates).sort((a, b) => b.score - a.score);
  const faces: FoundFace[] = [];
  for (let [best] = left; best; [best] = left) {
    const { numbers } = best;
    const same = left.filter((other) => overlap(other.numbers, numbers) > sameFaceOverlap);
    faces.push(foundFace(best.score, blended(same)));
    left = left.filter((other) => !same.includes(other));
  }
  return faces;
};

const candidates = ({ stride, anchorsAPixel, scores, boxes }: AnchorMap): Candidate[] => {
  const side = Math.sqrt(scores.length / anchorsAPixel);
  return Array.from(scores).flatMap((logit, index) => {
    const score = 1 / (1 + Math.exp(-logit));
    if (score < faceScore) return [];
    const pixel = Math.floor(index / anchorsAPixel);
    const anchorX = ((pixel % side) + 0.5) * stride;
    const anchorY = (Math.floor(pixel / side) + 0.5) * stride;
    const [x = 0, y = 0, width = 0, height = 0, ...points] = Array.from(
      boxes.subarray(index * numbersAnAnchor, (index + 1) * numbersAnAnchor),
    );
    if (!(width > 0 && height > 0)) return [];
    const [left, top] = [anchorX + x - width / 2, anchorY + y - height / 2];
    const landmarks = points.map((value, at) => value + (at % 2 === 0 ? anchorX : anchorY));
    return [{ score, numbers: [left, top, left + width, top + height, ...landmarks] }];
  });
};

/** Shared area over joint area, 0..1. */
const overlap = (
  [aLeft = 0, aTop = 0, aRight = 0, aBottom = 0]: readonly number[],
  [bLeft = 0, bTop = 0, bRight = 0, bBottom = 0]: readonly number[],
): number => {
  const width = Math.min(aRight, bRight) - Math.max(aLeft, bLeft);
  const height = Math.min(aBottom, bBottom) - Math.max(aTop, bTop);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / ((aRight - aLeft) * (aBottom - aTop) + (bRight - bLeft) * (bBottom - bTop) - shared);
};

/** Their mean, each by its score: it trembles less from picture to picture than the best one alone. */
const blended = (same: readonly Candidate[]): readonly number[] => {
  const total = same.reduce((sum, { score }) => sum + score, 0);
  return (same[0]?.numbers ?? []).map(
    (_, at) => same.reduce((sum, { score, numbers }) => sum + score * (numbers[at] ?? 0), 0) / total,
  );
};

const foundFace = (score: number, numbers: readonly number[]): FoundFace => {
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers;
  const point = (index: number): Point => ({
    x: numbers[4 + index * 2] ?? 0,
    y: numbers[5 + index * 2] ?? 0,
  });
  return {
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    score,
    landmarks: {
      rightEye: point(0),
      leftEye: point(1),
      nose: point(2),
      mouth: point(3),
      rightEar: point(4),
      leftEar: point(5),
    },
  };
};
