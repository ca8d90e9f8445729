/**
 * What the device produced and what the backend has received of it.
 * A capture is bytes plus how they came about, and what the device made of them: advice, never a decision.
 */
import type { PhotoDoubt } from './photo-doubt.ts';
import type { DocumentReading } from './reading.ts';
import type { CaptureStepId } from './step.ts';

/** Largest file that either provider accepts, in bytes (Verifa "Web Capture Flow", Verilock "Upload document": 10 MB). */
export const maxCaptureBytes = 10_000_000;

/** Longest edge of a picture that leaves the browser, in pixels: legible at 300 dpi for an A5 passport page. */
export const maxEdgePx = 2560;

/** Shortest edge a selfie may have, in pixels (Verifa "API-Only Integration"). */
export const minSelfieEdgePx = 480;

/** What a capture is encoded as when it leaves the browser. */
export type CaptureMimeType = 'image/jpeg' | 'application/pdf';

/** How the person made the capture. */
export type CaptureSource = 'camera' | 'file';

/** One file of a capture. `widthPx` and `heightPx` are `null` for a PDF. */
export interface CaptureFile {
  readonly body: Blob;
  readonly mimeType: CaptureMimeType;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** The seven prompts a liveness challenge can consist of (Verifa "Web Capture Flow", step 5). */
export const livenessActions = [
  'turn_left',
  'turn_right',
  'look_up',
  'nod',
  'smile',
  'blink',
  'open_mouth',
] as const;

/** One prompt of a liveness challenge. */
export type LivenessAction = (typeof livenessActions)[number];

/** What the server asks the person to do, once: the nonce binds the frames to this session. */
export interface LivenessChallenge {
  readonly nonce: string;
  readonly actions: readonly LivenessAction[];
}

/** One frame of a liveness burst. `takenAtMs` counts from the start of the burst. */
export interface LivenessFrame {
  readonly file: CaptureFile;
  readonly action: LivenessAction;
  readonly takenAtMs: number;
}

/** Kinds of proof of address (Verifa `poa_document_type`; the values beyond these two are this project's). */
export const proofOfAddressKinds = [
  'utility_bill',
  'bank_statement',
  'tax_document',
  'rental_agreement',
  'other',
] as const;

/** Kind of a proof of address. */
export type ProofOfAddressKind = (typeof proofOfAddressKinds)[number];

/** A capture as a step hands it over. Which fields beyond the file exist depends on the step. */
export type Capture =
  | {
      readonly step: 'document-front' | 'document-back' | 'selfie';
      readonly source: CaptureSource;
      readonly file: CaptureFile;
      readonly reading?: DocumentReading | null;
      /** The document alone, cut out and straightened: a copy that goes beside the picture itself. */
      readonly rectified?: CaptureFile | null;
      /** What spoke against the picture when the person used it all the same. */
      readonly doubts?: readonly PhotoDoubt[];
    }
  | {
      readonly step: 'liveness';
      readonly source: CaptureSource;
      readonly nonce: string;
      readonly frames: readonly LivenessFrame[];
    }
  | {
      readonly step: 'proof-of-address';
      readonly source: CaptureSource;
      readonly file: CaptureFile;
      readonly kind: ProofOfAddressKind;
      /** Date of the document, `YYYY-MM-DD`. */
      readonly documentDate: string;
    };

/** The files of a capture, in sending order: a straightened copy comes after its picture. */
export const filesOf = (capture: Capture): readonly CaptureFile[] => {
  if (capture.step === 'liveness') return capture.frames.map((frame) => frame.file);
  const copy = 'rectified' in capture && capture.rectified;
  return copy ? [capture.file, copy] : [capture.file];
};

/** A capture that the backend holds, as the session lists it. `bytes` is the sum over its files. */
export interface ReceivedCapture {
  readonly step: CaptureStepId;
  readonly mimeType: CaptureMimeType;
  readonly bytes: number;
  readonly files: number;
  readonly receivedAt: string;
}
