/** A device asks for another one: what all links of one asking share, and what becomes of it. Pure but for its draws. */
import { newId } from '../secrets.ts';
import type { DeviceRecord, HandoffRecord, LinkRecord, SessionRecord } from '../storage/records.ts';
import { drawMatchNumbers } from './match-numbers.ts';

/** The wrong choice that ends it. */
const mostWrongChoices = 3;

/** The device has just asked. */
export const beginHandoff = (device: DeviceRecord, site: string, askedAtMs: number): HandoffRecord => ({
  id: newId('hof_'),
  askedBy: device.id,
  from: device.label,
  site,
  askedAtMs,
  ...drawMatchNumbers(),
  wrongChoices: 0,
  state: 'waiting',
});

/** What the link was made for, while it waits for an answer; `null` for a link of an earlier asking. */
export const waitingHandoff = (
  { handoff }: SessionRecord,
  { handoffId }: LinkRecord,
): HandoffRecord | null => (handoff?.state === 'waiting' && handoff.id === handoffId ? handoff : null);

/** A wrong number was chosen: whoever tries again does so with others, and not for ever. */
export const afterWrongChoice = (handoff: HandoffRecord): HandoffRecord => {
  const wrongChoices = handoff.wrongChoices + 1;
  return {
    ...handoff,
    ...drawMatchNumbers(handoff.numbers),
    wrongChoices,
    state: wrongChoices < mostWrongChoices ? 'waiting' : 'rejected',
  };
};
