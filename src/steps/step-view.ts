/** Everything a screen is given: state and sentences down, ports to work with. It never sees the backend. */
import type { Strings } from '../i18n/strings.ts';
import type { Capture, LivenessChallenge } from '../model/capture.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { ClockPort, DevicesPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import type { CaptureStepId, StepId } from '../model/step.ts';

/** How the sending of a capture stands, for display. `percent` is 0..100. */
export type SendingView =
  | {
      readonly phase: 'sending';
      readonly percent: number;
      readonly sentBytes: number;
      readonly totalBytes: number;
    }
  | { readonly phase: 'failed'; readonly code: ErrorCode };

/** What a step renders from. */
export interface StepView {
  readonly text: Strings;
  /** BCP 47, for dates and names of countries. */
  readonly language: string;
  readonly session: Session;
  readonly step: StepId;
  /** The backend is being asked on behalf of this step. */
  readonly busy: boolean;
  readonly problem: { readonly code: ErrorCode; readonly fields: readonly string[] } | null;
  readonly canHandOff: boolean;
  /** Whether a link can be made that another browser goes on with. */
  readonly canPassOn: boolean;
  readonly sending: Readonly<Partial<Record<CaptureStepId, SendingView>>>;
  /** The capture of a step that was made in this page view, or `null`. */
  readonly captureOf: (step: CaptureStepId) => Capture | null;
  /** Asks the backend for nonce and prompts. @throws {CaptureError} */
  readonly challenge: (signal: AbortSignal) => Promise<LivenessChallenge>;
  /** Absolute URL of the folder with the face model, with a closing slash; `null` for the one beside the script. */
  readonly assetBase: string | null;
  readonly devices: DevicesPort;
  readonly clock: ClockPort;
}
