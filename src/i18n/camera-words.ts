/** What is said about cameras, typed: every code, and how to change what a browser was told. */
import type { CameraCode } from '../model/errors.ts';

/** Browsers that keep their settings in places of their own. */
export type SettingsPlace =
  | 'chrome'
  | 'edge'
  | 'firefox'
  | 'safari'
  | 'chromePhone'
  | 'firefoxPhone'
  | 'samsung'
  | 'safariPhone'
  | 'otherOnIphone';

/** Words about cameras. */
export interface CameraWords {
  /** What happened, and what can be done. */
  readonly sentences: Readonly<Record<CameraCode, string>>;
  /** How the camera is allowed again, in two steps or three. */
  readonly allow: Readonly<Record<SettingsPlace, readonly string[]>>;
  /** How a camera gets free. */
  readonly free: readonly string[];
  /** How the page is opened in a browser proper. @param app its name, or `''` */
  readonly leaveApp: (app: string) => readonly string[];
  /** The last step: the button for the camera. */
  readonly tryAgain: string;
  readonly copyLink: string;
  /** Over a picture that stands still for a while. */
  readonly paused: string;
  /** On what starts a picture that waits for a press. */
  readonly start: string;
}
