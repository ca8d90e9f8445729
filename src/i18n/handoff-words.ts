/** What is said on the way to another device. Apart from the other sentences: it is loaded when somebody wants to go there. */
import type { HandoffCode } from '../model/errors.ts';
import { languageFor, type Language } from './locale.ts';

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
  /** Where the code is typed. @param address without its scheme, e.g. "shop.example/verify" */
  readonly handoffCodeLead: (address: string) => string;
  /** The code for who hears it. @param letters one by one, e.g. "W, D, J, B" */
  readonly handoffCodeAlt: (letters: string) => string;

  // Another browser on this device
  readonly sameDeviceTitle: string;
  /** @param app its name; `''` where it is unknown, or there is none */
  readonly sameDeviceLead: (app: string) => string;
  /** What to do, one thing after the other. */
  readonly sameDeviceSteps: readonly string[];
  /** Above the number that has to be chosen there. */
  readonly sameDeviceNumber: string;
  readonly sameDeviceOpen: string;

  // Somebody has come
  /** The heading then, whichever of the two devices it is read on. */
  readonly handoffConnectedTitle: string;
  readonly handoffConnected: (device: string) => string;
  readonly handoffConnectedLead: string;
  /** A step that is finished, for who cannot see its mark. @param name of the step */
  readonly handoffDone: (name: string) => string;
  readonly handoffDisconnect: string;
  /** On the same button, before the second press does it. */
  readonly handoffDisconnectSure: string;
  readonly handoffResend: string;
  readonly continueHere: string;

  readonly sentences: Readonly<Record<HandoffCode, string>>;
}

const loaders: Readonly<Record<Language, () => Promise<HandoffWords>>> = {
  en: async () => (await import('./handoff-words/en.ts')).handoffEn,
  de: async () => (await import('./handoff-words/de.ts')).handoffDe,
  es: async () => (await import('./handoff-words/es.ts')).handoffEs,
  fr: async () => (await import('./handoff-words/fr.ts')).handoffFr,
  ar: async () => (await import('./handoff-words/ar.ts')).handoffAr,
};

/** The words for a language such as `de-AT`. Rejects where they do not load. */
export const handoffWordsIn = (language: string): Promise<HandoffWords> => loaders[languageFor(language)]();
