/** A `FaceEye` that says what a test tells it, and the views that there are to tell. It looks at no picture. */
import type { openFaceEye } from '../../src/capture/face/face-eye.ts';
import type { FaceReport, FaceView } from '../../src/capture/face/face-report.ts';

/** A face that looks straight ahead from the middle of a picture of 640×480. */
export const straightFace: FaceView = {
  xPx: 230,
  yPx: 200,
  widthPx: 180,
  heightPx: 200,
  score: 0.95,
  rollDeg: 0,
  yaw: 0,
  pitch: 0,
};

/** A picture in which everything is right but for what is different. `face: null` for nobody. */
export const faceReport = (
  different: Partial<FaceView> | null = {},
  more: Partial<FaceReport> = {},
): FaceReport => ({
  widthPx: 640,
  heightPx: 480,
  faces: different ? 1 : 0,
  face: different && { ...straightFace, ...different },
  brightness: 130,
  sharpness: 0.5,
  ...more,
});

/** An eye. It sees the same until told otherwise. */
export class FakeFaceEye {
  /** What every look says; an error is thrown. */
  sees: FaceReport | null | Error = faceReport();
  /** Why there is no eye; `null` where there is one. */
  refusal: Error | null = null;
  looks = 0;
  /** What happens while it looks. */
  whileLooking: () => Promise<void> = () => Promise.resolve();
  isLooking = false;
  /** Eyes that were opened and not closed. */
  open = 0;
  /** What it was opened with. */
  readonly assetBases: (string | null)[] = [];

  readonly opens: typeof openFaceEye = (assetBase, _clock, signal) => {
    this.assetBases.push(assetBase);
    if (this.refusal) return Promise.reject(this.refusal);
    signal.throwIfAborted();
    this.open += 1;
    let isClosed = false;
    return Promise.resolve({
      pauseMs: 80,
      look: async () => {
        this.looks += 1;
        this.isLooking = true;
        const { sees } = this;
        await this.whileLooking();
        this.isLooking = false;
        if (sees instanceof Error) throw sees;
        return sees;
      },
      close: () => {
        if (!isClosed) this.open -= 1;
        isClosed = true;
      },
    });
  };
}
