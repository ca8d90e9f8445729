/** What the screen of a device that is asked in renders from. Types only. */
import type { JoinWords } from '../i18n/join-words.ts';
import type { Strings } from '../i18n/strings.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { HandoffRequest } from '../model/session.ts';
import type { CameraHelp } from './camera-help.ts';

/** What the screen renders from. */
export interface JoinView {
  readonly text: Strings;
  readonly words: JoinWords;
  readonly language: string;
  /** Who asks for the capture, e.g. the shop's name. */
  readonly brand: string;
  readonly request: HandoffRequest;
  /** What to do in a browser without a camera, such as one inside an app: better here than past the claim. */
  readonly help: Pick<CameraHelp, 'sentence' | 'steps'> | null;
  /** Whether the backend is being asked. */
  readonly isBusy: boolean;
  readonly code: ErrorCode | null;
}
