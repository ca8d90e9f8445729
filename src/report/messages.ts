/**
 * The versioned envelope between the element's page and the page that embeds or opened it, as the element uses it:
 * messages out, commands in. What the parent page reads is read-message.ts.
 */
import type { ErrorCode } from '../model/errors.ts';
import type { HostMessage } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { EndStatus, HandoffPhase } from '../model/session.ts';
import type { StepId } from '../model/step.ts';

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

/** What every message begins with. */
export const envelope = (sessionId: string | null): Envelope => ({
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

/** What the element's page received, as a command of the embedding page, or `null`. */
export const readCommand = (data: unknown): HostCommand | null => {
  const fields = ownFields(data);
  if (fields?.['type'] === 'close') return { type: 'close' };
  const lang = fields?.['lang'];
  if (
    fields?.['type'] === 'language' &&
    typeof lang === 'string' &&
    /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(lang)
  )
    return { type: 'language', lang };
  return null;
};

/** Own, enumerable properties of an envelope of ours, on a record without prototype; else `null`. */
export const ownFields = (data: unknown): Record<string, unknown> | null => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields = Object.assign(Object.create(null) as Record<string, unknown>, data);
  return fields['source'] === messageSource && fields['version'] === messageVersion ? fields : null;
};
