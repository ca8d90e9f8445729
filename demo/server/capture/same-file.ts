/** Whether two files of a session are the same one, come twice. Pure. */
import { isCopy } from '../sessions/received-captures.ts';
import type { CaptureRecord } from '../storage/records.ts';

/** What tells a file from the others of its step. */
export type FileIdentity = Pick<CaptureRecord, 'step' | 'frame' | 'sha256' | 'metadata'>;

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
