/** Whether two files of a session are the same one, come twice. */
import type { Services } from '../services.ts';
import { isCopy } from '../sessions/received-captures.ts';
import type { CaptureRecord } from '../storage/records.ts';
import type { CaptureContext } from './capture-env.ts';

/** What tells a file from the others of its step. */
type FileIdentity = Pick<CaptureRecord, 'step' | 'frame' | 'sha256' | 'metadata'>;

/** The same bytes for the same place: for liveness, the same frame of the same burst; a copy is no picture. */
export const isSameFile = (one: FileIdentity, other: FileIdentity): boolean =>
  one.step === other.step &&
  one.sha256 === other.sha256 &&
  one.frame === other.frame &&
  isCopy(one) === isCopy(other) &&
  one.metadata.liveness?.nonce === other.metadata.liveness?.nonce;

/** Whether nothing new is said of the file, either. */
export const saysTheSame = (one: FileIdentity, other: FileIdentity): boolean =>
  JSON.stringify(one.metadata) === JSON.stringify(other.metadata);

/** The file as the session has it already, of which nothing new is said, or `null`. */
export const heldFile = async (
  c: CaptureContext,
  { storage }: Pick<Services, 'storage'>,
  file: FileIdentity,
): Promise<CaptureRecord | null> => {
  const held = await storage.captures(c.get('device').sessionId);
  return held.find((one) => isSameFile(one, file) && saysTheSame(one, file)) ?? null;
};
