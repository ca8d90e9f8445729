/** What a screen can end in: the words in which the steps speak to the flow. */
import type { Capture } from './capture.ts';
import type { DocumentType } from './document.ts';
import type { FieldValues } from './field.ts';
import type { SandboxOutcome } from './session.ts';
import type { StepId } from './step.ts';

/** One thing that the person did on a screen. */
export type StepResult =
  /** `number`: the one that was chosen, where there were some to choose from. */
  | { readonly type: 'begun'; readonly number?: number }
  /** The person does not want to go on here with what another device has begun. */
  | { readonly type: 'join-declined' }
  | { readonly type: 'consented' }
  | { readonly type: 'document-type-chosen'; readonly documentType: DocumentType }
  | { readonly type: 'captured'; readonly capture: Capture }
  /** The capture that the backend already has is good enough. */
  | { readonly type: 'kept' }
  | { readonly type: 'fields-entered'; readonly values: FieldValues }
  | { readonly type: 'edit-asked'; readonly step: StepId }
  | { readonly type: 'back-asked' }
  | { readonly type: 'submit-asked' }
  | { readonly type: 'outcome-chosen'; readonly outcome: SandboxOutcome }
  | { readonly type: 'retry-asked' }
  | { readonly type: 'handoff-asked' }
  /** A link that can be sent and found later, instead of the code that changes every minute. */
  | { readonly type: 'send-link-asked' }
  | { readonly type: 'take-back-asked' }
  /** The other device may not come back. */
  | {
      readonly type: 'disconnect-asked';
      /** Another one is invited in its place, because the capture may not go on here. */
      readonly again?: boolean;
    }
  | { readonly type: 'cancelled' };

/** What the person wants on the last screen: it is the element that does it, the flow being over. */
export type EndResult =
  { readonly type: 'close-asked' } | { readonly type: 'renew-asked' } | { readonly type: 'restart-asked' };
