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
}

/** The documented session API that made the session. */
export type Provider = 'verifa' | 'verilock';

/** Who asks, as a person may know it before deciding. */
export interface Brand {
  readonly name: string;
}

/** What can be known before the claim: it consumes nothing. */
export interface Invitation {
  readonly brand: Brand;
  readonly isSandbox: boolean;
  /** Whether this link was made to move the session to another device, and from what kind of device. */
  readonly handoff: { readonly from: string; readonly askedAt: string } | null;
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

/** How far a handoff to another device has come. */
export type HandoffPhase = 'waiting' | 'connected' | 'taken-back' | 'expired' | 'completed';

/** A one-time link for another device. */
export interface HandoffLink {
  readonly url: string;
  /** When the link stops working, in milliseconds of this device's clock. */
  readonly expiresAtMs: number;
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
  /** What kind of device the other one is, e.g. "Chrome on Android", while there is one. */
  readonly otherDevice: string | null;
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
