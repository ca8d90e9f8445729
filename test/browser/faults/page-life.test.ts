/** A page that sleeps, and a device whose clock is wrong. */
import { expect } from '@open-wc/testing';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { restoreAll, replace } from '../harness/replace.ts';
import { receivedWire } from '../harness/scripted-session.ts';
import { SyntheticDevices, unplug } from '../harness/synthetic-camera.ts';
import { atBack, codesOf, goesOnWithFile, isLive, keptBy, liveAtBack, sentenceOf } from './back-of-a-card.ts';

afterEach(async () => {
  restoreAll();
  await unmountAll();
});

describe('a page that was frozen', () => {
  /** The page stands still, its camera is taken, and no timer of it runs; then it is seen again. */
  const sleeps = async (devices: SyntheticDevices, meanwhile: () => void): Promise<void> => {
    devices.hide();
    unplug(devices.streams.at(-1));
    meanwhile();
    devices.wake();
    await Promise.resolve();
  };

  it('asks after the session first, and goes on with a camera where it was [fault 24] [fault 23]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    const before = harness.backend.calls.length;
    await sleeps(devices, () => undefined);
    await eventually(() => harness.backend.calls.length > before, 'a question');
    expect(harness.backend.calls.slice(before)).to.eql(['GET /session']);
    await eventually(() => devices.liveTracks === 1, 'the camera again');
    await isLive(harness);
    expect([harness.element.step, codesOf(harness)]).to.eql(['document-back', []]);
    expect(harness.eventsOf('idv-step').map(({ step }) => step)).to.eql(['document-back']);
    await goesOnWithFile(harness);
  });

  it('says so when the session has ended meanwhile, with what to do about it [fault 24]', async () => {
    const devices = new SyntheticDevices();
    let renewed = 0;
    const harness = await atBack({
      devices,
      properties: {
        renew: () => {
          renewed += 1;
          harness.backend.restore();
          return Promise.resolve(harness.backend.link);
        },
      },
    });
    await isLive(harness);
    await sleeps(devices, () => harness.backend.refuse('GET /session', 410, 'session.expired'));
    await harness.state('expired');
    expect(codesOf(harness)).to.eql(['session.expired']);
    expect(harness.text).to.include(sentenceOf('session.expired'));
    expect(devices.liveTracks).to.equal(0);
    // What was accepted is still there, and a new link leads back to it.
    await harness.press('primary');
    await harness.step('document-back');
    expect([renewed, keptBy(harness)]).to.eql([1, ['document-front']]);
  });

  it('goes ahead with what was done elsewhere meanwhile [fault 24]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    await sleeps(devices, () => {
      harness.backend.change({ captures: (['document-front', 'document-back'] as const).map(receivedWire) });
    });
    await harness.step('review');
    expect([codesOf(harness), devices.liveTracks]).to.eql([[], 0]);
  });

  it('does not mind that there is no network yet [fault 24]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    await sleeps(devices, () => harness.backend.fail('GET /session', 'network.offline'));
    await isLive(harness);
    harness.backend.restore();
    await goesOnWithFile(harness);
  });
});

describe('a device whose clock is wrong', () => {
  const dayMs = 24 * 60 * 60_000;
  for (const [words, offMs] of [
    ['a day ahead', dayMs],
    ['a day behind', -dayMs],
  ] as const)
    it(`by ${words} counts the session’s own time [fault 31]`, async () => {
      const real = Date;
      const Shifted = new Proxy(real, {
        construct: (target, args: number[]) =>
          new target(...((args.length > 0 ? args : [real.now() + offMs]) as [number])),
        get: (target, name) =>
          name === 'now' ? () => real.now() + offMs : (Reflect.get(target, name) as unknown),
      });
      replace(globalThis, 'Date', { value: Shifted, writable: true });
      const harness = new Harness({ backend: new FakeBackend('consent') });
      await harness.begin();
      await harness.step('consent');
      const { expires_at: expiresAt, server_time: serverTime } = harness.backend.session;
      const leftMs = real.parse(expiresAt) - real.parse(serverTime);
      await harness.clock.advance(leftMs - 1000);
      expect(harness.element.state).to.equal('capturing');
      await harness.clock.advance(1000);
      await harness.state('expired');
      expect(codesOf(harness)).to.eql(['session.expired']);
    });
});
