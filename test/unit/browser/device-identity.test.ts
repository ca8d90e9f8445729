/** By what a device is known: a hiccup of the browser makes no other device of it. */
import { describe, expect, it } from 'vitest';
import { DeviceIdentity } from '../../../src/browser/device-identity.ts';
import type { DeviceKey } from '../../../src/model/ports.ts';

const key: DeviceKey = { publicKey: { x: 'x', y: 'y' }, sign: () => Promise.reject(new TypeError('unused')) };

/** A device whose keyrings find, one after the other, what is given; and what it remembers of page views before. */
const deviceWith = (
  found: readonly (DeviceKey | null | Error)[],
  { isKeyed = false, hasSecret = false } = {},
) => {
  const memory = {
    isKeyed,
    hasSecret,
    noteKey: () => {
      memory.isKeyed = true;
    },
  };
  let loads = 0;
  const identity = new DeviceIdentity(memory, () => {
    const next = found[loads] ?? null;
    loads += 1;
    return next instanceof Error
      ? Promise.reject(next)
      : Promise.resolve({ key: () => Promise.resolve(next) });
  });
  return { identity, memory, loads: () => loads };
};

describe('the key of a device', () => {
  it('is asked for once, and remembered to be there', async () => {
    const { identity, memory, loads } = deviceWith([key]);
    expect(await Promise.all([identity.key(), identity.key()])).toEqual([key, key]);
    expect([memory.isKeyed, loads()]).toEqual([true, 1]);
  });

  it('is none where there never was one', async () => {
    const { identity, memory } = deviceWith([null]);
    expect(await identity.key()).toBe(null);
    expect(memory.isKeyed).toBe(false);
  });

  it('is not looked for where a secret has stood in before', async () => {
    const { identity, loads } = deviceWith([key], { hasSecret: true });
    expect(await identity.key()).toBe(null);
    expect(loads()).toBe(0);
  });

  it('is looked for anew when it is not to be had for a moment', async () => {
    const { identity } = deviceWith([null, null, key], { isKeyed: true });
    await expect(identity.key()).rejects.toThrow('env.module_load_failed');
    await expect(identity.key()).rejects.toThrow('env.module_load_failed');
    expect(await identity.key()).toBe(key);
  });

  it('is taken to be lost when it stays away', async () => {
    const { identity } = deviceWith([null, null, null, null], { isKeyed: true });
    for (let miss = 0; miss < 3; miss += 1)
      await expect(identity.key()).rejects.toThrow('env.module_load_failed');
    expect(await identity.key()).toBe(null);
  });

  it('is looked for anew when what makes it did not load', async () => {
    const { identity } = deviceWith([new TypeError('no network'), key]);
    await expect(identity.key()).rejects.toThrow('env.module_load_failed');
    expect(await identity.key()).toBe(key);
  });
});
