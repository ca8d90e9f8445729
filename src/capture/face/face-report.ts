/** What is said of the faces in one picture, and who says it. Data only: nobody is recognised, and nothing is kept. */

/** A face, in pixels of the picture as it is: a mirrored preview has its left and right exchanged. */
export interface FaceView {
  /** The box reaches from the brows to the chin and from cheek to cheek; it may lie partly outside of the picture. */
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How sure the detector is, 0..1; what is below 0.5 is not told at all. */
  readonly score: number;
  /** The head leaning to a shoulder, in degrees; above 0 to the person's own left. */
  readonly rollDeg: number;
  /** Above 0 when turned to the person's own left, about -1..1. No angle: compare it with the same person's own. */
  readonly yaw: number;
  /** Above 0 when turned up, about -1..1. Everybody's own differs: compare it with the same person's own. */
  readonly pitch: number;
}

/** One picture's figures. */
export interface FaceReport {
  /** Size of the picture, which is that of the boxes. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** How many faces were found. */
  readonly faces: number;
  /** The largest. */
  readonly face: FaceView | null;
  /** Mean brightness inside the face's box, or of the whole picture where there is no face, 0..255. */
  readonly brightness: number;
  /** Sharpness of the face at full size, 0..1; `null` where there is too little to judge by. */
  readonly sharpness: number | null;
}

/** Looks for faces until it is closed. */
export interface FaceEye {
  /** Pause between two pictures, in milliseconds. */
  readonly pauseMs: number;
  /**
   * Figures of the picture that the video shows now; `null` where there is none, or the eye was closed. One picture at a
   * time: a second call meanwhile gets `null`.
   *
   * @throws {DOMException} `TimeoutError` after two seconds, `OperationError` when the worker has died
   */
  look(video: HTMLVideoElement): Promise<FaceReport | null>;
  close(): void;
}
