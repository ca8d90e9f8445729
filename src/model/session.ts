/**
 * The session as this package understands it, whichever provider made it. Wire names never reach this file:
 * session/ translates them.
 */
import type { AcceptedDocument, DocumentType } from './document.ts';
import type { FieldRequest } from './field.ts';
import type { LivenessAction, ProofOfAddressKind, ReceivedCapture } from './capture.ts';
import type { StepId } from './step.ts';

/** Where the page's input leads: a capture URL taken apart. */
export interface SessionEntry {
  /** `{origin}/verify/{token}`, without query or fragment. */
  readonly captureUrl: string;
  readonly origin: string;
  /** Id of the session, where the page's input named it. */
  readonly sessionId: string | null;
  /** `redirect_url`, where the page's input named it. */
  readonly redirectUrl: string | null;
  /** Verifa's `qr_code_data_url`, where the page's input had it: a picture of the code for another device. */
  readonly qrCodeDataUrl?: string;
}

/** The documented session API that made the session. */
export type Provider = 'verifa' | 'verilock';

/** Who asks, as a person may know it before deciding. */
export interface Brand {
  readonly name: string;
}

/** What a device that is asked in gets to know before it decides. */
export interface HandoffRequest {
  /** The other device, e.g. "Chrome · Windows". */
  readonly from: string;
  /** Host of the page that asked, e.g. "shop.example". */
  readonly site: string;
  /** How long ago the person asked, in milliseconds, by the server's clock. */
  readonly askedMsAgo: number;
  /** Numbers to choose from: the other device shows one of them. Empty where none has to be chosen. */
  readonly numbers: readonly number[];
}

/** What can be known before the claim: it consumes nothing. */
export interface Invitation {
  readonly brand: Brand;
  readonly isSandbox: boolean;
  /** Who asked this device in, where the link was made to move the session to another one. */
  readonly handoff: HandoffRequest | null;
  /** Whether the link can still be claimed. */
  readonly claimable: 'yes' | 'expired' | 'used' | 'finished';
  readonly language: string | null;
  /** Exact origins that may embed the element and receive its messages. */
  readonly allowedOrigins: readonly string[];
}

/** The text a person agrees to, and what the backend has recorded of it. */
export interface Consent {
  readonly version: string;
  /** Paragraphs, in the language of `language`. */
  readonly paragraphs: readonly string[];
  readonly language: string;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly accepted: boolean;
}

/** Status of the capture. `submitted` is the end of the capture; it says nothing of the decision. */
export type SessionStatus = 'capturing' | 'sandbox-pending' | 'submitted' | 'expired' | 'failed';

/**
 * How far a handoff to another device has come. `waiting`: nobody has come yet. `stalled`: the device that came has been
 * silent for two minutes. `declined`, `rejected`: the person there said no, or chose the wrong number three times.
 */
export const handoffPhases = [
  'waiting',
  'connected',
  'stalled',
  'declined',
  'rejected',
  'taken-back',
  'expired',
  'completed',
] as const;

/** One of {@link handoffPhases}. */
export type HandoffPhase = (typeof handoffPhases)[number];

/** A one-time link for another device. Times are in milliseconds of this device's clock. */
export interface HandoffLink {
  readonly url: string;
  /** What is typed at `codeUrl` in the place of the link, e.g. "WDJB-MJHT"; only of a link that is sent. */
  readonly code: string | null;
  readonly codeUrl: string | null;
  /** The number that the other device has to choose; `null` where the link asks for none. */
  readonly number: number | null;
  /** When a fresh one should take its place, while it still works; `null` for one that stays. */
  readonly renewAtMs: number | null;
  /** When the link stops working. */
  readonly expiresAtMs: number;
}

/** What a link is for: to be shown as a code that changes every minute, or to be sent and found later. */
export type HandoffPurpose = 'show' | 'send';

/** The other device of a session that has two. */
export interface OtherDevice {
  /** Browser and system, e.g. "Chrome · Android". */
  readonly label: string;
  readonly kind: 'phone' | 'desktop';
  /** Whether it has given a sign of life within two minutes. */
  readonly isPresent: boolean;
  /** The step on its screen, where it tells. */
  readonly step: StepId | null;
}

/** How the backend sees a handoff that this device asked for and that nobody has followed yet. */
export interface OpenHandoff {
  readonly state: 'waiting' | 'declined' | 'rejected';
  /** Wrong numbers so far; the third rejects it. Every one of them voids the links that are out. */
  readonly wrongChoices: number;
}

/** A session with everything that the flow is planned from. */
export interface Session {
  readonly id: string;
  /** Grows with every change: of two readings the one with the higher revision is the truth. */
  readonly revision: number;
  readonly provider: Provider;
  readonly isSandbox: boolean;
  readonly status: SessionStatus;
  /** Whether this device may send captures, or another one holds the session. */
  readonly holder: 'this-device' | 'other-device';
  /** Counts how often the session has changed hands: who takes it names the count that they have seen. */
  readonly holding: number;
  readonly otherDevice: OtherDevice | null;
  readonly handoff: OpenHandoff | null;
  /** Steps in the order in which they are asked, finished ones included. */
  readonly steps: readonly StepId[];
  readonly consent: Consent;
  readonly documents: readonly AcceptedDocument[];
  readonly documentType: DocumentType | null;
  readonly fields: readonly FieldRequest[];
  readonly fieldsReceived: boolean;
  readonly proofOfAddressKinds: readonly ProofOfAddressKind[];
  readonly livenessActions: readonly LivenessAction[];
  readonly captures: readonly ReceivedCapture[];
  /** Milliseconds left when the session was read, by the server's clock. */
  readonly msLeft: number;
  readonly redirectUrl: string | null;
  /** Exact origins that may embed the element and receive its messages. */
  readonly allowedOrigins: readonly string[];
  readonly brand: Brand;
}

/** The outcomes a sandbox session can be given (Verifa "Testing"). */
export const sandboxOutcomes = ['approve', 'reject', 'needs_review'] as const;

/** Outcome of a sandbox session. */
export type SandboxOutcome = (typeof sandboxOutcomes)[number];

/** How a capture ended, as it is told to the page and added to `redirect_url`. */
export type EndStatus = 'completed' | 'cancelled' | 'expired' | 'failed';
