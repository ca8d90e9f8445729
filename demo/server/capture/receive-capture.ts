/**
 * `PUT …/captures/{step}`: one file of a capture. The bytes are in the vault before the record names them, so an
 * acknowledged file is never lost and a broken one never counts.
 */
import type { Handler } from 'hono';
import { maxCaptureBytes } from '../../../src/model/capture.ts';
import { captureStepIds, type CaptureStepId } from '../../../src/model/step.ts';
import { newId, sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import { backIsAsked } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { changed, runCall, unchanged, type Call, type Outcome } from './change-session.ts';
import {
  checkDigest,
  detectedType,
  expectedDigest,
  readMetadata,
  type IncomingFile,
} from './incoming-file.ts';
import { acceptFrame, replacedBy } from './liveness-burst.ts';
import { ProtocolError } from './protocol-error.ts';
import { readBytes } from './read-request.ts';
import { requireConsent } from './require-consent.ts';

/** Receives a file; the same file again is acknowledged and not stored twice, another one replaces it. */
export const receiveCapture =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const step = captureStepIds.find((id) => id === c.req.param('step'));
    if (!step) throw new ProtocolError('server.unsupported_step');
    await refuseEarly(c, services, step);
    const file = await readFile(c, step);
    const id = newId('cpt_');
    const capture: CaptureRecord = {
      id,
      sessionId: c.get('device').sessionId,
      step,
      frame: file.metadata.liveness?.frame ?? 0,
      mimeType: file.mimeType,
      bytes: file.bytes.length,
      sha256: file.sha256,
      metadata: file.metadata,
      receivedAtMs: services.clock.now(),
    };
    await services.vault.write(capture, file.bytes);
    const { isKept, answer } = await keepInSession(c, services, capture).catch(async (error: unknown) => {
      await services.vault.delete([id]);
      throw error;
    });
    if (!isKept) await services.vault.delete([id]);
    return c.json(answer as object);
  };

/** Puts the record into the session's transaction; `isKept` is `false` where the file was known already. */
const keepInSession = (
  c: CaptureContext,
  services: Services,
  capture: CaptureRecord,
): Promise<{ readonly isKept: boolean; readonly answer: unknown }> =>
  services.storage.write(async (tx) => {
    const kept: { capture: CaptureRecord | null } = { capture: null };
    const answer = await runCall(c, services, tx, true, async (call) => {
      const result = await keep(call, capture);
      kept.capture = result.isKept ? capture : null;
      return result.outcome;
    });
    return { isKept: kept.capture !== null, answer };
  });

/** Says no before ten megabytes are read; the transaction asks the same questions again. */
const refuseEarly = async (c: CaptureContext, { storage }: Services, step: CaptureStepId): Promise<void> => {
  const session = await storage.session(c.get('device').sessionId);
  if (session?.holderDeviceId !== c.get('device').id) throw new ProtocolError('handoff.taken');
  refuseUnasked(session, step);
};

/** @throws {ProtocolError} `server.refused` when the session does not ask for this picture now */
const refuseUnasked = (session: SessionRecord, step: CaptureStepId): void => {
  requireConsent(session);
  const isDocument = step === 'document-front' || step === 'document-back';
  if (!session.steps.includes(step) || (step === 'document-back' && !backIsAsked(session)))
    throw new ProtocolError('server.refused', { detail: 'The session does not ask for this capture.' });
  if (isDocument && session.documentType === null)
    throw new ProtocolError('server.refused', { detail: 'The type of document has to be chosen first.' });
};

/** @throws {ProtocolError} `upload.too_large`, `capture.empty`, `upload.rejected_type`, `upload.incomplete` */
const readFile = async (c: CaptureContext, step: CaptureStepId): Promise<IncomingFile> => {
  const mimeType = detectedType.declared(c.req.header('Content-Type'), step);
  const metadata = readMetadata(c.req.header('Idv-Capture-Metadata'), step);
  const digest = expectedDigest(c.req.header('Content-Digest'));
  const bytes = await readBytes(c, maxCaptureBytes);
  if (!bytes) throw new ProtocolError('upload.too_large');
  if (bytes.length === 0) throw new ProtocolError('capture.empty');
  checkDigest(bytes, digest);
  if (!detectedType.matches(bytes, mimeType)) throw new ProtocolError('upload.rejected_type');
  return { mimeType, metadata, bytes, sha256: sha256Hex(bytes) };
};

interface Kept {
  /** `false` where the file was known already. */
  readonly isKept: boolean;
  readonly outcome: Outcome;
}

const keep = async ({ tx, session, nowMs }: Call, capture: CaptureRecord): Promise<Kept> => {
  refuseUnasked(session, capture.step);
  const known = (await tx.captures(session.id)).filter(({ step }) => step === capture.step);
  const same = known.find((other) => isSameFile(other, capture));
  if (same) {
    const isRepeat = JSON.stringify(same.metadata) === JSON.stringify(capture.metadata);
    if (!isRepeat) await tx.putCapture({ ...same, metadata: capture.metadata });
    return { isKept: false, outcome: isRepeat ? unchanged : changed(session) };
  }
  if (capture.step === 'liveness') await acceptFrame(tx, capture, known, nowMs);
  for (const { id } of replacedBy(capture, known)) await tx.deleteCapture(id);
  await tx.putCapture(capture);
  return { isKept: true, outcome: changed(session) };
};

/** The same bytes for the same place: for liveness, the same frame of the same burst. */
const isSameFile = (one: CaptureRecord, other: CaptureRecord): boolean =>
  one.sha256 === other.sha256 &&
  one.frame === other.frame &&
  one.metadata.liveness?.nonce === other.metadata.liveness?.nonce;
