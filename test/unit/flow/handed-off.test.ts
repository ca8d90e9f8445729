/** Every event while another device is invited, or holds the session. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEvent, HandedOffState } from '../../../src/flow/types.ts';
import { answeredSession, sampleLink, samplePhone } from '../../fakes/sample-session.ts';
import { expectTable, underWay } from './expect-table.ts';
import { everyEvent, handedOffState, rowOf, type EventTable, type Row } from './flow-table.ts';

const open = { fieldsReceived: false } as const;
const waiting = handedOffState({ session: answeredSession(open) });
const elsewhere = { ...open, holder: 'other-device', otherDevice: samplePhone() } as const;
const connected = handedOffState({ session: answeredSession(elsewhere), progress: 'connected' });
const link = sampleLink();
const reading = (different: Parameters<typeof answeredSession>[0]): FlowEvent => ({
  type: 'session-read',
  session: answeredSession({ revision: 30, ...different }),
});

const common = (here: string): EventTable => ({
  ...underWay(here),
  'handoff-asked': ['handed-off waiting', 'make-link show fresh'],
  'send-link-asked': [`${here} making`, 'make-link send'],
  'take-back-asked': [`${here} taking-back-here`, 'take-back 3'],
  'disconnect-asked': [`${here} taking-back-here`, 'take-back 3 disconnect'],
  cancelled: ['ended cancelled ses_1', 'unwatch', 'report cancel'],
  'led-elsewhere': [
    'ended failed session.open_elsewhere ses_1',
    'unwatch',
    'report error session.open_elsewhere',
  ],
  'time-ran-out': ['ended expired session.expired ses_1', 'unwatch', 'report error session.expired'],
});

describe('nobody has come yet', () => {
  expectTable(waiting, {
    ...common('handed-off waiting'),
    'handoff-linked': ['handed-off waiting linked'],
  });

  it('a link that expires is replaced, and the page hears of it', () => {
    expect(rowOf({ ...waiting, link }, { type: 'link-expired', purpose: 'show' })).toEqual([
      'handed-off expired',
      'make-link show',
      'report handoff expired',
    ]);
  });

  it('the other device arrives: the link has served', () => {
    const next = transition({ ...waiting, link }, reading(elsewhere));
    expect(next.state).toMatchObject({
      progress: 'connected',
      link: null,
      session: { otherDevice: { label: 'Safari · iPhone' } },
    });
    expect(next.effects).toEqual([{ type: 'report', report: { type: 'handoff', phase: 'connected' } }]);
  });

  it('the person goes on here: the answer leads back to the first open step', () => {
    expect(rowOf({ ...waiting, takingBack: 'here' }, reading({ fieldsReceived: false }))).toEqual([
      'capturing fields',
      'unwatch',
      'report step fields 7/9',
      'report handoff taken-back',
    ]);
  });
});

describe('the link has expired, and the next one is being made', () => {
  const expired: HandedOffState = { ...waiting, progress: 'expired' };
  expectTable(expired, {
    ...common('handed-off expired'),
    'handoff-asked': ['handed-off waiting', 'make-link show fresh', 'report handoff waiting'],
    'handoff-linked': ['handed-off waiting linked', 'report handoff waiting'],
  });

  it('whoever followed the former one in time is there nevertheless', () => {
    expect(rowOf(expired, reading({ holder: 'other-device' }))).toEqual([
      'handed-off connected',
      'report handoff connected',
    ]);
  });

  it('the making can be tried again', () => {
    const failed = transition(expired, {
      type: 'call-failed',
      code: 'handoff.unavailable',
      effect: { type: 'make-handoff-link', purpose: 'show', fresh: false },
    }).state;
    expect(rowOf(failed, { type: 'retry-asked' })).toEqual(['handed-off expired', 'make-link show']);
    expect(rowOf(failed, everyEvent['handoff-linked'])).toEqual([
      'handed-off waiting linked',
      'report handoff waiting',
    ]);
  });

  it('the person goes on here', () => {
    expect(rowOf({ ...expired, takingBack: 'here' }, reading({ fieldsReceived: false }))).toEqual([
      'capturing fields',
      'unwatch',
      'report step fields 7/9',
      'report handoff taken-back',
    ]);
  });
});

describe('a session that asks for no review', () => {
  const steps = answeredSession().steps.filter((step) => step !== 'review');

  it('is not submitted while somebody is invited', () => {
    expect(rowOf(waiting, reading({ steps }))).toEqual(['handed-off waiting']);
    expect(rowOf({ ...waiting, link }, reading({ steps }))).toEqual(['handed-off waiting linked']);
  });

  it('is submitted, and no longer watched, once it is taken back with everything answered', () => {
    for (const state of [connected, handedOffState({ takingBack: 'here', session: waiting.session })])
      expect(rowOf(state, reading({ steps }))).toEqual(['submitting', 'complete', 'unwatch']);
  });
});

describe('the other device holds the session', () => {
  const back: Row = ['capturing consent', 'unwatch', 'report step consent 1/9', 'report handoff taken-back'];
  expectTable(connected, {
    ...common('handed-off connected'),
    'handoff-asked': ['handed-off connected taking-back-again', 'take-back 3'],
    'send-link-asked': 'ignored',
    // The readings of the table say that the session is ours again.
    'session-read': back,
    uploaded: back,
  });

  it('its progress is followed', () => {
    const { state, effects } = transition(connected, reading({ holder: 'other-device' }));
    expect(state).toMatchObject({ progress: 'connected', session: { revision: 30 } });
    expect(effects).toEqual([]);
  });

  it('an older reading does not take the session back', () => {
    const older = reading({ revision: 2, holder: 'this-device' });
    expect(transition(connected, older).state).toMatchObject({
      phase: 'handed-off',
      session: { revision: 20 },
    });
  });

  it.each([
    [
      'submitted',
      'ended completed ses_1',
      ['unwatch', 'report handoff completed', 'report complete ses_1 completed'],
    ],
    ['expired', 'ended expired session.expired ses_1', ['unwatch', 'report error session.expired']],
    ['failed', 'ended failed session.failed ses_1', ['unwatch', 'report error session.failed']],
  ] as const)('it is %s there', (status, state, effects) => {
    expect(rowOf(connected, reading({ holder: 'other-device', status }))).toEqual([state, ...effects]);
  });
});

describe('taking the session back', () => {
  it('is asked for once', () => {
    expect(rowOf({ ...connected, takingBack: 'here' }, { type: 'take-back-asked' })).toBe('ignored');
  });

  it('can be asked for again once it was answered, whatever the answer', () => {
    const asking: HandedOffState = { ...connected, takingBack: 'here' };
    const still = reading(elsewhere);
    expect(rowOf(asking, { ...still, isNews: true } as FlowEvent)).toEqual([
      'handed-off connected taking-back-here',
    ]);
    expect(rowOf(asking, still)).toEqual(['handed-off connected']);
  });

  it('can be tried again after it failed', () => {
    const failed = transition(
      { ...connected, takingBack: 'here' },
      {
        type: 'call-failed',
        code: 'network.timeout',
        effect: { type: 'take-back', holding: 1, disconnect: false },
      },
    ).state;
    expect(failed).toMatchObject({ takingBack: null, problem: { code: 'network.timeout' } });
    expect(rowOf(failed, { type: 'retry-asked' })).toEqual([
      'handed-off connected taking-back-here',
      'take-back 3',
    ]);
  });
});

describe('captures that were on their way', () => {
  const sending: HandedOffState = {
    ...waiting,
    uploads: { selfie: { phase: 'sending', sentBytes: 1, totalBytes: 10 } },
  };

  it.each([
    ['upload-moved', ['handed-off waiting selfie:5']],
    ['uploaded', ['handed-off waiting']],
    // Only the network was in the way: it goes out later.
    ['upload-failed', ['handed-off waiting selfie:network.timeout', 'report error network.timeout']],
  ] as const)('%s', (type, row) => {
    expect(rowOf(sending, everyEvent[type])).toEqual(row);
  });

  it('are sent again when the network is back', () => {
    const failed: HandedOffState = {
      ...waiting,
      uploads: { selfie: { phase: 'failed', code: 'network.offline' } },
    };
    expect(rowOf(failed, { type: 'came-online' })).toEqual([
      'handed-off waiting selfie:network.offline',
      'resend selfie',
    ]);
  });
});

it('a link that cannot be made is a problem that can be tried again', () => {
  const failed = transition(waiting, {
    type: 'call-failed',
    code: 'handoff.unavailable',
    effect: { type: 'make-handoff-link', purpose: 'show', fresh: false },
  }).state;
  expect(rowOf(failed, { type: 'retry-asked' })).toEqual(['handed-off waiting', 'make-link show']);
});

it.each([{ takingBack: 'here' }, { takingBack: 'again' }, { isMakingLink: true }] as const)(
  'what was asked for goes on when the session cannot be followed meanwhile: %o',
  (underWayHere) => {
    const failed = { type: 'call-failed', code: 'network.offline', effect: { type: 'watch' } } as const;
    expect(rowOf({ ...connected, ...underWayHere }, failed)).toBe('ignored');
  },
);

it('a picture that waits here gives way to the one that the other device has sent, and to no other', () => {
  const uploads = {
    selfie: { phase: 'failed', code: 'network.offline' },
    liveness: { phase: 'failed', code: 'network.offline' },
  } as const;
  const captures = connected.session.captures.map((capture) =>
    capture.step === 'selfie' ? { ...capture, receivedAt: '2026-11-14T10:30:00.000Z' } : capture,
  );
  const back = transition({ ...connected, uploads }, reading({ captures, fieldsReceived: false }));
  expect(back.state).toMatchObject({ phase: 'capturing', uploads: { liveness: uploads.liveness } });
  expect(back.state).not.toHaveProperty('uploads.selfie');
  expect(back.effects).toContainEqual({ type: 'forget', steps: ['selfie'] });
});
