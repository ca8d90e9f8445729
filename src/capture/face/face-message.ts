/** What the page and the worker that looks for faces say to each other. Types only. */
import type { FaceReport } from './face-report.ts';

/** To the worker: first where the detector's weights lie, then pictures, each with a number that its answer repeats. */
export type FaceQuestion =
  { readonly weights: string } | { readonly picture: VideoFrame | ImageBitmap | Blob };

/** From the worker. `refused` says that it cannot do what was asked, or not fast enough. */
export type FaceAnswer =
  { readonly ready: true } | { readonly refused: string } | { readonly report: FaceReport | null };

/** A question or an answer with its number. */
export type Numbered<T> = T & { readonly id: number };
