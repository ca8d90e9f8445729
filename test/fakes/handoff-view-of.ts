/** Handoffs as the screen is given them: a code on show, unless a test wants something different. */
import { handoffEn } from '../../src/i18n/handoff-words/en.ts';
import { en } from '../../src/i18n/locales/en.ts';
import type { HandoffLink } from '../../src/model/session.ts';
import type { HandoffView } from '../../src/steps/handoff-view.ts';

/** The link of the code on show; about as long as a real one. */
export const shownLink: HandoffLink = {
  url: 'https://verify.example.test/verify/otl_4b7Yh2kQ9mX1cD8sVfPzR3tLnW6uJ5aE0oGiTyBx?lang=en&theme=dark',
  code: null,
  codeUrl: null,
  number: 47,
  renewAtMs: 60_000,
  expiresAtMs: 120_000,
};

/** The link that can be sent. */
export const sentLink: HandoffLink = {
  ...shownLink,
  url: 'https://verify.example.test/verify/otl_sent?lang=en&theme=light',
  code: 'WDJB-MJHT',
  codeUrl: 'https://verify.example.test/verify',
  renewAtMs: null,
  expiresAtMs: 900_000,
};

/** A phone that has come and is at its selfie. */
export const phoneAtWork = {
  progress: 'connected',
  link: null,
  device: { label: 'Chrome · Android', kind: 'phone', isPresent: true, step: 'selfie' },
  position: { step: 'selfie', index: 3, count: 4 },
  steps: [
    { step: 'consent', isDone: true },
    { step: 'document-front', isDone: true },
    { step: 'selfie', isDone: false },
    { step: 'review', isDone: false },
  ],
  canDisconnect: true,
} as const satisfies Partial<HandoffView>;

/** A view with something different in it. */
export const handoffViewOf = (different: Partial<HandoffView> = {}): HandoffView => ({
  text: en,
  words: handoffEn,
  link: shownLink,
  sendLink: null,
  isMakingLink: false,
  progress: 'waiting',
  wrongChoices: 0,
  device: null,
  steps: [],
  position: null,
  canContinueHere: true,
  canDisconnect: false,
  sameDevice: null,
  isBusy: false,
  code: null,
  canRetry: false,
  copy: () => Promise.resolve(),
  share: null,
  ...different,
});
