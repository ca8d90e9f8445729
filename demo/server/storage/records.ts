/**
 * What the sandbox remembers, one record a thing. Times are milliseconds since the epoch; secrets are here as SHA-256
 * or sealed only, never as they are.
 */
import type { CaptureMimeType, LivenessAction } from '../../../src/model/capture.ts';
import type { DocumentType } from '../../../src/model/document.ts';
import type { HandoffPurpose, OpenHandoff, Provider, SandboxOutcome } from '../../../src/model/session.ts';
import type { CaptureStepId, StepId } from '../../../src/model/step.ts';
import type { CaptureMetadataWire } from '../../../src/session/request-schema.ts';

/** Which of a provider's two worlds a session lives in; a key of one never sees the other. */
export type Environment = 'sandbox' | 'live';

/** State of a session, finer than either provider tells; verifa/ and verilock/ translate it. */
export type SessionState =
  'created' | 'capturing' | 'sandbox_pending' | 'processing' | 'completed' | 'expired' | 'failed';

/** What a completed session came to. */
export type Decision = 'approved' | 'declined' | 'under_review';

/** How a sandbox session is decided without anybody choosing; `fail` is no decision but the end of the session. */
export type AutoOutcome = SandboxOutcome | 'fail';

/** Evidence that the person agreed. */
interface ConsentRecord {
  readonly atMs: number;
  /** `null` once the session is redacted. */
  readonly ip: string | null;
  readonly version: string;
  readonly language: string;
}

/** What the holder's asking for another device has come to. It is over as soon as the session changes hands. */
export interface HandoffRecord {
  readonly id: string;
  /** Device that has asked. */
  readonly askedBy: string;
  /** Its label, and the host of the page that it asked from. */
  readonly from: string;
  readonly site: string;
  readonly askedAtMs: number;
  /** The one that the asking device shows. */
  readonly number: number;
  /** What the other device has to choose from, in the order in which it is shown. */
  readonly numbers: readonly number[];
  readonly wrongChoices: number;
  readonly state: OpenHandoff['state'];
}

/** A verification session of either provider. `revision` is counted up by the storage with every change. */
export interface SessionRecord {
  readonly id: string;
  readonly revision: number;
  readonly provider: Provider;
  readonly environment: Environment;
  readonly state: SessionState;
  readonly decision: Decision | null;
  /** Set where the session decides itself once it is submitted; its steps then have no `sandbox-outcome`. */
  readonly autoOutcome?: AutoOutcome | null;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly expiresAtMs: number;
  readonly externalRef: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly redirectUrl: string | null;
  readonly tags: readonly string[];
  readonly country: string | null;
  readonly checks: readonly string[] | null;
  /** The only documents that are accepted, where the plan names them; the country decides where it does not. */
  readonly acceptedTypes?: readonly DocumentType[] | null;
  /** `workflow_id` of Verifa or `profile_id` of Verilock, as the request named it. */
  readonly planId: string | null;
  readonly steps: readonly StepId[];
  readonly livenessActions: readonly LivenessAction[];
  /** Sealed JSON: what the backend knew of the applicant when it made the session. */
  readonly applicantSealed: string | null;
  /** Sealed JSON: what the person entered. */
  readonly fieldsSealed: string | null;
  readonly consent: ConsentRecord | null;
  readonly documentType: DocumentType | null;
  readonly originDeviceId: string | null;
  readonly holderDeviceId: string | null;
  /** How often the session has changed hands. */
  readonly holding?: number;
  /** Device that came last to the one that began; it stays known when the session is taken back from it. */
  readonly joinedDeviceId?: string | null;
  readonly handoff?: HandoffRecord | null;
  readonly submittedAtMs: number | null;
  readonly processingEndsAtMs: number | null;
  readonly completedAtMs: number | null;
  /** When everything personal was removed; the record itself stays. */
  readonly redactedAtMs?: number | null;
}

/** How a link came to be: with the session, by `generate-one-time-link`, or by a device that hands over. */
type LinkKind = 'capture' | 'one_time' | 'handoff';

/** An address `{origin}/verify/{token}`; the token itself is not kept. */
export interface LinkRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: LinkKind;
  readonly tokenSha256: string;
  /** Device that has claimed it; a capture link is bound to it, a one-time link is used up by it. No id once taken back. */
  readonly claimedBy: string | null;
  readonly revoked: boolean;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** Label of the device that asked for a handoff link. */
  readonly from: string | null;
  /** What else is known of the asking, for handoff links only: see {@link HandoffRecord}. */
  readonly handoffId?: string;
  readonly purpose?: HandoffPurpose;
  readonly askedAtMs?: number;
  /** Host of the page that asked. `null` once the session is redacted. */
  readonly site?: string | null;
  /** Go along in the link's query. */
  readonly language?: string | null;
  readonly theme?: 'light' | 'dark' | null;
}

/** A code that can be typed in the place of a link; only the newest of a session leads anywhere. */
export interface LinkCodeRecord {
  /** Keyed, unlike other digests: all codes that there are can be tried in a minute. */
  readonly sha256: string;
  readonly sessionId: string;
  readonly linkId: string;
}

/** A browser that has claimed a session, recognisable by its key. */
export interface DeviceRecord {
  readonly id: string;
  readonly sessionId: string;
  /** Digest of its secret, or `jkt:` and the thumbprint of the key that it has proven. */
  readonly keySha256: string;
  readonly kind: 'phone' | 'desktop';
  readonly label: string;
  readonly language: string | null;
  /** Host of the page that it has claimed from. `null` once the session is redacted. */
  readonly site?: string | null;
}

/** A bearer credential of one device for one session. */
export interface CredentialRecord {
  readonly sha256: string;
  readonly sessionId: string;
  readonly deviceId: string;
}

/** What a received file is. The capture protocol takes JPEG and PDF only; the rest comes from backends. */
export type StoredMimeType = CaptureMimeType | 'image/png' | 'image/webp';

/** What is known of a file. A backend names the kind of a proof of address in its own words, and not always a date. */
export type StoredMetadata = Omit<CaptureMetadataWire, 'proof_of_address'> & {
  readonly proof_of_address?:
    { readonly kind: string; readonly document_date?: string | undefined } | undefined;
};

/** One received file; its bytes are in the vault under the same id. A straightened copy comes after its picture. */
export interface CaptureRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly step: CaptureStepId;
  /** 0 for all steps but liveness. */
  readonly frame: number;
  readonly mimeType: StoredMimeType;
  readonly bytes: number;
  readonly sha256: string;
  /** May name the person: the database holds it sealed. */
  readonly metadata: StoredMetadata;
  readonly receivedAtMs: number;
}

/** A liveness challenge; only the newest of a session is open, until its burst is complete. */
export interface ChallengeRecord {
  readonly nonce: string;
  readonly sessionId: string;
  readonly actions: readonly LivenessAction[];
  readonly expiresAtMs: number;
  readonly closed: boolean;
}

/** A webhook on its way. `nextAttemptAtMs` is `null` once it has arrived or was given up. */
export interface DeliveryRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly provider: Provider;
  readonly event: string;
  readonly payload: string;
  readonly url: string;
  readonly attempts: number;
  readonly nextAttemptAtMs: number | null;
  readonly statusCode: number | null;
  readonly signature: string | null;
  /** What the sandbox's own receiver made of the signature; `null` where it was not the receiver. */
  readonly signatureValid: boolean | null;
  readonly sentAtMs: number | null;
}

/** A stored answer to one `Idempotency-Key`, sealed because it may hold a credential. */
export interface AnswerRecord {
  readonly id: string;
  /** Session that the answer is about; absent where it was only made by the request. */
  readonly sessionId?: string;
  readonly requestSha256: string;
  readonly answerSealed: string;
  readonly expiresAtMs: number;
}
