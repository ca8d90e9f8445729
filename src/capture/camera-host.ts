/** What a camera and the element that shows it know of each other. Types only. */
import type { ReactiveControllerHost } from 'lit';
import type { CameraCode } from '../model/errors.ts';

/** What a camera's element is told, and asked, where it wants to be. */
export interface CameraWatcher {
  /** What stands in the way for now, without being the end of it; `null` once nothing does any more. */
  cameraHeld(code: CameraCode | null): void;
  /** Words over the picture: while it is paused, and on what starts it. `undefined` where there are none. */
  cameraWord(which: 'paused' | 'start'): string | undefined;
}

/** An element with a camera. */
export type CameraHost = ReactiveControllerHost & Partial<CameraWatcher>;
