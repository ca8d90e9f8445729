/** Eyes for the check of a photo that see what a test tells them, and note what they were shown. */
import type { FaceReport, FaceView } from '../../src/capture/face/face-report.ts';
import type { Outline } from '../../src/capture/document/outline.ts';
import type { GrayImage } from '../../src/capture/image/gray-image.ts';
import type { DocumentCode, StillReport } from '../../src/capture/live/live-report.ts';
import type { CheckEyes } from '../../src/steps/photo-check.ts';
import type { CaptureFile } from '../../src/model/capture.ts';

/** An outline of that score. */
export const outlineOf = (score: number): Outline => ({
  corners: [
    { x: 40, y: 30 },
    { x: 280, y: 30 },
    { x: 280, y: 181 },
    { x: 40, y: 181 },
  ],
  score,
});

/** A face of ordinary size in the middle of a picture of 480×640. */
export const faceView: FaceView = {
  xPx: 140,
  yPx: 200,
  widthPx: 190,
  heightPx: 220,
  score: 0.9,
  rollDeg: 0,
  yaw: 0,
  pitch: 0,
};

/** A document that nothing speaks against. */
export const goodStill = (view: Partial<StillReport['view']> = {}, reading = null): StillReport => ({
  view: {
    outline: outlineOf(0.95),
    fill: 0.5,
    isCutOff: false,
    tiltDeg: 1,
    rotationDeg: 1,
    aspect: 1.586,
    sharpness: 0.6,
    brightness: 170,
    glare: 0,
    ...view,
  },
  widthPx: 320,
  heightPx: 213,
  rectified: null,
  reading,
});

/** A face that nothing speaks against. */
export const goodFace = (more: Partial<FaceReport> = {}): FaceReport => ({
  widthPx: 480,
  heightPx: 640,
  faces: 1,
  face: faceView,
  brightness: 120,
  sharpness: 0.4,
  ...more,
});

/** Fake eyes. A `null` report means that nothing could be seen, `'never'` that no answer comes. */
export class FakeCheckEyes implements CheckEyes {
  still: StillReport | null | 'never' | 'fails' = goodStill();
  /** What comes of the search for a code, if that is something else: the rest is told before. */
  coded: StillReport | null | 'never' | 'fails' | undefined;
  face: FaceReport | null | 'never' | 'fails' = goodFace();
  pixels = new Map<CaptureFile, GrayImage>();
  readonly codes: DocumentCode[] = [];
  readonly signals: AbortSignal[] = [];
  day = '2026-11-21';

  readonly lookAtStill: CheckEyes['lookAtStill'] = (_file, code, signal, onSeen) => {
    this.codes.push(code);
    this.signals.push(signal);
    if (this.coded === undefined) return answer(this.still);
    if (this.still && typeof this.still === 'object') onSeen?.(this.still);
    return answer(this.coded);
  };

  readonly lookAtFace: CheckEyes['lookAtFace'] = (_file, _base, _clock, signal) => {
    this.signals.push(signal);
    return answer(this.face);
  };

  readonly pixelsOf = (file: CaptureFile): Promise<GrayImage | null> =>
    Promise.resolve(this.pixels.get(file) ?? null);

  readonly today = (): string => this.day;
}

const answer = <T>(seen: T | 'never' | 'fails'): Promise<T> => {
  if (seen === 'never') return new Promise(() => undefined);
  if (seen === 'fails') return Promise.reject(new DOMException('no worker', 'OperationError'));
  return Promise.resolve(seen);
};
