/** Where an uploaded file belongs in its session, and whether the session asks for it now. */
import { captureStepIds, type CaptureStepId } from '../../../src/model/step.ts';
import type { CaptureMetadataWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { backIsAsked } from '../sessions/received-captures.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { ArrivalGoal } from './arrivals.ts';
import type { CaptureContext } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** The step of the address. @throws {ProtocolError} `server.unsupported_step` */
export const captureStepOf = (c: CaptureContext): CaptureStepId => {
  const step = captureStepIds.find((id) => id === c.req.param('step'));
  if (!step) throw new ProtocolError('server.unsupported_step');
  return step;
};

/** Number of the frame; 0 for all steps but liveness. */
export const frameOf = ({ liveness }: CaptureMetadataWire): number => liveness?.frame ?? 0;

/** What tells the files of a step apart. */
export const amongOf = (metadata: CaptureMetadataWire): string =>
  [metadata.liveness?.nonce ?? '', String(frameOf(metadata)), metadata.copy ?? ''].join(' ');

/** The file that the calling device sends for that step. */
export const goalOf = (
  c: CaptureContext,
  step: CaptureStepId,
  metadata: CaptureMetadataWire,
  sha256: string,
): ArrivalGoal => {
  const { id: deviceId, sessionId } = c.get('device');
  return { place: { sessionId, deviceId, step, among: amongOf(metadata) }, sha256 };
};

/** Says no before ten megabytes are read; the transaction asks the same questions again. */
export const refuseEarly = async (
  c: CaptureContext,
  { storage }: Pick<Services, 'storage'>,
  step: CaptureStepId,
): Promise<void> => {
  const session = await storage.session(c.get('device').sessionId);
  if (session?.holderDeviceId !== c.get('device').id) throw new ProtocolError('handoff.taken');
  refuseUnasked(session, step);
};

/** @throws {ProtocolError} `server.refused` when the session does not ask for this picture now */
export const refuseUnasked = (session: SessionRecord, step: CaptureStepId): void => {
  requireConsent(session);
  const isDocument = step === 'document-front' || step === 'document-back';
  if (!session.steps.includes(step) || (step === 'document-back' && !backIsAsked(session)))
    throw new ProtocolError('server.refused', { detail: 'The session does not ask for this capture.' });
  if (isDocument && session.documentType === null)
    throw new ProtocolError('server.refused', { detail: 'The type of document has to be chosen first.' });
};
