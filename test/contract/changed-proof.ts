/** A device whose proof says something else than it should. */
import type { JsonAnswer } from './backend.ts';
import type { Device } from './device.ts';
import type { ProofChanges, ProvenCall } from './proof-key.ts';
import { rawCall } from './raw-call.ts';

/** `GET …/session` by a device, with a proof that is different. */
export const askWith = (
  device: Device,
  changes: ProofChanges,
  about: Partial<ProvenCall> = {},
): Promise<JsonAnswer> => {
  const { proofKey, credential, nonce, captureUrl } = device;
  const url = `${captureUrl}/session`;
  const DPoP = proofKey?.proof({ method: 'GET', url, nonce, credential, ...about }, changes) ?? '';
  return rawCall(url, 'GET', { Authorization: `Bearer ${credential}`, DPoP });
};
