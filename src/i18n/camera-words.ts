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

/** How the page gets out of an app: by which menu, where on the screen it is, and by which entry of it. */
export interface WayOut {
  readonly menu: '⋯' | '⋮';
  readonly place: 'top' | 'bottom' | 'edge';
  readonly entry: 'browser' | 'external-browser' | 'other-app' | 'safari';
}

/** Words about cameras. */
export interface CameraWords {
  /** What happened, and what can be done. */
  readonly sentences: Readonly<Record<CameraCode, string>>;
  /** How the camera is allowed again, in two steps or three. */
  readonly allow: Readonly<Record<SettingsPlace, readonly string[]>>;
  /** How a camera gets free. */
  readonly free: readonly string[];
  /** The sentence for a browser proper that knows no cameras. @param other one that does, e.g. "Safari" */
  readonly noCameraHere: (other: string) => string;
  /** How the page is opened in a browser proper, by the menu of the app. @param app its name, or `''` */
  readonly leaveApp: (app: string, way: WayOut) => readonly string[];
  /** Before those steps, where there is a button as well. */
  readonly leaveAppOr: string;
  /** The last step: the button for the camera. */
  readonly tryAgain: string;
  /** The button for a link to the person's own browser, in an app and in a browser proper. */
  readonly openInOwn: string;
  readonly openInAnother: string;
  /** Over a picture that stands still for a while. */
  readonly paused: string;
  /** On what starts a picture that waits for a press. */
  readonly start: string;
}
