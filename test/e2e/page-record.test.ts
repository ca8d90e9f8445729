/** The record notices what it is there for: otherwise "no violation, no foreign host, no error" would prove nothing. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './fault-walk.ts';
import { Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

test('violations, errors and foreign hosts are noted', async () => {
  const foreign = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const foreignUrl = `http://127.0.0.1:${String((foreign.address() as AddressInfo).port)}/`;
  try {
    const { page, record } = await journey.visitor();
    await page.goto(`${journey.origin}/done`);
    expect(record.faults).toEqual([]);
    await page.evaluate(() => {
      console.error('said aloud');
      reportError(new Error('thrown'));
      const style = document.createElement('style');
      style.textContent = 'body { color: red; }';
      const violated = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', resolve);
      });
      document.head.append(style);
      return violated.then(() => undefined);
    });
    await page.goto(foreignUrl);
    const kinds = new Set(record.faults.map((fault) => fault.split(':')[0]));
    expect(kinds).toEqual(new Set(['console', 'uncaught', 'CSP', 'foreign request']));
    expect(record.faults).toContain(`foreign request: ${foreignUrl}`);
    expect(record.leaks.splice(0)).toEqual([`foreign request: ${foreignUrl}`]);
  } finally {
    foreign.close();
  }
});

test('whoever posts to anyone is noted, whichever window it posts to and however it says so', async () => {
  const { page, record, context } = await journey.visitor();
  await page.goto(`${journey.origin}/done`);
  const posts = async (): Promise<readonly string[]> => {
    await eventually(() => record.leaks.length).toBe(2);
    return record.leaks.splice(0);
  };
  const host = new URL(journey.origin).host;
  // Its own window, and one whose functions cannot be replaced.
  for (const where of ['itself', 'a window of another origin'] as const) {
    await page.evaluate(
      async ([which, address]) => {
        const other = which === 'itself' ? window : window.open(address);
        if (!other) throw new Error('no window');
        if (which !== 'itself')
          await new Promise<void>((resolve) => {
            const look = (): void => {
              try {
                setTimeout(look, 10, other.document.title);
              } catch {
                resolve();
              }
            };
            look();
          });
        // Not seen by the linter's rule against it: that is what this is about.
        const say = (...args: unknown[]): unknown =>
          Reflect.apply(other.postMessage.bind(other), other, args);
        say('one', '*');
        say('two', { targetOrigin: '*' });
        say('three', 'http://localhost:1');
        say('four', { targetOrigin: location.origin });
      },
      [where, `${journey.otherOrigin}/done`] as const,
    );
    expect(await posts(), where).toEqual([
      `posted to anyone: * at ${host}`,
      `posted to anyone: * at ${host}`,
    ]);
  }
  await context.close();
});

test('a window behind the watch is the same wherever it comes from', async () => {
  const { page, record, context } = await journey.visitor();
  await page.goto(`${journey.origin}/done`);
  const same = await page.evaluate(async (address) => {
    const frame = document.createElement('iframe');
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    frame.src = address;
    document.body.append(frame);
    await loaded;
    const inside = frame.contentWindow;
    return inside === frame.contentWindow && inside?.parent === window && inside !== window;
  }, `${journey.otherOrigin}/done`);
  expect(same).toBe(true);
  expect(record.leaks).toEqual([]);
  await context.close();
});

test('files are noted however they are sent, and nothing else is', async () => {
  const { page, record, widget } = await journey.visitor();
  await page.route('**/captures/*', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${journey.origin}/done`);
  await page.evaluate(async () => {
    const file = new Blob(['by fetch'], { type: 'image/jpeg' });
    await fetch('/verify/x/captures/selfie', {
      method: 'PUT',
      body: file,
      headers: { 'Idv-Capture-Metadata': 'one' },
    });
    await fetch('/elsewhere/captures/', { method: 'PUT', body: file }).catch(() => undefined);
    await new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open('PUT', '/verify/x/captures/document-back');
      request.setRequestHeader('Idv-Capture-Metadata', 'two');
      request.addEventListener('loadend', resolve);
      request.send(new Blob(['by request'], { type: 'application/pdf' }));
    });
  });
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  await widget.noted();
  expect(record.sent).toEqual([
    { step: 'selfie', sha256: sha256('by fetch'), bytes: 8, mimeType: 'image/jpeg', metadata: 'one' },
    {
      step: 'document-back',
      sha256: sha256('by request'),
      bytes: 10,
      mimeType: 'application/pdf',
      metadata: 'two',
    },
  ]);
});

test('a token or a credential that is said aloud is noted, and none at its place', async () => {
  const { page, record, context } = await journey.visitor();
  const [token, credential] = [`tok_${'a'.repeat(43)}`, `cap_${'b'.repeat(43)}`];
  await page.goto(`${journey.origin}/verify/${token}`);
  await page.goto(`${journey.origin}/done`);
  expect(record.leaks).toEqual([]);
  await page.goto(`${journey.origin}/done?link=${token}`);
  expect(record.leaks.splice(0)).toContain('a secret in an address');
  await page.goto(`${journey.origin}/done`);
  await page.evaluate((said) => {
    console.info(said);
    const told = Object.assign(new Event('idv-step', { bubbles: true }), { step: said });
    document.body.dispatchEvent(told);
  }, credential);
  await eventually(() => record.leaks.toSorted()).toEqual([
    'a secret in the console',
    'a secret in what a page is told (event)',
  ]);
  record.leaks.length = 0;
  // The address of before is in its history.
  await context.close();
  expect(record.leaks.splice(0)).toEqual(['a secret is left in the history']);
});
