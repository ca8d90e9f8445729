/** The other ports on a real browser: cameras, page, time. */
import { expect } from '@open-wc/testing';
import { BrowserDevices } from '../../../src/browser/media-devices.ts';
import { PageHost } from '../../../src/browser/page-host.ts';
import { systemClock } from '../../../src/browser/system-clock.ts';

describe('BrowserDevices', () => {
  it('finds the cameras of this browser and opens one', async () => {
    const devices = new BrowserDevices();
    expect([devices.isSecureContext, devices.hasCameraApi, devices.isFramed]).to.eql([true, true, false]);
    const stream = await devices.getUserMedia({ video: true, audio: false });
    expect((await devices.videoInputs()).length).to.be.at.least(1);
    for (const track of stream.getTracks()) track.stop();
  });

  it('tells what the browser tells of permissions, and nothing more', async () => {
    const devices = new BrowserDevices();
    expect(await devices.cameraPermission()).to.be.oneOf(['granted', 'prompt', 'denied', 'unknown']);
    expect(devices.policyAllowsCamera()).to.equal('featurePolicy' in document ? true : null);
  });

  it('hears of cameras that come and go until it is told to stop', () => {
    let count = 0;
    const stop = new BrowserDevices().onChange(() => {
      count += 1;
    });
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    stop();
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    expect(count).to.equal(1);
  });

  it('hears that the page is seen again, in its tab or from the browser’s memory, until it is told to stop', () => {
    const devices = new BrowserDevices();
    expect(devices.isVisible).to.equal(true);
    let count = 0;
    const stop = devices.onWake(() => {
      count += 1;
    });
    document.dispatchEvent(new Event('visibilitychange'));
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(count).to.equal(2);
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
    stop();
    document.dispatchEvent(new Event('visibilitychange'));
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(count).to.equal(2);
  });
});

describe('PageHost', () => {
  it('knows the device and that nobody embeds the page', () => {
    const host = new PageHost();
    expect(host.facts.kind).to.equal('desktop');
    expect(host.facts.label).to.match(
      /^(?:Chrome|Firefox|Safari) · Linux$|^(?:Chrome|Firefox|Safari) · (?:Mac|Windows)$/,
    );
    expect([host.parentOrigin, host.pageUrl]).to.eql([null, location.href]);
  });

  it('takes no command where there is no page around it, not even from itself', async () => {
    const heard: unknown[] = [];
    const stop = new PageHost().onMessage([location.origin], (data) => heard.push(data));
    const arrived = new Promise((resolve) => {
      globalThis.addEventListener('message', resolve, { once: true });
    });
    globalThis.postMessage({ source: 'idv-capture', version: 1, type: 'close' }, location.origin);
    await arrived;
    stop();
    expect(heard).to.eql([]);
  });

  it('hears that the network is back until it is told to stop', () => {
    let count = 0;
    const stop = new PageHost().onOnline(() => {
      count += 1;
    });
    globalThis.dispatchEvent(new Event('online'));
    stop();
    globalThis.dispatchEvent(new Event('online'));
    expect(count).to.equal(1);
  });
});

describe('systemClock', () => {
  it('calls back in order, and not what was stopped', async () => {
    const called: string[] = [];
    systemClock.after(0, () => called.push('stopped'))();
    await new Promise<void>((resolve) => {
      systemClock.after(1, () => called.push('first'));
      systemClock.after(5, resolve);
    });
    expect(called).to.eql(['first']);
  });

  it('does not take a very long time for none', async () => {
    let isCalled = false;
    const stop = systemClock.after(2 ** 40, () => {
      isCalled = true;
    });
    await new Promise<void>((resolve) => systemClock.after(5, resolve));
    stop();
    expect(isCalled).to.equal(false);
  });

  it('never goes back', () => {
    const times = Array.from({ length: 50 }, () => systemClock.now());
    expect(times).to.eql([...times].sort((one, other) => one - other));
    expect(systemClock.random()).to.be.within(0, 1);
  });
});
