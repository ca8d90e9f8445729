/**
 * Reads what a capture page posted, for whoever embeds or opened it. By hand, without a schema library, because parent
 * pages import this. Anything that is not exactly one of our messages is `null`; nothing throws.
 */
import { isErrorCode } from '../model/errors.ts';
import { handoffPhases, type EndStatus } from '../model/session.ts';
import { stepIds } from '../model/step.ts';
import { envelope, ownFields, type CaptureMessage } from './messages.ts';

/** What a window received, as one of our messages, or `null`. Own properties only: a prototype proves nothing. */
export const readMessage = (data: unknown): CaptureMessage | null => {
  const fields = ownFields(data);
  if (!fields) return null;
  const sessionId = fields['session_id'];
  if (sessionId !== null && !isShortString(sessionId)) return null;
  const shared = envelope(sessionId);
  switch (fields['type']) {
    case 'ready':
    case 'cancel':
      return { ...shared, type: fields['type'] };
    case 'step': {
      const step = stepIds.find((id) => id === fields['step']);
      const { index, count } = fields as { index: unknown; count: unknown };
      return step && isCount(index) && isCount(count)
        ? { ...shared, type: 'step', step, index, count }
        : null;
    }
    case 'resize': {
      const height = fields['height'];
      return isCount(height) && height <= 100_000 ? { ...shared, type: 'resize', height } : null;
    }
    case 'handoff': {
      const phase = handoffPhases.find((known) => known === fields['phase']);
      return phase ? { ...shared, type: 'handoff', phase } : null;
    }
    case 'complete': {
      const status = endStatuses.find((known) => known === fields['status']);
      return status && sessionId !== null ? { ...shared, type: 'complete', status } : null;
    }
    case 'error': {
      const code = fields['code'];
      return typeof code === 'string' && isErrorCode(code) ? { ...shared, type: 'error', code } : null;
    }
    default:
      return null;
  }
};

const endStatuses = ['completed', 'cancelled', 'expired', 'failed'] as const satisfies readonly EndStatus[];

const isShortString = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
