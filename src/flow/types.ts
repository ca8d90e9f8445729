/** The vocabulary of the flow: its states, what can happen, what is to be done. Data only. */
import type { Capture } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { FieldValues } from '../model/field.ts';
import type { KeptCapture } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type {
  EndStatus,
  HandoffLink,
  HandoffPhase,
  HandoffPurpose,
  Invitation,
  SandboxOutcome,
  Session,
} from '../model/session.ts';
import type { StepResult } from '../model/step-result.ts';
import type { CaptureStepId, StepId } from '../model/step.ts';

/** How the sending of one capture stands; a capture that the session lists needs no such entry. */
export type UploadState =
  | { readonly phase: 'sending'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly phase: 'failed'; readonly code: ErrorCode };

/** Captures on their way, by step. */
export type Uploads = Readonly<Partial<Record<CaptureStepId, UploadState>>>;

/** What went wrong, and the effect that another try would repeat (`null`: the person has to act instead). */
export interface Problem {
  readonly code: ErrorCode;
  readonly retry: FlowEffect | null;
  /** Names of the request's fields that the server refused. */
  readonly fields: readonly string[];
}

/** Nothing has been asked for. */
export interface IdleState {
  readonly phase: 'idle';
}

/** The opening screen: what awaits the person, and who asks once that is known. */
export interface OpeningState {
  readonly phase: 'opening';
  readonly invitation: Invitation | null;
  /** Whether the person has pressed start. */
  readonly begun: boolean;
  /** Whether they had when something failed: nobody presses twice for one beginning. */
  readonly wasBegun?: boolean;
  /** Whether the claim is under way: it waits for the invitation, so that nobody joins what they have not seen. */
  readonly isClaiming?: boolean;
  /** Whether a device that has claimed before does so by itself: nobody is asked anything. */
  readonly isReturning?: boolean;
  readonly problem: Problem | null;
}

/** The provider's own page is shown in a frame, because its origin does not speak the capture protocol. */
export interface HostedState {
  readonly phase: 'hosted';
  readonly problem: Problem | null;
}

/** A step is on the screen. */
export interface CapturingState {
  readonly phase: 'capturing';
  readonly session: Session;
  readonly step: StepId;
  readonly uploads: Uploads;
  /** Whether the step was opened from the review, and leads back there. */
  readonly revisiting: boolean;
  /** Whether the backend is being asked on behalf of this step. */
  readonly busy: boolean;
  /** Whether the step before was answered elsewhere while it was on the screen here. */
  readonly isAhead?: boolean;
  readonly problem: Problem | null;
}

/** Another device holds the session, or is invited to. */
export interface HandedOffState {
  readonly phase: 'handed-off';
  readonly session: Session;
  readonly uploads: Uploads;
  /** The link that is shown as a code, and the one that can be sent. */
  readonly link: HandoffLink | null;
  readonly sendLink: HandoffLink | null;
  readonly isMakingLink: boolean;
  readonly progress: HandoffPhase;
  /** What the session is being taken back for: to go on here, or to invite another device anew. */
  readonly takingBack: 'here' | 'again' | null;
  readonly problem: Problem | null;
}

/** Everything is on its way: the uploads still under way, then the submission. */
export interface SubmittingState {
  readonly phase: 'submitting';
  readonly session: Session;
  readonly uploads: Uploads;
  readonly problem: Problem | null;
}

/** The end of the capture in this element. */
export interface EndedState {
  readonly phase: 'ended';
  readonly status: EndStatus;
  readonly code: ErrorCode | null;
  readonly session: Session | null;
  readonly sessionId: string | null;
}

/** State of the flow. */
export type FlowState =
  IdleState | OpeningState | HostedState | CapturingState | HandedOffState | SubmittingState | EndedState;

/** What can happen: by the person, by the backend, by the page. */
export type FlowEvent =
  | StepResult
  | { readonly type: 'opened'; readonly returning: boolean }
  | { readonly type: 'entry-refused'; readonly code: ErrorCode }
  | { readonly type: 'invited'; readonly invitation: Invitation }
  | { readonly type: 'foreign-origin' }
  /**
   * The backend's truth. `phoneFirst`: this device should offer the phone before its own camera. `isNews`: nobody has
   * asked for it on behalf of what is on the screen.
   */
  | {
      readonly type: 'session-read';
      readonly session: Session;
      readonly phoneFirst?: boolean;
      readonly isNews?: boolean;
      /** What this device has kept of it that the backend has never acknowledged. */
      readonly kept?: readonly KeptCapture[];
    }
  | {
      readonly type: 'upload-moved';
      readonly step: CaptureStepId;
      readonly sentBytes: number;
      readonly totalBytes: number;
    }
  | { readonly type: 'uploaded'; readonly step: CaptureStepId; readonly session: Session }
  | { readonly type: 'upload-failed'; readonly step: CaptureStepId; readonly code: ErrorCode }
  | { readonly type: 'step-failed'; readonly code: ErrorCode }
  | {
      readonly type: 'call-failed';
      readonly code: ErrorCode;
      readonly effect: FlowEffect;
      readonly fields?: readonly string[];
    }
  | { readonly type: 'handoff-linked'; readonly link: HandoffLink; readonly purpose: HandoffPurpose }
  /** A fresh link should take the place of the one that is shown, while that one still works. */
  | { readonly type: 'link-due' }
  | { readonly type: 'link-expired'; readonly purpose: HandoffPurpose }
  | { readonly type: 'time-ran-out' }
  /** Another page of this browser works on the session from now on. */
  | { readonly type: 'led-elsewhere' }
  | { readonly type: 'came-online' }
  /** The capture runs on another page: a provider's own in a frame, or ours in a window. */
  | { readonly type: 'shown-elsewhere' }
  | { readonly type: 'hosted-ended'; readonly status: EndStatus; readonly sessionId: string | null };

/** What is to be done in the world, as data; widget/effects.ts does it and answers with an event. */
export type FlowEffect =
  | { readonly type: 'invite' }
  /** `number`: the one that the person chose, where there were some to choose from. */
  | { readonly type: 'claim'; readonly number: number | null }
  | { readonly type: 'read-session' }
  | { readonly type: 'send-consent'; readonly version: string; readonly language: string }
  | { readonly type: 'send-document-type'; readonly documentType: DocumentType }
  | { readonly type: 'upload'; readonly capture: Capture }
  | { readonly type: 'resend'; readonly step: CaptureStepId }
  /** Stop sending the captures of these steps, and keep nothing of them. */
  | { readonly type: 'forget'; readonly steps: readonly CaptureStepId[] }
  | { readonly type: 'send-fields'; readonly values: FieldValues }
  | { readonly type: 'complete' }
  | { readonly type: 'send-outcome'; readonly outcome: SandboxOutcome }
  /** `fresh`: the person has just asked, so that whatever became of an earlier handoff counts no more. */
  | { readonly type: 'make-handoff-link'; readonly purpose: HandoffPurpose; readonly fresh: boolean }
  /** `holding`: how often the session had changed hands when this was decided. `again`: to invite another device anew. */
  | {
      readonly type: 'take-back';
      readonly holding: number;
      readonly disconnect: boolean;
      readonly again?: boolean;
    }
  /** The device that had come before goes on. */
  | { readonly type: 'hand-over'; readonly holding: number }
  | { readonly type: 'decline' }
  /** The other device gets to know which step is on the screen here. */
  | { readonly type: 'tell-step'; readonly step: StepId | null }
  /** Follow the session until `unwatch`: there is another device that works on it, or may. */
  | { readonly type: 'watch' }
  | { readonly type: 'unwatch' }
  | { readonly type: 'report'; readonly report: Report };

/** A state and what follows from having come there. */
export interface Transition {
  readonly state: FlowState;
  readonly effects: readonly FlowEffect[];
}
