/** The buttons of a handoff: which scene shows which, and that nobody is ever left without one. */
import { describe, expect, it } from 'vitest';
import { handoffEn } from '../../../src/i18n/handoff-words/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { handoffPhases, type HandoffLink } from '../../../src/model/session.ts';
import { actionsOf, linkOf, sceneOf } from '../../../src/steps/handoff-actions.ts';
import type { HandoffView } from '../../../src/steps/handoff-view.ts';

const link: HandoffLink = {
  url: 'https://verify.example.test/verify/otl_shown',
  code: null,
  codeUrl: null,
  number: 47,
  renewAtMs: 60_000,
  expiresAtMs: 120_000,
};
const sendLink: HandoffLink = { ...link, url: 'https://verify.example.test/verify/otl_sent' };

const viewOf = (different: Partial<HandoffView>): HandoffView => ({
  text: en,
  words: handoffEn,
  link,
  sendLink: null,
  isMakingLink: false,
  progress: 'waiting',
  wrongChoices: 0,
  device: null,
  steps: [],
  position: null,
  canContinueHere: true,
  canDisconnect: true,
  sameDevice: null,
  code: null,
  canRetry: false,
  copy: () => Promise.resolve(),
  share: null,
  ...different,
});

const ios = { sameDevice: { app: 'Instagram', system: 'ios' } } as const;
const only = { canContinueHere: false } as const;

describe('the buttons of a handoff', () => {
  it.each<[string, Partial<HandoffView>, boolean, string, string, string | null]>([
    ['a code to scan', {}, false, 'invite', 'other-ways', 'continue-here'],
    ['a code being made', { link: null }, false, 'invite', 'other-ways', 'continue-here'],
    ['a link being made', { isMakingLink: true }, true, 'invite', 'other-ways', 'continue-here'],
    ['a link to send', { sendLink }, true, 'invite', 'copy', 'continue-here'],
    ['a link that was folded away', { sendLink }, false, 'invite', 'other-ways', 'continue-here'],
    ['a page that wants the phone', only, false, 'invite', 'other-ways', null],
    ['no link', { link: null, code: 'server.refused' }, false, 'closed', 'send-again', 'continue-here'],
    [
      'no link, and another try',
      { link: null, code: 'handoff.unavailable', canRetry: true },
      false,
      'closed',
      'retry',
      'continue-here',
    ],
    [
      'no link to send',
      { code: 'network.timeout', canRetry: true },
      true,
      'invite',
      'retry',
      'continue-here',
    ],
    ['an app’s browser', ios, false, 'same-device', 'open', 'continue-here'],
    [
      'an app on a desktop',
      { sameDevice: { app: '', system: 'desktop' } },
      false,
      'same-device',
      'copy',
      'continue-here',
    ],
    ['a device at work', { progress: 'connected' }, false, 'elsewhere', 'continue-here', null],
    [
      'one that came from an app',
      { ...ios, progress: 'connected' },
      false,
      'elsewhere',
      'continue-here',
      null,
    ],
    ['a device alone', { ...only, progress: 'connected' }, false, 'elsewhere', 'send-again', null],
    [
      'a silent device',
      { progress: 'stalled', code: 'handoff.stalled' },
      false,
      'elsewhere',
      'continue-here',
      'send-again',
    ],
    ['a silent device alone', { ...only, progress: 'stalled' }, false, 'elsewhere', 'send-again', null],
    ['a refusal', { progress: 'declined' }, false, 'closed', 'send-again', 'continue-here'],
    ['wrong numbers', { progress: 'rejected' }, false, 'closed', 'send-again', 'continue-here'],
    ['a refusal alone', { ...only, progress: 'declined' }, false, 'closed', 'send-again', null],
  ])('of %s', (_what, different, isOpen, scene, primary, secondary) => {
    const view = viewOf(different);
    expect(sceneOf(view)).toBe(scene);
    expect(actionsOf(view, isOpen)).toEqual({ primary, secondary });
  });

  it('are never the same twice', () => {
    for (const progress of handoffPhases)
      for (const canContinueHere of [true, false])
        for (const canRetry of [true, false])
          for (const code of [null, 'network.offline'] as const) {
            const { primary, secondary } = actionsOf(
              viewOf({ progress, canContinueHere, canRetry, code }),
              false,
            );
            expect(primary).not.toBe(secondary);
          }
  });
});

it('gives away the link that lives long, where there is one', () => {
  expect(linkOf(viewOf({}))).toBe(link);
  expect(linkOf(viewOf({ sendLink }))).toBe(sendLink);
});
