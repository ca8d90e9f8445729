/** What the scripted person shows to the camera: drawings of a card, a page and a face. No person, no real document. */
import type { CaptureStepId } from '../../../src/model/step.ts';
import { flatJpeg, type Squares } from './flat-jpeg.ts';

/** A picture ready to be sent. */
interface SpecimenPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly widthPx: number;
  readonly heightPx: number;
}

const paper = 236;
const table = 70;
const ink = 40;
const skin = 170;

/** A sheet to draw on, in squares of eight pixels. */
class Sheet implements Squares {
  readonly shades: Uint8Array;

  constructor(
    readonly columns: number,
    readonly rows: number,
    shade: number,
  ) {
    this.shades = new Uint8Array(columns * rows).fill(shade);
  }

  rectangle(left: number, top: number, width: number, height: number, shade: number): this {
    for (let row = top; row < top + height; row += 1)
      this.shades.fill(shade, row * this.columns + left, row * this.columns + left + width);
    return this;
  }

  ellipse(centreX: number, centreY: number, radiusX: number, radiusY: number, shade: number): this {
    for (let row = centreY - radiusY; row <= centreY + radiusY; row += 1) {
      const half = Math.round(radiusX * Math.sqrt(Math.max(0, 1 - ((row - centreY) / radiusY) ** 2)));
      this.rectangle(centreX - half, row, 2 * half, 1, shade);
    }
    return this;
  }

  /** Bars in the place of words. */
  lines(left: number, top: number, width: number, count: number): this {
    for (let line = 0; line < count; line += 1)
      this.rectangle(left, top + line * 4, width - ((line * 5) % 13), 2, ink);
    return this;
  }
}

const card = (): Sheet => new Sheet(120, 76, table).rectangle(4, 4, 112, 68, paper);

const documentFront = (): Sheet =>
  card()
    .rectangle(4, 4, 112, 8, 110)
    .rectangle(10, 18, 30, 40, 205)
    .ellipse(25, 34, 8, 11, skin)
    .ellipse(25, 57, 13, 9, 90)
    .rectangle(10, 58, 30, 9, paper)
    .lines(48, 20, 60, 8);

const documentBack = (): Sheet =>
  card().rectangle(4, 10, 112, 10, ink).lines(12, 26, 50, 4).lines(10, 52, 100, 2).lines(10, 61, 100, 2);

const page = (): Sheet => new Sheet(80, 112, 250).rectangle(8, 8, 24, 10, 120).lines(8, 26, 64, 18);

/** A face from the front; in the frames of a liveness burst it moves a little. */
const face = (movedBy: number): Sheet =>
  new Sheet(60, 80, 200)
    .ellipse(30, 74, 24, 14, 90)
    .rectangle(0, 75, 60, 5, 90)
    .ellipse(30 + movedBy, 36, 15, 21, skin)
    .ellipse(30 + movedBy, 20, 15, 7, 60)
    .rectangle(22 + movedBy, 33, 4, 2, ink)
    .rectangle(34 + movedBy, 33, 4, 2, ink)
    .rectangle(25 + movedBy, 47, 10, 2, 110);

const drawings: Record<CaptureStepId, (frame: number) => Sheet> = {
  'document-front': documentFront,
  'document-back': documentBack,
  selfie: () => face(0),
  liveness: (frame) => face(frame - 1),
  'proof-of-address': page,
};

/** The picture of a step. `name` is in the file as a comment. */
export const specimenPicture = (step: CaptureStepId, name: string, frame = 0): SpecimenPicture => {
  const sheet = drawings[step](frame);
  const bytes = flatJpeg(sheet, `idv-capture specimen ${name} ${step} ${String(frame)}`);
  return { bytes, widthPx: sheet.columns * 8, heightPx: sheet.rows * 8 };
};
