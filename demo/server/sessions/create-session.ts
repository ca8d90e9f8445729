/** A new session with its capture link, for both providers' "create session". */
import type { CapturePlan } from './plans.ts';
import { stepsIn } from './plans.ts';
import type { Services } from '../services.ts';
import { newId } from '../secrets.ts';
import type { Environment, LinkRecord, SessionRecord } from '../storage/records.ts';
import { autoOutcome } from './auto-outcome.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { sealValues } from './applicant.ts';
import { keepSession } from './keep-session.ts';
import { addLink } from './links.ts';

/** What the providers' requests come down to. */
type SessionDraft = Pick<
  SessionRecord,
  'id' | 'provider' | 'externalRef' | 'metadata' | 'redirectUrl' | 'country' | 'checks' | 'planId'
> & {
  readonly environment: Environment;
  readonly plan: CapturePlan;
  readonly lifetimeMs: number;
  /** What the backend knows of the applicant, in its own words; kept sealed. */
  readonly applicant: Readonly<Record<string, string>>;
};

/** Makes and keeps the session and its capture link, which lives as long as the session. */
export const createSession = async (
  tx: StorageWriter,
  { sealer, auto }: Pick<Services, 'sealer' | 'auto'>,
  { plan, lifetimeMs, applicant, ...draft }: SessionDraft,
  nowMs: number,
): Promise<{ readonly session: SessionRecord; readonly link: LinkRecord }> => {
  const outcome = autoOutcome(draft, auto ?? null);
  const session = await keepSession(
    tx,
    {
      session: {
        ...draft,
        revision: 0,
        state: 'created',
        decision: null,
        autoOutcome: outcome,
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
        expiresAtMs: nowMs + lifetimeMs,
        tags: [],
        steps: stepsIn(draft.environment, plan).filter(
          (step) => outcome === null || step !== 'sandbox-outcome',
        ),
        livenessActions: plan.livenessActions,
        acceptedTypes: plan.acceptedTypes,
        applicantSealed: sealValues(sealer, draft.id, applicant),
        fieldsSealed: null,
        consent: null,
        documentType: null,
        originDeviceId: null,
        holderDeviceId: null,
        holding: 0,
        submittedAtMs: null,
        processingEndsAtMs: null,
        completedAtMs: null,
      },
      happenings: ['created'],
    },
    nowMs,
  );
  const link = await addLink(tx, sealer, {
    id: newId('slk_'),
    sessionId: session.id,
    kind: 'capture',
    createdAtMs: nowMs,
    expiresAtMs: session.expiresAtMs,
    from: null,
  });
  return { session, link };
};
