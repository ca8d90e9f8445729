/**
 * `PUT …/captures/{step}`: one file of a capture. The bytes are in the vault before the record names them, so an
 * acknowledged file is never lost and a broken one never counts.
 */
import type { Handler } from 'hono';
import { captureStepIds, type CaptureStepId } from '../../../src/model/step.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { backIsAsked, isCopy } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { changed, runCall, unchanged, type Call, type Outcome } from './change-session.ts';
import { announcedFile, checkDigest, checkedPieces, digestIn } from './incoming-file.ts';
import { acceptFrame, replacedBy } from './liveness-burst.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** Receives a file; the same file again is acknowledged and not stored twice, another one replaces it. */
export const receiveCapture =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const step = captureStepIds.find((id) => id === c.req.param('step'));
    if (!step) throw new ProtocolError('server.unsupported_step');
    await refuseEarly(c, services, step);
    const file = announcedFile(c, step);
    const id = newId('cpt_');
    const entry = {
      id,
      sessionId: c.get('device').sessionId,
      step,
      frame: file.metadata.liveness?.frame ?? 0,
      metadata: file.metadata,
    };
    const { bytes, sha256 } = await services.vault.receive(entry, checkedPieces(c, file), (received) => {
      checkDigest(file, received.sha256);
    });
    const capture: CaptureRecord = {
      ...entry,
      mimeType: file.mimeType,
      bytes,
      sha256,
      receivedAtMs: services.clock.now(),
    };
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
  if (isCopy(capture)) refuseStrayCopy(capture, known);
  if (capture.step === 'liveness') await acceptFrame(tx, capture, known, nowMs);
  for (const { id } of replacedBy(capture, known)) await tx.deleteCapture(id);
  await tx.putCapture(capture);
  return { isKept: true, outcome: changed(session) };
};

/** @throws {ProtocolError} `server.refused` for a copy without its picture: none is there, or another one by now */
const refuseStrayCopy = ({ metadata }: CaptureRecord, known: readonly CaptureRecord[]): void => {
  const picture = known.find((other) => !isCopy(other));
  const of = digestIn(metadata.copy_of);
  if (!picture || (of !== null && of !== picture.sha256))
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'The picture that this is a copy of is not there.',
    });
};

/** The same bytes for the same place: for liveness, the same frame of the same burst; a copy is no picture. */
const isSameFile = (one: CaptureRecord, other: CaptureRecord): boolean =>
  one.sha256 === other.sha256 &&
  one.frame === other.frame &&
  isCopy(one) === isCopy(other) &&
  one.metadata.liveness?.nonce === other.metadata.liveness?.nonce;
