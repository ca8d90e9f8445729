/** What can be done while another device is invited or at work. Pure: which buttons there are, never what they look like. */
import type { HandoffLink } from '../model/session.ts';
import type { HandoffView } from './handoff-view.ts';

/** What the screen is about; `closed` where nobody can come: it was declined, or no link could be made. */
export type HandoffScene = 'invite' | 'same-device' | 'elsewhere' | 'closed';

/** What a button does. */
export type HandoffAction = 'retry' | 'continue-here' | 'send-again' | 'other-ways' | 'copy' | 'open';

/** The one way that leads on, and another one beside it. */
export interface HandoffActions {
  readonly primary: HandoffAction;
  readonly secondary: HandoffAction | null;
}

/** Which of its scenes the screen shows. */
export const sceneOf = (view: HandoffView): HandoffScene => {
  const { progress, code, sameDevice } = view;
  if (progress === 'connected' || progress === 'stalled') return 'elsewhere';
  if (progress === 'declined' || progress === 'rejected' || (code && !linkOf(view))) return 'closed';
  return sameDevice ? 'same-device' : 'invite';
};

/** The link that can be given to somebody by hand: one that lives long, where there is one. */
export const linkOf = ({ sendLink, link }: HandoffView): HandoffLink | null => sendLink ?? link;

/**
 * The buttons of a scene. Nobody is left without one: where this device may not go on, another one can be invited.
 *
 * @param isOpen whether the other ways than scanning are shown
 */
export const actionsOf = (view: HandoffView, isOpen: boolean): HandoffActions => {
  const here = view.canContinueHere ? 'continue-here' : null;
  if (view.code && view.canRetry) return { primary: 'retry', secondary: here };
  switch (sceneOf(view)) {
    case 'closed':
      return { primary: 'send-again', secondary: here };
    case 'elsewhere':
      return here
        ? // Who was asked in has nobody to ask: it can go on, or wait.
          {
            primary: here,
            secondary: view.progress === 'stalled' && view.canDisconnect ? 'send-again' : null,
          }
        : { primary: 'send-again', secondary: null };
    case 'same-device':
      return { primary: view.sameDevice?.system === 'desktop' ? 'copy' : 'open', secondary: here };
    case 'invite':
      return { primary: isOpen && view.sendLink ? 'copy' : 'other-ways', secondary: here };
  }
};
