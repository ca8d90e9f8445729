/**
 * Export session data (GDPR Art. 15): everything that is held of a session, opened. Pictures are described and identified
 * by their SHA-256. No token, key or signature is in it; after a redaction it holds what is left.
 */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import { deliveryView, verifaDelivery } from './delivery-view.ts';
import { exportedRecords, exportedRecordsSchema } from './exported-records.ts';
import { resultView, verifaResult } from './get-result.ts';
import { riskView, verifaRisk } from './get-risk.ts';
import { checksView, verifaCheck } from './list-checks.ts';
import { dateTime, verifaSession } from './session-schema.ts';
import { sessionView } from './session-view.ts';

// The address holds a token: whoever receives the export is not to get into the session by it.
const hidden = { capture_url: true, token_expires_at: true } as const;

/** Cuts the hidden keys away. */
const exportedSession = z.object(verifaSession.omit(hidden).shape);

const exported = z.strictObject({
  exported_at: dateTime,
  session: verifaSession.omit(hidden),
  ...exportedRecordsSchema,
  checks: z.array(verifaCheck),
  result: verifaResult.nullable(),
  fraud_signals: verifaRisk.nullable(),
  webhook_deliveries: z.array(verifaDelivery),
  screening: z.array(z.never()).describe('Empty: the sandbox screens nobody.'),
  review_case: z.null().describe('The sandbox has no review cases.'),
  case_notes: z.array(z.never()),
});

/** `GET /sessions/{session_id}/export` */
export const exportSession = readOperation({
  id: 'exportSession',
  path: '/sessions/{session_id}/export',
  summary: 'Export session data (GDPR Art. 15 DSAR)',
  source: 'API Reference, Sessions: Export session data',
  scopes: ['sessions:read'],
  answer: { status: 200, schema: exported, description: 'Every record that is held of the session.' },
  async run({ services, reader, session, nowMs, origin }) {
    return {
      exported_at: new Date(nowMs).toISOString(),
      session: exportedSession.parse(await sessionView(services, reader, session, origin, nowMs)),
      ...(await exportedRecords(services, reader, session, nowMs)),
      checks: checksView(session),
      result: resultView(services.sealer, session),
      fraud_signals: riskView(session),
      webhook_deliveries: (await reader.deliveries(session.id)).map(deliveryView),
      screening: [],
      review_case: null,
      case_notes: [],
    };
  },
});
