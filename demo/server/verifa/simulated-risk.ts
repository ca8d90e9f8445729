/**
 * The risk of a session: simulated from its decision alone, because the sandbox collects no signals. Signals and weights
 * are among the documented ones, so that a score is the sum of its signals. Pure.
 */
import type { Decision } from '../storage/records.ts';

/** Levels of a score (Verifa "Fraud Signals"). */
export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;

/** One of them. */
type RiskLevel = (typeof riskLevels)[number];

/** A signal and what it adds to the score. */
interface RiskSignal {
  readonly name: string;
  readonly weight: number;
}

const signalsOf: Record<Decision, readonly RiskSignal[]> = {
  approved: [{ name: 'autofill_then_edit', weight: 10 }],
  under_review: [
    { name: 'completion_too_fast', weight: 20 },
    { name: 'copy_paste_name', weight: 15 },
    { name: 'high_hesitation', weight: 10 },
  ],
  declined: [
    { name: 'bot_detected', weight: 50 },
    { name: 'devtools_open', weight: 30 },
    { name: 'high_distraction', weight: 5 },
  ],
};

/** 0–20 low, 21–50 medium, 51–80 high, 81–100 critical (Verifa "Fraud Signals"). */
export const riskLevel = (score: number): RiskLevel => {
  if (score <= 20) return 'low';
  if (score <= 50) return 'medium';
  return score <= 80 ? 'high' : 'critical';
};

/** Score 0 to 100, its level, and the signals that make it up. */
export const simulatedRisk = (
  decision: Decision,
): { readonly score: number; readonly level: RiskLevel; readonly signals: readonly RiskSignal[] } => {
  const signals = signalsOf[decision];
  const score = Math.min(
    100,
    signals.reduce((sum, { weight }) => sum + weight, 0),
  );
  return { score, level: riskLevel(score), signals };
};
