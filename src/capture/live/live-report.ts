/** What is said of one picture of a live camera, by the worker or by the page itself. Data only. */
import type { CaptureFile } from '../../model/capture.ts';
import type { DocumentReading } from '../../model/reading.ts';
import type { DocumentView } from '../document/document-view.ts';

/** Code that the side of a document carries. */
export type DocumentCode = 'barcode' | 'mrz' | 'none';

/** One picture's figures. The view is in pixels of a picture of this size. */
export interface LiveReport {
  readonly view: DocumentView;
  /** How far the document has moved since the picture before, as a share of the diagonal, 0..1. */
  readonly movement: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Whether a code is looked for: whoever cannot read one is not waited for. */
  readonly readsCode: boolean;
  /** What two pictures agree on, as long as the document that they show is before the camera. */
  readonly reading: DocumentReading | null;
  /** What would help to read a code that is seen; `null` where that is not known. */
  readonly codeHint: CodeHint | null;
}

/** What a code is seen to need: its bars are too fine, or lie too much aslant. */
export type CodeHint = 'codeCloser' | 'codeStraight';

/** A live picture on its way to the worker. */
export interface LookRequest {
  readonly picture: VideoFrame | ImageBitmap;
  readonly code: DocumentCode;
}

/** What the worker is asked: for figures, for the best picture so far, or for all that a still picture tells. */
export type LiveRequest =
  LookRequest | { readonly take: true } | { readonly still: Blob; readonly code: DocumentCode };

/** What comes back; `null` where the picture could not be read. */
export type LiveAnswer =
  | { readonly ready: true }
  | { readonly report: LiveReport | null }
  | { readonly taken: TakenPicture | null }
  // Comes first, without the code: searching for that takes as long as it may.
  | { readonly seen: StillReport }
  | { readonly still: StillReport | null };

/** Looks until it is closed. */
export interface LiveEye {
  /** Pause between two pictures, in milliseconds. */
  readonly pauseMs: number;
  /** Figures of the picture that the video shows now; `null` where there is none, or the eye was closed. */
  look(video: HTMLVideoElement): Promise<LiveReport | null>;
  /** The best picture of the document before the camera, as it was looked at; `null` where none was good, or kept. */
  take(): Promise<TakenPicture | null>;
  close(): void;
}

/** A picture as it is handed over. */
export interface TakenPicture {
  readonly file: CaptureFile;
  /** The document alone, cut out and straightened, in colour; `null` where no outline was found. */
  readonly rectified: CaptureFile | null;
}

/** What is said of a still picture. The view is in pixels of a picture of this size, which may be a smaller copy. */
export interface StillReport {
  readonly view: DocumentView;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The document alone, cut out and straightened, in colour; `null` where no outline was found. */
  readonly rectified: CaptureFile | null;
  readonly reading: DocumentReading | null;
}
