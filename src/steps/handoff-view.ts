/** What the handoff screen renders from, and the words for it. Types only: the screen itself is loaded when it is shown. */
import type { HandoffWords } from '../i18n/handoff-words.ts';
import type { Strings } from '../i18n/strings.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { HandoffLink, HandoffPhase, OtherDevice } from '../model/session.ts';
import type { StepId, StepPosition } from '../model/step.ts';

/** What the screen renders from. */
export interface HandoffView {
  readonly text: Strings;
  readonly words: HandoffWords;
  /** The link that is shown as a code; `null` while it is being made. */
  readonly link: HandoffLink | null;
  /** The link that can be sent, once it was asked for. */
  readonly sendLink: HandoffLink | null;
  /** Whether a link to send is being made. */
  readonly isMakingLink: boolean;
  readonly progress: HandoffPhase;
  /** Wrong numbers that were chosen since the person asked. */
  readonly wrongChoices: number;
  /** The other device, once there is one. */
  readonly device: OtherDevice | null;
  /** The plan with what is done of it; empty before anything is known. */
  readonly steps: readonly { readonly step: StepId; readonly isDone: boolean }[];
  /** Where the other device stands. */
  readonly position: StepPosition | null;
  /** Whether this device may go on by itself. */
  readonly canContinueHere: boolean;
  /** Whether this device asked: only then can it send the other one away. */
  readonly canDisconnect: boolean;
  /**
   * Whether the link is for another browser on this very device, because the one inside an app has no camera. The code
   * to scan then helps nobody; `app` is the app's name, where it is known.
   */
  readonly sameDevice: { readonly app: string; readonly system: 'ios' | 'android' | 'desktop' } | null;
  /** Whether the session is on its way back here. */
  readonly isBusy: boolean;
  readonly code: ErrorCode | null;
  /** Whether `code` has another try. */
  readonly canRetry: boolean;
  readonly copy: (text: string) => Promise<void>;
  /** Opens the browser's own sheet for passing links on; `null` where it has none. */
  readonly share: ((url: string, title: string) => Promise<void>) | null;
}
