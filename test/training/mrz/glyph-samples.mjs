/**
 * Endless pictures of single characters as a camera gives them to the reader: off centre, leaning, between their
 * neighbours, thick or thin, blurred, on patterned paper, in bad light. Every number comes from the given source.
 */
import { ocrBMetrics } from '../../fixtures/mrz/ocr-b-outlines.mjs';
import { glyphField } from './glyph-fields.mjs';

/** In the order of the network's outputs. */
export const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';

/** What the reader cuts out around a character: pixels, and how much of the pitch and of a digit's height they show. */
export const patch = { widthPx: 16, heightPx: 20, pitchShare: 1.1, heightShare: 1.35 };

const fields = [...characters].map(glyphField);
const { advance, digitHeight } = ocrBMetrics;
const pixelCount = patch.widthPx * patch.heightPx;
/** Samples across a pixel. */
const finer = 2;

/** Half of all samples have these at once; the deviations are shares of the pitch, of the height, or radians. */
const misfit = { scale: 0.07, shift: 0.06, turn: 0.035, lean: 0.08, neighbour: 0.04 };

const blurred = (pixels, sigmaX, sigmaY) => {
  const pass = (from, sigma, step, count, otherStep, otherCount) => {
    if (sigma < 0.15) return from;
    const reach = Math.ceil(sigma * 2.5);
    const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
      Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
    );
    const sum = kernel.reduce((a, b) => a + b, 0);
    const to = new Float32Array(pixelCount);
    for (let other = 0; other < otherCount; other += 1)
      for (let at = 0; at < count; at += 1) {
        let value = 0;
        for (let i = -reach; i <= reach; i += 1)
          value +=
            kernel[i + reach] * from[other * otherStep + Math.min(count - 1, Math.max(0, at + i)) * step];
        to[other * otherStep + at * step] = value / sum;
      }
    return to;
  };
  const across = pass(pixels, sigmaX, 1, patch.widthPx, patch.widthPx, patch.heightPx);
  return pass(across, sigmaY, patch.widthPx, patch.heightPx, 1, patch.widthPx);
};

/** Makes pictures of character number `wanted`: grey 0..1 (black..white), row by row, from random numbers in 0..1. */
export const glyphSampler = (random) => {
  const normal = () => random() + random() + random() + random() + random() + random() - 3;
  const spread = (share) => normal() * share * 1.41;

  const drawn = (wanted) => {
    const left = fields[(random() * characters.length) | 0];
    const right = fields[(random() * characters.length) | 0];
    const centre = fields[wanted];
    const unitsX = ((1 + spread(misfit.scale)) * patch.pitchShare * advance) / patch.widthPx;
    const unitsY = ((1 + spread(misfit.scale)) * patch.heightShare * digitHeight) / patch.heightPx;
    const shiftX = spread(misfit.shift) * advance;
    const shiftY = spread(misfit.shift) * digitHeight;
    const turn = spread(misfit.turn);
    const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
    const lean = spread(misfit.lean);
    const pitch = advance * (1 + spread(misfit.neighbour));
    // Font units added to each side of a stroke, which is 100 units wide.
    const weight = (random() - 0.45) * 50;
    const edge = (unitsX + unitsY) / 4;
    const pixels = new Float32Array(pixelCount);
    for (let row = 0; row < patch.heightPx; row += 1)
      for (let column = 0; column < patch.widthPx; column += 1) {
        let ink = 0;
        for (let sub = 0; sub < finer * finer; sub += 1) {
          const u = (column + ((sub % finer) + 0.5) / finer - patch.widthPx / 2) * unitsX + shiftX;
          const v = (row + (((sub / finer) | 0) + 0.5) / finer - patch.heightPx / 2) * unitsY + shiftY;
          const y = u * sine + v * cosine;
          const x = u * cosine - v * sine + lean * y;
          let distance = centre(x, y);
          if (x < -advance / 4) distance = Math.min(distance, left(x + pitch, y));
          if (x > advance / 4) distance = Math.min(distance, right(x - pitch, y));
          ink += Math.min(1, Math.max(0, 0.5 + (weight - distance) / (2 * edge)));
        }
        pixels[row * patch.widthPx + column] = ink / (finer * finer);
      }
    return pixels;
  };

  /** Lines of a safety pattern or an edge that crosses the character. */
  const scratch = (pixels) => {
    const angle = random() * Math.PI;
    const [a, b] = [Math.cos(angle), Math.sin(angle)];
    const offset = (random() - 0.5) * patch.widthPx;
    const strength = random() * 0.35;
    const width = 0.4 + random();
    for (let row = 0; row < patch.heightPx; row += 1)
      for (let column = 0; column < patch.widthPx; column += 1) {
        const away = Math.abs((column - patch.widthPx / 2) * a + (row - patch.heightPx / 2) * b - offset);
        const at = row * patch.widthPx + column;
        pixels[at] = Math.max(pixels[at], strength * Math.max(0, 1 - away / (width + 0.5)));
      }
  };

  return (wanted) => {
    const pixels = drawn(wanted);
    for (let lines = random() < 0.4 ? 1 + random() * 2.9 : 0; lines >= 1; lines -= 1) scratch(pixels);
    const sigma = random() < 0.2 ? 0 : random() * 1.5;
    const soft = blurred(pixels, sigma + (random() < 0.15 ? random() * 1.2 : 0), sigma);
    const contrast = 0.25 + random() * 0.7;
    const paper = 1 - random() * (1 - contrast);
    const noise = random() * 0.14 * contrast;
    const [slopeX, slopeY] = [normal() * 0.16 * contrast, normal() * 0.16 * contrast];
    for (let row = 0; row < patch.heightPx; row += 1)
      for (let column = 0; column < patch.widthPx; column += 1) {
        const at = row * patch.widthPx + column;
        const light = slopeX * (column / patch.widthPx - 0.5) + slopeY * (row / patch.heightPx - 0.5);
        soft[at] = Math.min(
          1,
          Math.max(0, paper - soft[at] * contrast + light + (random() + random() - 1) * noise),
        );
      }
    return soft;
  };
};
