/**
 * Takes in the body of an upload: a file in one go, or the part of one that goes on where the last one broke off. What it
 * is of a file is looked at once all is there.
 */
import { maxCaptureBytes } from '../../../src/model/capture.ts';
import type { Services } from '../services.ts';
import type { Arrival, ArrivalGoal } from './arrivals.ts';
import { PenLost, type ArrivingFile } from './arriving-file.ts';
import type { CaptureContext } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';
import { readPieces } from './read-request.ts';
import { beyondTheEnd, elsewhere, type UploadPart } from './upload-headers.ts';

/** A file that is there as a whole. */
export interface TakenIn {
  read(): Promise<Buffer>;
  /** Nobody needs it any more. */
  letGo(): Promise<void>;
}

type TakingServices = Pick<Services, 'arrivals'>;

/**
 * How long whoever comes anew waits for the connections before, in milliseconds: what a broken one has brought is read to
 * its end by then, also where nobody had begun with it, and one that only hangs is given up.
 */
const patienceMs = 1000;

/** A file in one go: nothing stays of one that breaks off. @throws {ProtocolError} `upload.too_large`, `upload.incomplete` */
export const takeInWhole = async (
  c: CaptureContext,
  { arrivals }: TakingServices,
  sessionId: string,
): Promise<TakenIn> => {
  const file = await arrivals.whole(sessionId);
  const letGo = (): Promise<void> => arrivals.removeWhole(sessionId, file);
  try {
    await write(c, file, maxCaptureBytes, () => new ProtocolError('upload.too_large'));
  } catch (error) {
    await letGo();
    throw error;
  }
  return { read: () => file.read(), letGo };
};

/**
 * Whoever comes anew has given up the connections before: what they have brought is waited for, and then they are cut off.
 * Answers the part as it stays from then on, or `null`: whoever gets that has to ask after it whether the file has become
 * whole meanwhile.
 *
 * @throws {ProtocolError} `upload.incomplete` for a connection that is itself the one given up
 */
export const settle = async (
  c: CaptureContext,
  { arrivals }: TakingServices,
  goal: ArrivalGoal,
): Promise<Arrival | null> => {
  const visit = c.get('visit');
  const timer: { running?: NodeJS.Timeout } = {};
  const patience = new Promise<void>((resolve) => {
    timer.running = setTimeout(resolve, patienceMs).unref();
  });
  try {
    await Promise.race([visit.afterOthers(), patience]);
    requireOpen(c);
    visit.giveUpOthers();
    const kept = await arrivals.kept(goal);
    requireOpen(c);
    await kept?.file.settle(patience);
  } finally {
    clearTimeout(timer.running);
  }
  requireOpen(c);
  return arrivals.kept(goal);
};

/** A call that got here late, after its connection broke, must not cut off the one that came in its place. */
const requireOpen = (c: CaptureContext): void => {
  if (c.env.outgoing.destroyed) throw new ProtocolError('upload.incomplete');
};

/**
 * A part, which has to begin where the file ends so far; what comes of it stays, whatever happens to the connection. Returns
 * once the file is whole.
 *
 * @param kept what `settle` has answered
 * @throws {ProtocolError} `upload.incomplete` with where to go on; `server.refused` for a body that goes beyond the end
 */
export const takeInPart = async (
  c: CaptureContext,
  { arrivals }: TakingServices,
  goal: ArrivalGoal,
  { offsetBytes, totalBytes }: UploadPart,
  kept: Arrival | null,
): Promise<TakenIn> => {
  const begun = kept?.totalBytes === totalBytes ? kept.file : null;
  if (offsetBytes !== (begun?.bytes ?? 0)) {
    c.get('visit').end();
    if (!c.get('visit').isGivenUp) await readToEnd(c);
    throw elsewhere(c, begun?.bytes ?? 0);
  }
  const mayWrite = (): boolean => !c.get('visit').isGivenUp && !c.env.outgoing.destroyed;
  const letGo = (): Promise<void> => arrivals.drop(goal);
  let file = begun;
  try {
    if (!mayWrite()) throw new PenLost();
    file ??= (await arrivals.begin(goal, totalBytes, mayWrite)).file;
    await write(c, file, totalBytes, beyondTheEnd, offsetBytes);
  } catch (error) {
    if (error instanceof PenLost) throw elsewhere(c, file?.bytes ?? 0);
    if (error instanceof ProtocolError && error.code !== 'upload.incomplete') await letGo();
    throw error;
  }
  if (file.bytes < totalBytes) throw elsewhere(c, file.bytes);
  return { read: () => file.read(), letGo };
};

/**
 * Lets the whole body come, for nothing: browsers look for an answer only when all has left, and one whose connection is
 * closed before takes that for a broken line.
 *
 * @throws {ProtocolError} `upload.too_large`, `upload.incomplete`
 */
export const readToEnd = async (c: CaptureContext): Promise<void> => {
  const body = readPieces(c, maxCaptureBytes, () => new ProtocolError('upload.too_large'));
  while (!(await body.next()).done);
};

/** Writes the body behind what is there, up to `mostBytes` in all. @throws {PenLost} where it is not the end any more */
const write = async (
  c: CaptureContext,
  file: ArrivingFile,
  mostBytes: number,
  tooLong: () => ProtocolError,
  offsetBytes = 0,
): Promise<void> => {
  const pen = await file.takeOver();
  try {
    if (file.bytes !== offsetBytes) throw new PenLost();
    for await (const piece of readPieces(c, mostBytes - offsetBytes, tooLong)) {
      // The pen may have been taken up after all others were taken away.
      if (c.get('visit').isGivenUp) throw new PenLost();
      await pen.write(piece);
    }
  } finally {
    await pen.putDown();
  }
};
