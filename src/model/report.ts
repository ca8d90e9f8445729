/** What the page is told while a capture runs. No report carries a token, an image or personal data. */
import type { ErrorCode } from './errors.ts';
import type { EndStatus, HandoffPhase } from './session.ts';
import type { StepPosition } from './step.ts';

/** One thing that happened, before it becomes an event and a message. */
export type Report =
  | { readonly type: 'ready' }
  | ({ readonly type: 'step' } & StepPosition)
  | { readonly type: 'handoff'; readonly phase: HandoffPhase }
  | { readonly type: 'complete'; readonly sessionId: string; readonly status: EndStatus }
  | { readonly type: 'cancel' }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly recoverable: boolean };
