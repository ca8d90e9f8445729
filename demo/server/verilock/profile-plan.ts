/** What a Verilock profile comes to in the words of the capture protocol. Pure. */
import type { LivenessAction } from '../../../src/model/capture.ts';
import { documentTypeOf } from '../sessions/accepted-documents.ts';
import { documentSteps, type CapturePlan } from '../sessions/plans.ts';
import type { ProfileSettings } from './profile-schema.ts';

const promptOf: Record<ProfileSettings['liveness_challenges'][number], LivenessAction> = {
  head_left: 'turn_left',
  head_right: 'turn_right',
  smile: 'smile',
  blink: 'blink',
};

/** The plan of a profile. Passive liveness is judged from the selfie itself, so it is no step of its own. */
export const profilePlan = ({
  steps,
  document_types,
  liveness_mode,
  liveness_challenges,
}: ProfileSettings): CapturePlan => {
  const hasSelfie = steps.includes('selfie');
  return {
    steps: [
      ...documentSteps,
      ...(hasSelfie ? (['selfie'] as const) : []),
      ...(hasSelfie && liveness_mode === 'active' ? (['liveness'] as const) : []),
      'review',
    ],
    livenessActions: liveness_challenges.map((challenge) => promptOf[challenge]),
    acceptedTypes: document_types.map(documentTypeOf),
  };
};
