import { describe, expect, it } from 'vitest';
import { whyUnreachable } from '../../../src/session/network-doubt.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';
import { FakeHost } from '../../fakes/fake-host.ts';
import { FakeHttp } from '../../fakes/fake-http.ts';

const origin = 'https://verify.example';
const whole = () => ({ http: new FakeHttp(), host: new FakeHost(), devices: new FakeDevices() });
const never = new AbortController().signal;

describe('why there was no answer', () => {
  it('[fault 53] is the capture origin where it answers whoever does not read', async () => {
    const ports = whole();
    ports.http.reachableOrigins.add(origin);
    expect(await whyUnreachable(ports, origin, never)).toBe('network.blocked');
    expect(ports.devices.hints).toEqual([]);
  });

  it('[fault 53] is the network where nothing answers', async () => {
    expect(await whyUnreachable(whole(), origin, never)).toBe('network.offline');
  });

  it('[fault 53] is the network where the device says so, and nobody is asked', async () => {
    const ports = whole();
    ports.host.isOnline = false;
    ports.http.reachable = () => Promise.reject(new Error('asked'));
    expect(await whyUnreachable(ports, origin, never)).toBe('network.offline');
  });

  it('[fault 32] is the page where its policy has refused the origin; whoever builds it gets the line, once', async () => {
    const ports = whole();
    ports.host.refusals.set(origin, 'connect-src');
    ports.host.isOnline = false;
    for (let call = 0; call < 3; call += 1)
      expect(await whyUnreachable(ports, origin, never)).toBe('env.csp_blocked');
    expect(ports.devices.hints).toHaveLength(1);
    expect(ports.devices.hints[0]).toContain('env.csp_blocked');
    expect(ports.devices.hints[0]).toContain(`connect-src 'self' ${origin}`);
  });

  it('[fault 32] is the page as well where that is heard of only now', async () => {
    const ports = whole();
    ports.http.reachable = () => {
      ports.host.refusals.set(origin, 'connect-src');
      return Promise.resolve(false);
    };
    expect(await whyUnreachable(ports, origin, never)).toBe('env.csp_blocked');
  });

  it('[fault 32] is not the page where the origin has answered it before', async () => {
    const ports = whole();
    ports.host.refusals.set(origin, 'connect-src');
    expect(await whyUnreachable(ports, origin, never, true)).toBe('network.offline');
    ports.http.reachableOrigins.add(origin);
    expect(await whyUnreachable(ports, origin, never, true)).toBe('network.blocked');
  });

  it('[fault 32] is told without a console too', async () => {
    const { http, host } = whole();
    host.refusals.set(origin, 'connect-src');
    expect(await whyUnreachable({ http, host }, origin, never)).toBe('env.csp_blocked');
  });

  it('says nothing to those who do not wait any more', async () => {
    const ports = whole();
    const end = new AbortController();
    ports.http.reachable = () => {
      end.abort();
      return Promise.resolve(false);
    };
    await expect(whyUnreachable(ports, origin, end.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
