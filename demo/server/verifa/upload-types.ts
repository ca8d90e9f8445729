/** What a backend may upload, in Verifa's words, and where the capture protocol keeps the same. Data, and nothing else. */
import type { CaptureStepId } from '../../../src/model/step.ts';

/** `document_type` of an upload (Verifa "Upload session document"). */
export const uploadTypes = ['id_front', 'id_back', 'selfie', 'proof_of_address'] as const;

/** One of them. */
export type UploadType = (typeof uploadTypes)[number];

/** The step of the hosted capture that takes the same picture. */
export const stepOf: Readonly<Record<UploadType, Exclude<CaptureStepId, 'liveness'>>> = {
  id_front: 'document-front',
  id_back: 'document-back',
  selfie: 'selfie',
  proof_of_address: 'proof-of-address',
};
