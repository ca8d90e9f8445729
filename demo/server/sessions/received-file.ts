/**
 * A picture or document that a backend uploads for a session, for both session APIs. Which sessions may still take one,
 * and which types, is each operation's own matter.
 */
import type { CaptureStepId } from '../../../src/model/step.ts';
import { newId, sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import type { CaptureRecord, SessionRecord, StoredMetadata, StoredMimeType } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { keepSession } from './keep-session.ts';
import { begin } from './life.ts';
import { isCopy } from './received-captures.ts';

/** The call that brings the file, inside its transaction. */
interface ReceivingCall {
  readonly tx: StorageWriter;
  readonly services: Pick<Services, 'vault'>;
  readonly session: SessionRecord;
  readonly nowMs: number;
}

/** The file and where it belongs. */
interface ReceivedFile {
  readonly step: Exclude<CaptureStepId, 'liveness'>;
  readonly mimeType: StoredMimeType;
  /** As it was sent: what the record tells of, so that the same file is known again. */
  readonly sent: Uint8Array;
  /** As it is kept. */
  readonly kept: Uint8Array;
  /** Prefix of its id, e.g. `doc_`. */
  readonly idPrefix: string;
  readonly proofOfAddress?: NonNullable<StoredMetadata['proof_of_address']>;
}

/**
 * Keeps the file in place of the one that its step had; the same file again stays as it is, under its first id. The
 * first file of a session begins the capture.
 */
export const keepReceivedFile = async (
  { tx, services: { vault }, session, nowMs }: ReceivingCall,
  { step, mimeType, sent, kept, idPrefix, proofOfAddress }: ReceivedFile,
): Promise<CaptureRecord> => {
  const metadata: StoredMetadata = {
    source: 'file',
    width_px: null,
    height_px: null,
    ...(proofOfAddress ? { proof_of_address: proofOfAddress } : {}),
  };
  const sha256 = sha256Hex(sent);
  const former = (await tx.captures(session.id)).filter((capture) => capture.step === step);
  const same = former.find((capture) => capture.sha256 === sha256 && !isCopy(capture));
  const isNew = same === undefined;
  const capture: CaptureRecord = isNew
    ? {
        id: newId(idPrefix),
        sessionId: session.id,
        step,
        frame: 0,
        mimeType,
        bytes: sent.length,
        sha256,
        metadata,
        receivedAtMs: nowMs,
      }
    : { ...same, metadata };
  // The bytes are on the disk before the record that names them; without a record they are swept up.
  if (isNew) await vault.write(capture, kept);
  // The copy goes with the picture that it was made from.
  if (isNew) for (const { id } of former) await tx.deleteCapture(id);
  await tx.putCapture(capture);
  await keepSession(tx, begin(session), nowMs);
  return capture;
};
