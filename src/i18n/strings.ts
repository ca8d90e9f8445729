/** Every sentence of the element, typed: a locale that misses one does not compile. Functions where values go in. */
import type { LivenessAction, ProofOfAddressKind } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import type { CameraCode, ErrorCode, HandoffCode, RareCode } from '../model/errors.ts';
import type { FieldName } from '../model/field.ts';
import type { SandboxOutcome } from '../model/session.ts';
import type { StepId } from '../model/step.ts';
import type { OpeningStrings } from './opening-strings.ts';

/** Sentences of everything after the first screen. */
export interface Strings extends OpeningStrings {
  // The frame around every step
  readonly stepCount: (index: number, count: number) => string;
  readonly back: string;
  readonly cancel: string;
  readonly close: string;
  readonly retry: string;
  /** While an answer is waited for longer than usual. */
  readonly stillTrying: string;
  /** A step was answered by somebody else while it was on the screen. */
  readonly doneElsewhere: string;
  readonly continue: string;
  readonly sandboxBadge: string;
  /** Names of the steps, as the review and the progress speak of them. */
  readonly stepNames: Readonly<Record<StepId, string>>;
  readonly fileSize: (bytes: number) => string;

  // Consent
  readonly consentTitle: string;
  readonly consentAgree: string;
  readonly consentDecline: string;
  readonly consentVersion: (version: string) => string;

  // Document type
  readonly documentTypeTitle: string;
  readonly documentTypeLead: string;
  readonly documentTypes: Readonly<Record<DocumentType, string>>;
  readonly documentSides: Readonly<Record<'one' | 'two', string>>;

  // Captures
  readonly frontTitle: (document: DocumentType | null) => string;
  readonly frontLead: string;
  readonly backTitle: (document: DocumentType | null) => string;
  readonly backLead: string;
  readonly selfieTitle: string;
  readonly selfieLead: string;
  readonly cameraOpening: string;
  readonly cameraHint: string;
  readonly takePhoto: string;
  readonly switchCamera: string;
  readonly torchOn: string;
  readonly torchOff: string;
  readonly chooseFile: string;
  readonly chooseFileHint: string;
  readonly chooseFileHintPdf: string;
  readonly useCamera: string;
  readonly dropHere: string;
  readonly preparing: string;
  readonly previewTitle: string;
  readonly previewLead: Readonly<Record<'document' | 'selfie' | 'proof-of-address', string>>;
  readonly previewAlt: string;
  readonly usePhoto: string;
  readonly retake: string;
  readonly receivedTitle: string;
  readonly receivedLead: string;
  readonly pdfDocument: string;
  readonly continueOnPhone: string;

  // Liveness
  readonly livenessTitle: string;
  readonly livenessLead: string;
  readonly livenessBegin: string;
  readonly livenessPrompts: Readonly<Record<LivenessAction, string>>;
  readonly livenessPromptCount: (index: number, count: number) => string;
  readonly livenessPhotoFor: (prompt: string) => string;

  // Fields
  readonly fieldsTitle: string;
  readonly fieldsLead: string;
  readonly fieldNames: Readonly<Record<FieldName, string>>;
  readonly fieldHints: Readonly<Partial<Record<FieldName, string>>>;
  readonly addressLegend: string;
  readonly optional: string;
  readonly chooseOne: string;
  readonly fieldMissing: (label: string) => string;
  readonly fieldInvalid: Readonly<Partial<Record<FieldName, string>>>;
  readonly fieldRefused: (label: string) => string;

  // Proof of address
  readonly proofTitle: string;
  readonly proofLead: string;
  readonly proofKind: string;
  readonly proofKinds: Readonly<Record<ProofOfAddressKind, string>>;
  readonly proofDate: string;
  readonly proofDateInvalid: string;
  readonly proofFileMissing: string;

  // Review and submission
  readonly reviewTitle: string;
  readonly reviewLead: string;
  readonly reviewChange: (what: string) => string;
  readonly changeShort: string;
  readonly reviewSending: (percent: number) => string;
  readonly reviewSent: string;
  readonly reviewNotSent: string;
  readonly reviewMetadata: string;
  readonly reviewPhotos: (count: number) => string;
  readonly submit: string;
  readonly submittingTitle: string;
  readonly submittingLead: string;
  readonly submittingBytes: (sent: string, total: string) => string;

  // Sandbox outcome
  readonly outcomeTitle: string;
  readonly outcomeLead: string;
  readonly outcomes: Readonly<Record<SandboxOutcome, string>>;
  readonly outcomeHints: Readonly<Record<SandboxOutcome, string>>;
  readonly finish: string;

  // Ends
  readonly completedTitle: string;
  readonly completedLead: string;
  readonly completedOther: string;
  readonly redirecting: string;
  readonly followLink: string;
  readonly expiredTitle: string;
  readonly failedTitle: string;
  readonly setupTitle: string;
  readonly cancelledTitle: string;
  readonly cancelledLead: string;
  readonly declinedLead: string;
  readonly renew: string;
  readonly startOver: string;
  readonly errorReference: (code: string) => string;

  /**
   * What happened and what to do now. Those about the camera come with its help, those about inviting another device
   * with that; one that a page gives here goes before them.
   */
  readonly errors: Readonly<
    Record<Exclude<ErrorCode, CameraCode | HandoffCode | RareCode>, string> &
      Partial<Record<CameraCode | HandoffCode | RareCode, string>>
  >;
  /** For every code about the camera, where its help does not load. */
  readonly cameraProblem: string;
}
