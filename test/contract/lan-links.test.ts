/** Links for another device from a sandbox that serves its network: what is asked for at localhost must open on a phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { originElsewhere } from '../../demo/server/capture/origin-elsewhere.ts';
import { newVerifaSession } from './backend.ts';
import { Device } from './device.ts';
import { phoneAt } from './joined-phone.ts';
import { TestSandbox } from './test-sandbox.ts';

describe('the origin for another device', () => {
  const lanHost = '192.0.2.7';

  it.each([
    ['https://localhost:8787', 'https://192.0.2.7:8787'],
    ['https://127.0.0.1:8787', 'https://192.0.2.7:8787'],
    ['http://[::1]:8787', 'http://192.0.2.7:8787'],
    ['https://192.0.2.9:8787', 'https://192.0.2.9:8787'],
    ['https://sandbox.example', 'https://sandbox.example'],
  ])('of %s is %s', (origin, elsewhere) => {
    expect(originElsewhere(origin, lanHost)).toBe(elsewhere);
  });

  it('is localhost where nobody else can reach the machine', () => {
    expect(originElsewhere('http://localhost:8787', null)).toBe('http://localhost:8787');
  });
});

describe('a sandbox that serves its network', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await TestSandbox.start({ host: '0.0.0.0' });
  });
  afterAll(() => sandbox.stop());

  it('gives a desktop at localhost links and codes for its address there, and the phone joins by them', async () => {
    const { url, running } = sandbox;
    // A machine without a network has no other address.
    const [elsewhere = url] = running.lanUrls;
    const { captureUrl } = await newVerifaSession(url);
    expect(captureUrl.startsWith(`${url}/verify/`)).toBe(true);
    const desktop = await Device.on(captureUrl);
    const shown = await desktop.handOff();
    expect(new URL(shown.capture_url).origin).toBe(elsewhere);
    const sent = await desktop.handOff({ purpose: 'send', fresh: false });
    expect(new URL(sent.capture_url).origin).toBe(elsewhere);
    expect(sent.code_url).toBe(`${elsewhere}/verify`);
    const phone = await phoneAt(shown);
    expect(await phone.session()).toMatchObject({ holder: 'this_device' });
    expect(await desktop.session()).toMatchObject({ holder: 'other_device' });
  });
});
