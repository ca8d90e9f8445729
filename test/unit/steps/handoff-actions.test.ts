/** The buttons of a handoff: which scene shows which, and that nobody is ever left without one. */
import { describe, expect, it } from 'vitest';
import { handoffPhases } from '../../../src/model/session.ts';
import { actionsOf, linkOf, sceneOf } from '../../../src/steps/handoff-actions.ts';
import type { HandoffView } from '../../../src/steps/handoff-view.ts';
import { handoffViewOf, sentLink, shownLink } from '../../fakes/handoff-view-of.ts';

const ios = { sameDevice: { app: 'Instagram', system: 'ios' } } as const;
const only = { canContinueHere: false } as const;

describe('the buttons of a handoff', () => {
  it.each<[string, Partial<HandoffView>, boolean, string, string, string | null]>([
    ['a code to scan', {}, false, 'invite', 'other-ways', 'continue-here'],
    ['a code being made', { link: null }, false, 'invite', 'other-ways', 'continue-here'],
    ['a link being made', { isMakingLink: true }, true, 'invite', 'other-ways', 'continue-here'],
    ['a link to send', { sendLink: sentLink }, true, 'invite', 'copy', 'continue-here'],
    ['a link that was folded away', { sendLink: sentLink }, false, 'invite', 'other-ways', 'continue-here'],
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
      { progress: 'stalled', code: 'handoff.stalled', canDisconnect: true },
      false,
      'elsewhere',
      'continue-here',
      'send-again',
    ],
    ['a silent device that had asked', { progress: 'stalled' }, false, 'elsewhere', 'continue-here', null],
    ['a silent device alone', { ...only, progress: 'stalled' }, false, 'elsewhere', 'send-again', null],
    ['a refusal', { progress: 'declined' }, false, 'closed', 'send-again', 'continue-here'],
    ['wrong numbers', { progress: 'rejected' }, false, 'closed', 'send-again', 'continue-here'],
    ['a refusal alone', { ...only, progress: 'declined' }, false, 'closed', 'send-again', null],
  ])('of %s', (_what, different, isOpen, scene, primary, secondary) => {
    const view = handoffViewOf(different);
    expect(sceneOf(view)).toBe(scene);
    expect(actionsOf(view, isOpen)).toEqual({ primary, secondary });
  });

  it('are never the same twice', () => {
    for (const progress of handoffPhases)
      for (const canContinueHere of [true, false])
        for (const canRetry of [true, false])
          for (const code of [null, 'network.offline'] as const) {
            const { primary, secondary } = actionsOf(
              handoffViewOf({ progress, canContinueHere, canRetry, code }),
              false,
            );
            expect(primary).not.toBe(secondary);
          }
  });
});

it('gives away the link that lives long, where there is one', () => {
  expect(linkOf(handoffViewOf({}))).toBe(shownLink);
  expect(linkOf(handoffViewOf({ sendLink: sentLink }))).toBe(sentLink);
});
