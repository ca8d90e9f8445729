/** What a browser remembers of a capture, and that it does without storage. */
import { expect } from '@open-wc/testing';
import { DeviceMemory } from '../../../src/browser/device-memory.ts';

const link = (count: number) => `https://verify.example.test/verify/tok_${String(count)}`;

const refuseStorage = (): (() => void) => {
  const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
  if (!own) throw new Error('no storage to refuse');
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  return () => {
    Object.defineProperty(window, 'localStorage', own);
  };
};

describe('DeviceMemory', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('has no secret until it is asked for one, and knows it again in another page view', () => {
    expect(new DeviceMemory().hasSecret).to.equal(false);
    const secret = new DeviceMemory().deviceSecret();
    expect(secret).to.match(/^[0-9a-f]{64}$/);
    expect(new DeviceMemory().hasSecret).to.equal(true);
    expect(new DeviceMemory().deviceSecret()).to.equal(secret);
    localStorage.clear();
    expect(new DeviceMemory().hasSecret).to.equal(false);
    expect(new DeviceMemory().deviceSecret()).not.to.equal(secret);
  });

  it('knows links again without keeping them', async () => {
    await new DeviceMemory().remember(link(1));
    expect(await new DeviceMemory().remembers(link(1))).to.equal(true);
    expect(await new DeviceMemory().remembers(link(2))).to.equal(false);
    const kept = JSON.stringify(localStorage);
    expect(kept).not.to.include('tok_1');
    expect(kept).not.to.include('verify');
  });

  it('forgets the oldest of more than twenty links', async () => {
    const memory = new DeviceMemory();
    for (let count = 0; count <= 20; count += 1) await memory.remember(link(count));
    expect(await memory.remembers(link(0))).to.equal(false);
    expect(await memory.remembers(link(1))).to.equal(true);
    expect(await memory.remembers(link(20))).to.equal(true);
  });

  it('remembers for as long as it lives where storage is refused', async () => {
    const restore = refuseStorage();
    try {
      const memory = new DeviceMemory();
      expect(memory.deviceSecret()).to.equal(memory.deviceSecret());
      await memory.remember(link(1));
      expect(await memory.remembers(link(1))).to.equal(true);
      expect(await new DeviceMemory().remembers(link(1))).to.equal(false);
    } finally {
      restore();
    }
  });
});
