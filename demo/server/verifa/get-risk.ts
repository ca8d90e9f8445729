/** Get session risk assessment. */
import { z } from 'zod';
import { ApiError } from '../provider/api-error.ts';
import { readOperation } from '../provider/operation.ts';
import type { SessionRecord } from '../storage/records.ts';
import { riskLevels, simulatedRisk } from './simulated-risk.ts';

/** Score, level and triggered signals. */
export const verifaRisk = z.strictObject({
  session_id: z.string(),
  risk_score: z.int().min(0).max(100),
  risk_level: z.enum(riskLevels),
  signals: z.array(z.strictObject({ name: z.string(), weight: z.int() })),
});

/** The assessment, or `null` before there is a decision. */
export const riskView = ({ id, decision }: SessionRecord): z.input<typeof verifaRisk> | null => {
  if (decision === null) return null;
  const { score, level, signals } = simulatedRisk(decision);
  return { session_id: id, risk_score: score, risk_level: level, signals: [...signals] };
};

/** `GET /sessions/{session_id}/risk` */
export const getRisk = readOperation({
  id: 'getSessionRisk',
  path: '/sessions/{session_id}/risk',
  summary: 'Get session risk assessment',
  source: 'API Reference, Sessions: Get session risk assessment',
  scopes: ['sessions:read'],
  answer: { status: 200, schema: verifaRisk, description: 'Risk score, risk level and triggered signals.' },
  run({ session }) {
    const risk = riskView(session);
    if (!risk) throw new ApiError('not_found', 'No risk assessment yet.');
    return Promise.resolve(risk);
  },
});
