/** What a look at a page comes to, in words for whoever builds it. No token and no address below an origin stand in it. */
import type { ErrorCode } from '../model/errors.ts';

/** What is looked at. */
export type CheckId =
  | 'secure-page'
  | 'sandboxed-frame'
  | 'frame-allow'
  | 'permissions-policy'
  | 'camera'
  | 'camera-permission'
  | 'in-app-browser'
  | 'capture-link'
  | 'capture-origin'
  | 'hosted-frame'
  | 'workers'
  | 'one-version'
  | 'storage';

/** One thing to change. */
export interface PageFinding {
  readonly id: CheckId;
  /** What the element tells the page in this case; `null` where it gets by without saying anything. */
  readonly code: ErrorCode | null;
  /** `blocking`: no camera, or no capture at all. `degraded`: it works, but without something. */
  readonly severity: 'blocking' | 'degraded';
  /** What is in the way, and what becomes of it; in English. */
  readonly what: string;
  /** The line to paste, literally; `null` where no line helps. */
  readonly line: string | null;
}

/** One thing that is as it should be. */
export interface PassedCheck {
  readonly id: CheckId;
  readonly what: string;
}

/** The whole look. */
export interface PageReport {
  /** Whether nothing blocks. */
  readonly isReady: boolean;
  /** What blocks comes first. */
  readonly findings: readonly PageFinding[];
  readonly passed: readonly PassedCheck[];
}

/** What may be said about the capture that the page is for. */
export interface CheckOptions {
  /** The link that the element gets; only its invitation is asked for, which uses nothing up. */
  readonly captureUrl?: string | null;
  readonly signal?: AbortSignal;
}

/** What one check comes to; `null` where it says nothing about this page. */
export type CheckResult = PageFinding | PassedCheck | null;
