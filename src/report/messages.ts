/**
 * The versioned envelope between the element's page and the page that embeds or opened it, both ways. Read by hand,
 * without a schema library: the parent page imports this too. Anything that is not exactly the shape is `null`.
 */
import { isErrorCode, type ErrorCode } from '../model/errors.ts';
import type { HostMessage } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus, HandoffPhase } from '../model/session.ts';
import { stepIds, type StepId } from '../model/step.ts';

/** Marks our messages among all others that reach a window. */
export const messageSource = 'idv-capture';

/** Version of the envelope. */
export const messageVersion = 1;

interface Envelope {
  readonly source: typeof messageSource;
  readonly version: typeof messageVersion;
  readonly session_id: string | null;
}

/** A message to the embedding or opening page. `height` is in CSS pixels; `index` counts from 1. */
export type CaptureMessage = Envelope &
  (
    | { readonly type: 'ready' }
    | { readonly type: 'step'; readonly step: StepId; readonly index: number; readonly count: number }
    | { readonly type: 'resize'; readonly height: number }
    | { readonly type: 'handoff'; readonly phase: HandoffPhase }
    | { readonly type: 'complete'; readonly status: EndStatus }
    | { readonly type: 'cancel' }
    | { readonly type: 'error'; readonly code: ErrorCode }
  );

/** A message from the embedding page. `lang` is a BCP 47 language tag. */
export type HostCommand = { readonly type: 'close' } | { readonly type: 'language'; readonly lang: string };

const envelope = (sessionId: string | null): Envelope => ({
  source: messageSource,
  version: messageVersion,
  session_id: sessionId,
});

/** The message that tells the embedding page of a report. */
export const messageOf = (report: Report, sessionId: string | null): CaptureMessage & HostMessage => {
  switch (report.type) {
    case 'ready':
    case 'cancel':
      return { ...envelope(sessionId), type: report.type };
    case 'step': {
      const { type, step, index, count } = report;
      return { ...envelope(sessionId), type, step, index, count };
    }
    case 'handoff':
      return { ...envelope(sessionId), type: 'handoff', phase: report.phase };
    case 'complete':
      return { ...envelope(report.sessionId), type: 'complete', status: report.status };
    case 'error':
      return { ...envelope(sessionId), type: 'error', code: report.code };
  }
};

/** The message that tells the embedding page how high the element is. */
export const resizeMessage = (height: number, sessionId: string | null): CaptureMessage & HostMessage => ({
  ...envelope(sessionId),
  type: 'resize',
  height,
});

/** A command as the embedding page sends it. */
export const commandMessage = (command: HostCommand): HostMessage => ({
  source: messageSource,
  version: messageVersion,
  ...command,
});

/** What a window received, as one of our messages, or `null`. Own properties only: a prototype proves nothing. */
export const readMessage = (data: unknown): CaptureMessage | null => {
  const fields = fieldsOf(data);
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
      return step && isCount(index) && isCount(count) ? { ...shared, type: 'step', step, index, count } : null;
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

/** What the element's page received, as a command of the embedding page, or `null`. */
export const readCommand = (data: unknown): HostCommand | null => {
  const fields = fieldsOf(data);
  if (fields?.['type'] === 'close') return { type: 'close' };
  const lang = fields?.['lang'];
  if (fields?.['type'] === 'language' && typeof lang === 'string' && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(lang))
    return { type: 'language', lang };
  return null;
};

const handoffPhases = ['waiting', 'connected', 'taken-back', 'expired', 'completed'] as const satisfies readonly HandoffPhase[];
const endStatuses = ['completed', 'cancelled', 'expired', 'failed'] as const satisfies readonly EndStatus[];

/** Own, enumerable properties of an envelope of ours, on a record without prototype. */
const fieldsOf = (data: unknown): Record<string, unknown> | null => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields = Object.assign(Object.create(null) as Record<string, unknown>, data);
  return fields['source'] === messageSource && fields['version'] === messageVersion ? fields : null;
};

const isShortString = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
