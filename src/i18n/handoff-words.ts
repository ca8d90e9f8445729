/** What is said on the way to another device. Apart from the other sentences: it is loaded when somebody wants to go there. */
import type { HandoffCode } from '../model/errors.ts';
import type { StepId } from '../model/step.ts';

/** Words of the handoff, on the device that asked and on the one that came. */
export interface HandoffWords {
  readonly handoffTitle: string;
  readonly handoffLead: string;
  readonly handoffQrAlt: string;
  readonly handoffMaking: string;
  readonly handoffWaiting: string;
  /** Above the number that the other device has to choose. */
  readonly handoffNumber: string;
  /** @param number as it is shown */
  readonly handoffNumberAlt: (number: string) => string;
  /** Somebody chose a wrong number, and the code was renewed. @param left how many tries there still are */
  readonly handoffWrong: (left: number) => string;

  // Other ways than scanning
  readonly handoffOtherWays: string;
  readonly handoffSendLead: string;
  readonly handoffLink: string;
  readonly handoffCopy: string;
  readonly handoffCopied: string;
  readonly handoffMail: string;
  readonly handoffMailSubject: string;
  /** Text of the mail or message. */
  readonly handoffMessage: (url: string) => string;
  readonly handoffSms: string;
  readonly handoffShare: string;
  /** Where the code is typed, and the code. */
  readonly handoffCodeLead: (address: string) => string;
  readonly handoffCodeAlt: (code: string) => string;

  // Another browser on this device
  readonly sameDeviceTitle: string;
  /** @param app its name, or `''` */
  readonly sameDeviceLead: (app: string) => string;
  readonly sameDeviceOpen: string;

  // Somebody has come
  readonly handoffConnected: (device: string) => string;
  readonly handoffConnectedLead: string;
  readonly handoffDone: (step: StepId) => string;
  readonly handoffDisconnect: string;
  readonly handoffResend: string;
  readonly continueHere: string;

  readonly sentences: Readonly<Record<HandoffCode, string>>;
}
