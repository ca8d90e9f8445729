/** The public interface of the package. Importing it registers nothing and needs no browser. */
export { IdvCapture } from './widget/idv-capture.ts';
export { checkPage } from './check/check-page.ts';
export type { CheckOptions, PageFinding, PageReport, PassedCheck } from './check/page-report.ts';
export type { CaptureMode, HandoffChoice, StringOverrides } from './widget/capture-settings.ts';
export type { CaptureState } from './widget/public-state.ts';
export type { Theme } from './widget/surroundings.ts';
export {
  IdvCancelEvent,
  IdvCompleteEvent,
  IdvErrorEvent,
  IdvHandoffEvent,
  IdvReadyEvent,
  IdvStepEvent,
} from './widget/events.ts';
export type { ErrorCode, Recovery } from './model/errors.ts';
export type { HostedMessage, HostedMessageReader } from './model/hosted.ts';
export type { EndStatus, HandoffPhase } from './model/session.ts';
export type { StepId } from './model/step.ts';
