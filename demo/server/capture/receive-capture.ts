/**
 * `PUT …/captures/{step}`: one file of a capture. The bytes are in the vault before the record names them, so an
 * acknowledged file is never lost and a broken one never counts.
 */
import type { Handler } from 'hono';
import { cleanFile } from '../pictures/clean-file.ts';
import { FileRefused } from '../pictures/file-refused.ts';
import { newId, sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import { isCopy } from '../sessions/received-captures.ts';
import type { CaptureRecord } from '../storage/records.ts';
import { Turns } from '../storage/turns.ts';
import type { Vault, VaultEntry } from '../vault.ts';
import { PenLost } from './arriving-file.ts';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { changed, runCall, unchanged, type Call, type Outcome } from './change-session.ts';
import { announcedFile, checkArrived, digestIn, type AnnouncedFile } from './incoming-file.ts';
import { acceptFrame, replacedBy } from './liveness-burst.ts';
import { ProtocolError } from './protocol-error.ts';
import { heldFile, isSameFile, saysTheSame } from './same-file.ts';
import { readToEnd, settle, takeInPart, takeInWhole, type TakenIn } from './take-in.ts';
import { captureStepOf, frameOf, goalOf, refuseEarly, refuseUnasked } from './upload-place.ts';

/** Files that are whole in memory at once: each has up to ten megabytes, as it came and as it is kept. */
const filesAtOnce = 2;

const finishing = new Turns(filesAtOnce);

/** Receives a file; the same file again is acknowledged and not stored twice, another one replaces it. */
export const receiveCapture =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const step = captureStepOf(c);
    await refuseEarly(c, services, step);
    const file = announcedFile(c, step);
    const { sessionId } = c.get('device');
    const { metadata, mimeType } = file;
    const frame = frameOf(metadata);
    const { part, sha256: announced } = file;
    const takeIn = async (): Promise<TakenIn | null> => {
      if (!part || announced === null) return takeInWhole(c, services, sessionId);
      const goal = goalOf(c, step, metadata, announced);
      const kept = await settle(c, services, goal);
      if (await heldFile(c, services, { step, frame, sha256: announced, metadata })) return null;
      return takeInPart(c, services, goal, part, kept);
    };
    const taken = await takeIn();
    if (!taken) return c.json((await acknowledge(c, services)) as object);
    const entry = { id: newId('cpt_'), sessionId, step, frame, metadata };
    try {
      const { bytes, sha256 } = await finishing.take(() => finish(services.vault, file, entry, taken));
      const receivedAtMs = services.clock.now();
      const capture: CaptureRecord = { ...entry, mimeType, bytes, sha256, receivedAtMs };
      const { isKept, answer } = await keepInSession(c, services, capture);
      if (!isKept) await services.vault.delete([entry.id]);
      await taken.letGo();
      return c.json(answer as object);
    } catch (error) {
      await services.vault.delete([entry.id]);
      // A failure of our own is no reason to have it all sent once more.
      if (!file.part || error instanceof ProtocolError) await taken.letGo();
      throw error;
    }
  };

/** The answer to a file that is there already. */
const acknowledge = async (c: CaptureContext, services: Services): Promise<unknown> => {
  await readToEnd(c);
  return services.storage.write((tx) => runCall(c, services, tx, true, () => unchanged));
};

/** Cleans what has arrived and keeps it; tells what it was as it came. @throws {ProtocolError} */
const finish = async (
  vault: Vault,
  file: AnnouncedFile,
  entry: VaultEntry,
  taken: TakenIn,
): Promise<{ readonly bytes: number; readonly sha256: string }> => {
  const bytes = await taken.read().catch((error: unknown) => {
    // The connection before has just brought it to its end: another try finds it there.
    throw error instanceof PenLost ? new ProtocolError('server.unavailable', { status: 503 }) : error;
  });
  const sha256 = sha256Hex(bytes);
  checkArrived(file, bytes, sha256);
  const { mimeType } = file;
  const clean = await cleanFile({ bytes, mimeType, step: entry.step }).catch((error: unknown) => {
    throw error instanceof FileRefused ? new ProtocolError(error.code, { detail: error.detail }) : error;
  });
  await vault.write(entry, clean.bytes);
  return { bytes: bytes.length, sha256 };
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
    const isRepeat = saysTheSame(same, capture);
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
