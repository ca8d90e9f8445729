/**
 * What a photo step and its guide know of each other. Types only: the guides and the check are loaded when there is
 * something to look at, and without them the shutter and the chooser for files work as ever.
 */
import type { LitElement } from 'lit';
import type { ZoomRange } from '../capture/camera.ts';
import type { Capture, CaptureFile } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import type { PhotoDoubt } from '../model/photo-doubt.ts';
import type { ClockPort } from '../model/ports.ts';
import type { CaptureStepId } from '../model/step.ts';

/** The steps that one photo ends. */
export type PhotoStepId = 'document-front' | 'document-back' | 'selfie';

/** A photo with what the device made of it. */
export type TakenPhoto = Pick<
  Extract<Capture, { step: PhotoStepId }>,
  'file' | 'source' | 'reading' | 'rectified' | 'doubts'
>;

/** What is to be photographed, and where the device's helpers lie. */
export interface PhotoSubject {
  readonly clock: ClockPort;
  /** Asked anew for every sentence: the page may change it. */
  readonly language: () => string;
  readonly step: PhotoStepId;
  readonly documentType: DocumentType | null;
  /** Absolute URL of the folder with the face model, with a closing slash; `null` for the one beside the script. */
  readonly assetBase: string | null;
}

/** What a guide works on. */
export interface GuideOptions extends PhotoSubject {
  readonly host: LitElement;
  readonly video: HTMLVideoElement;
  /** Whether the camera is to be looked at now. */
  readonly isLive: () => boolean;
  /** How far the camera zooms, and how to let it; `null` where it does not. */
  readonly zoom: () => ZoomRange | null;
  readonly setZoom: (zoom: number) => void;
  /** The photo was taken; the guide has come to its end. Called in the moment of it. */
  readonly onTaken: (photo: TakenPhoto) => void;
  /** Opens the chooser for files; in answer to a press only. */
  readonly onFile: () => void;
  /** Goes on to the phone, where there is a way to it. */
  readonly onHandoff: (() => void) | null;
}

/** Looks along with the person until it is closed. Asks its host to render whenever what it shows has changed. */
export interface PhotoGuide {
  /** What is drawn over the picture. */
  overlay(): unknown;
  /** What stands under the shutter, which is not to move when it comes: other ways, after a while without success. */
  aside(): unknown;
  /** What is said to those who listen; empty while there is nothing to say. */
  readonly spoken: string;
  close(): void;
}

/** What is compared with a new photo. */
export interface CheckOptions extends PhotoSubject {
  /** Files of the other steps: nobody's front is also their back. */
  readonly others: readonly CaptureFile[];
  /** Pictures of this step that the backend has refused. */
  readonly refused: readonly CaptureFile[];
}

/** A photo as it is put before the person; nothing but the photo where nothing is known against it. */
export interface Judgement {
  readonly photo: TakenPhoto;
  /** What speaks against it, to be shown beside it. */
  readonly notice?: unknown;
  readonly isDoubted?: boolean;
  /** What the button says that uses a doubted one; `null` while another try is the better way. */
  readonly useLabel?: string | null;
}

/** What a photo is judged by. */
export interface JudgeOptions extends PhotoSubject {
  readonly captureOf: (step: CaptureStepId) => Capture | null;
  /** Pictures of this step that the backend has refused. */
  readonly refused: readonly CaptureFile[];
  /** Whether a guide has looked at it before it was taken. */
  readonly isGuided: boolean;
  /** How many photos of this step were doubted before. */
  readonly doubtedBefore: number;
}

/** A photo after the check: with what was read off it meanwhile, and what speaks against it. */
export interface CheckedPhoto {
  readonly photo: TakenPhoto;
  readonly doubts: readonly PhotoDoubt[];
}
