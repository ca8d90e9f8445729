/** The frames of a liveness burst: which one is taken, and which files a new one makes superfluous. */
import { burstOf, isCompleteBurst, isCopy } from '../sessions/received-captures.ts';
import type { CaptureRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { ProtocolError } from './protocol-error.ts';

/** Fewest frames of a burst: one for each prompt. The most, twelve, is in the wire's schema. */
const minFrames = 3;

/**
 * Takes a frame of an open challenge; the last one closes it.
 *
 * @throws {ProtocolError} `server.refused` with 422 for a frame that cannot be; `upload.incomplete` with 409 for a nonce
 * that is not open: to send the same once more cannot help, the person has to do it again
 */
export const acceptFrame = async (
  tx: StorageWriter,
  capture: CaptureRecord,
  known: readonly CaptureRecord[],
  nowMs: number,
): Promise<void> => {
  const frame = capture.metadata.liveness;
  if (!frame || frame.frames < minFrames || frame.frame >= frame.frames)
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'A burst has 3 to 12 frames, counted from 0.',
    });
  const challenge = (await tx.challenges(capture.sessionId)).find(({ nonce }) => nonce === frame.nonce);
  if (!challenge || challenge.closed || challenge.expiresAtMs <= nowMs)
    throw new ProtocolError('upload.incomplete', {
      status: 409,
      detail: 'The liveness challenge is not open. Ask for a new one.',
    });
  const burst = burstOf(known, frame.nonce);
  if (burst.some(({ metadata }) => metadata.liveness?.frames !== frame.frames))
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'The frames disagree on their number.',
    });
  if (!challenge.actions.includes(frame.action))
    throw new ProtocolError('server.refused', { status: 422, detail: 'The challenge has no such action.' });
  if (isCompleteBurst([...burst.filter((other) => other.frame !== frame.frame), capture]))
    await tx.putChallenge({ ...challenge, closed: true });
};

/**
 * What a new file replaces: the file in its place, and with a picture its copy. An earlier burst goes once the new one is complete, or at once if
 * it never was.
 */
export const replacedBy = (
  capture: CaptureRecord,
  known: readonly CaptureRecord[],
): readonly CaptureRecord[] => {
  const nonce = capture.metadata.liveness?.nonce;
  if (nonce === undefined) return isCopy(capture) ? known.filter(isCopy) : known;
  const own = burstOf(known, nonce);
  const inPlace = own.filter(({ frame }) => frame === capture.frame);
  const isComplete = isCompleteBurst([...own.filter(({ frame }) => frame !== capture.frame), capture]);
  const earlier = known.filter((file) => file.metadata.liveness?.nonce !== nonce);
  return [
    ...inPlace,
    ...earlier.filter(
      (file) => isComplete || !isCompleteBurst(burstOf(earlier, file.metadata.liveness?.nonce ?? '')),
    ),
  ];
};
