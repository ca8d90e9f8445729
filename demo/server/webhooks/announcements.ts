/** The webhooks that a happening means for each provider: names and bodies as they are documented. */
import { newId } from '../secrets.ts';
import type { Happening } from '../sessions/life.ts';
import type { DeliveryRecord, SessionRecord } from '../storage/records.ts';
import { verifaStatus } from '../verifa/session-status.ts';
import { riskScore, verilockDecision, verilockStatus } from '../verilock/session-status.ts';

interface Announcement {
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Events of Verifa ("Webhooks"). Nothing is sent on submission: the decision is the next event. */
const verifaEvents: Record<Happening, string> = {
  created: 'session.created',
  started: 'session.started',
  expired: 'session.expired',
  approved: 'session.approved',
  declined: 'session.declined',
  requires_review: 'session.requires-review',
  redacted: 'session.redacted',
};

/** Events of Verilock ("Webhooks"). It announces the end of the checks and the decision separately. */
const verilockEvents: Record<Happening, readonly string[]> = {
  created: [],
  started: [],
  expired: ['session.expired'],
  approved: ['session.completed', 'session.approved'],
  declined: ['session.completed', 'session.declined'],
  requires_review: ['session.completed'],
  redacted: [],
};

const verifaAnnouncement = (session: SessionRecord, happening: Happening, nowMs: number): Announcement => {
  const event = verifaEvents[happening];
  return {
    event,
    body: {
      event,
      data: {
        session_id: session.id,
        external_ref: session.externalRef,
        status: verifaStatus(session),
        is_sandbox: session.environment === 'sandbox',
        created_at: new Date(session.createdAtMs).toISOString(),
      },
      created_at: new Date(nowMs).toISOString(),
    },
  };
};

const verilockAnnouncements = (
  session: SessionRecord,
  happening: Happening,
  nowMs: number,
): readonly Announcement[] =>
  verilockEvents[happening].map((event) => ({
    event,
    body: {
      event,
      data: {
        session_id: session.id,
        status: verilockStatus(session),
        risk_score: riskScore(session),
        decision: verilockDecision(session),
        completed_at: session.completedAtMs === null ? null : new Date(session.completedAtMs).toISOString(),
      },
      timestamp: new Date(nowMs).toISOString(),
      webhook_id: newId('whk_'),
    },
  }));

/** The deliveries to keep for a happening; each is due at once. */
export const announcements = (
  session: SessionRecord,
  happening: Happening,
  nowMs: number,
): readonly DeliveryRecord[] => {
  const list =
    session.provider === 'verifa'
      ? [verifaAnnouncement(session, happening, nowMs)]
      : verilockAnnouncements(session, happening, nowMs);
  return list.map(({ event, body }) => ({
    id: newId('whd_'),
    sessionId: session.id,
    provider: session.provider,
    event,
    payload: JSON.stringify(body),
    url: '',
    ...unsent(nowMs),
  }));
};

/** What is known of a delivery before its first attempt, which is due then. */
export const unsent = (
  nowMs: number,
): Pick<
  DeliveryRecord,
  'attempts' | 'nextAttemptAtMs' | 'statusCode' | 'signature' | 'signatureValid' | 'sentAtMs'
> => ({
  attempts: 0,
  nextAttemptAtMs: nowMs,
  statusCode: null,
  signature: null,
  signatureValid: null,
  sentAtMs: null,
});
