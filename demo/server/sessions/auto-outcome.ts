/**
 * Sessions that nobody has to decide or play by hand, by two words in the `metadata` of a sandbox session. They are this
 * project's, no provider's: any other value is the caller's own and means nothing here.
 */
import { sandboxOutcomes, type SandboxOutcome } from '../../../src/model/session.ts';
import type { AutoOutcome, SessionRecord } from '../storage/records.ts';

const outcomes: readonly AutoOutcome[] = [...sandboxOutcomes, 'fail'];

/** `metadata.sandbox_outcome`, else what the sandbox was started with; `null` where a person has to choose. */
export const autoOutcome = (
  { environment, metadata }: Pick<SessionRecord, 'environment' | 'metadata'>,
  auto: SandboxOutcome | null,
): AutoOutcome | null => {
  if (environment !== 'sandbox') return null;
  return outcomes.find((outcome) => outcome === metadata['sandbox_outcome']) ?? auto;
};

/** Whether `metadata.sandbox_capture` asks for the scripted person. */
export const isScripted = ({ environment, metadata }: SessionRecord): boolean =>
  environment === 'sandbox' && metadata['sandbox_capture'] === 'auto';
