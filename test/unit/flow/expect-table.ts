/** Holds the machine against a table of state × event, and has the rows in which the states of a session are alike. */
import { expect, it } from 'vitest';
import type { FlowState } from '../../../src/flow/types.ts';
import { everyEvent, rowOf, type EventTable, type EventType, type Row } from './flow-table.ts';

/** A test for every event in that state. */
export const expectTable = (state: FlowState, table: EventTable): void => {
  it.each(Object.entries(table) as [EventType, Row][])('%s', (type, row) => {
    expect(rowOf(state, everyEvent[type])).toEqual(row);
  });
};

/** A table of events that come to nothing. */
export const ignored = Object.fromEntries(
  Object.keys(everyEvent).map((type) => [type, 'ignored']),
) as EventTable;

/** What a session under way makes of events that its state has no word about. `here`: the line of the state that stays. */
export const underWay = (here: string): EventTable => ({
  opened: 'ignored',
  'entry-refused': 'ignored',
  'shown-elsewhere': 'ignored',
  invited: 'ignored',
  'foreign-origin': 'ignored',
  begun: 'ignored',
  'join-declined': 'ignored',
  consented: 'ignored',
  'document-type-chosen': 'ignored',
  captured: 'ignored',
  kept: 'ignored',
  'fields-entered': 'ignored',
  'edit-asked': 'ignored',
  'back-asked': 'ignored',
  'submit-asked': 'ignored',
  'outcome-chosen': 'ignored',
  'retry-asked': 'ignored',
  'handoff-asked': 'ignored',
  'send-link-asked': 'ignored',
  'take-back-asked': 'ignored',
  'disconnect-asked': 'ignored',
  cancelled: 'ignored',
  'session-read': [here],
  'upload-moved': 'ignored',
  uploaded: [here],
  'upload-failed': 'ignored',
  'step-failed': 'ignored',
  'call-failed': [`${here} !network.offline>read-session`, 'report error network.offline'],
  'handoff-linked': 'ignored',
  'link-due': 'ignored',
  'link-expired': 'ignored',
  'led-elsewhere': ['ended failed session.open_elsewhere ses_1', 'report error session.open_elsewhere'],
  'time-ran-out': ['ended expired session.expired ses_1', 'report error session.expired'],
  'came-online': 'ignored',
  'hosted-ended': 'ignored',
});
