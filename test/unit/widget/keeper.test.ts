/** What makes a session outlast its page: kept captures, and the one page that works on it. */
import { expect, it } from 'vitest';
import { Keeper } from '../../../src/widget/keeper.ts';
import { FakeCaptureStore } from '../../fakes/fake-capture-store.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';
import { FakeHost } from '../../fakes/fake-host.ts';
import { answeredSession, sampleCapture } from '../../fakes/sample-session.ts';

const keeping = (store: FakeCaptureStore | null = new FakeCaptureStore()) => {
  const host = new FakeHost();
  host.store = store;
  const devices = new FakeDevices();
  const clock = new FakeClock();
  return { host, devices, clock, keeper: new Keeper({ host, devices, clock }, 'ses_1') };
};

it('keeps a capture with what it takes the place of, until it is let go', async () => {
  const { keeper } = keeping();
  const session = answeredSession();
  const received = session.captures.find(({ step }) => step === 'selfie');
  await keeper.keep(sampleCapture('selfie'), session);
  await keeper.keep(sampleCapture('document-front'), answeredSession({ captures: [] }));
  expect(await keeper.kept()).toEqual([
    { capture: sampleCapture('selfie'), replaces: received?.receivedAt },
    { capture: sampleCapture('document-front'), replaces: null },
  ]);
  await keeper.forget(['selfie']);
  expect(await keeper.kept()).toHaveLength(1);
  await keeper.forget();
  expect(await keeper.kept()).toEqual([]);
});

it('holds no capture up for longer than a second, however long the device takes', async () => {
  const store = new FakeCaptureStore();
  const { keeper, clock } = keeping(store);
  let isHeldUp = true;
  store.answersAfter = new Promise(() => undefined);
  void keeper.keep(sampleCapture('selfie'), answeredSession()).then(() => {
    isHeldUp = false;
  });
  await clock.advance(999);
  expect(isHeldUp).toBe(true);
  await clock.advance(1);
  expect(isHeldUp).toBe(false);
  store.answersAfter = Promise.resolve();
  await keeper.keep(sampleCapture('document-front'), answeredSession());
  expect(clock.liveTimers).toBe(0);
});

it('[fault 28] [fault 29] goes on without storage, and tells the developer once', async () => {
  const full = new FakeCaptureStore();
  full.keepFailure = new DOMException('full', 'QuotaExceededError');
  full.keptFailure = new Error('lost');
  full.dropFailure = new Error('lost');
  for (const store of [full, null]) {
    const { keeper, devices } = keeping(store);
    await keeper.keep(sampleCapture('selfie'), answeredSession());
    await keeper.keep(sampleCapture('document-front'), answeredSession());
    expect(await keeper.kept()).toEqual([]);
    await keeper.forget();
    expect(devices.hints).toEqual([expect.stringContaining('storage.degraded')]);
  }
});

it('[fault 29] keeps no photo in whose place another one was taken, though there is no room for that one', async () => {
  const store = new FakeCaptureStore();
  const { keeper } = keeping(store);
  await keeper.keep(sampleCapture('selfie'), answeredSession());
  await keeper.keep(sampleCapture('document-front'), answeredSession());
  store.keepFailure = new DOMException('full', 'QuotaExceededError');
  await keeper.keep(sampleCapture('selfie'), answeredSession());
  expect((await keeper.kept()).map(({ capture }) => capture.step)).toEqual(['document-front']);
});

it('[fault 27] leads a session in one page, and says where another one does', async () => {
  const { keeper, host } = keeping();
  host.isLedElsewhere = true;
  await expect(keeper.lead(false, () => undefined)).rejects.toMatchObject({ code: 'session.open_elsewhere' });
  await keeper.lead(true, () => undefined);
  // Whoever leads does not ask again.
  await keeper.lead(false, () => undefined);
  expect(host.askedLeads).toEqual([
    { sessionKey: 'ses_1', takesOver: false },
    { sessionKey: 'ses_1', takesOver: true },
  ]);
});
