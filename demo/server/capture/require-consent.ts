/** The rule that every step past the consent shares. */
import { isRunning } from '../sessions/life.ts';
import type { SessionRecord } from '../storage/records.ts';
import { ProtocolError } from './protocol-error.ts';

/** @throws {ProtocolError} `server.refused` without consent, or when the capture has ended */
export const requireConsent = (session: SessionRecord): void => {
  if (!isRunning(session)) throw new ProtocolError('server.refused', { detail: 'The capture has ended.' });
  if (session.consent === null)
    throw new ProtocolError('server.refused', { detail: 'Consent has to be recorded first.' });
};
