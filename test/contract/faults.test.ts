/** The sandbox's own faults: each one as it is asked for, as often as it is asked for, and only in test mode. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Faults, type PlannedFault } from '../e2e/fault-plan.ts';
import { newVerifaSession } from './backend.ts';
import { Device } from './device.ts';
import { eventually } from './eventually.ts';
import { TestSandbox } from './test-sandbox.ts';

const shop = 'http://localhost:3000';
let sandbox: TestSandbox;
let faults: Faults;
let captureUrl: string;
beforeAll(async () => {
  sandbox = await TestSandbox.start({ testMode: true });
  faults = new Faults(sandbox.url);
  ({ captureUrl } = await newVerifaSession(sandbox.url));
});
afterEach(() => faults.clear());
afterAll(() => sandbox.stop());

const ask = (path = '/invitation', init: RequestInit = {}): Promise<Response> =>
  fetch(captureUrl + path, { ...init, headers: { Origin: shop } });

const always = (action: PlannedFault['action']): PlannedFault => ({ action, times: 100 });

describe('test mode', () => {
  it.each(['GET', 'POST', 'DELETE'])(
    'is no matter of asking: %s is answered 404 without it',
    async (method) => {
      const plain = await TestSandbox.start();
      const body = method === 'POST' ? JSON.stringify({ rules: [{ action: { type: 'hang' } }] }) : null;
      const answer = await fetch(`${plain.url}/__faults`, { method, body });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe('Not found.\n');
      expect((await fetch(`${plain.url}/healthz`)).status).toBe(200);
      await plain.stop();
    },
  );

  it.each([
    [{}],
    [{ rules: [{ action: { type: 'explode' } }] }],
    [{ rules: [{ action: { type: 'status', status: 200 } }] }],
    [{ rules: [{ path: '^(', action: { type: 'hang' } }] }],
    [{ rules: [{ surprise: 1, action: { type: 'hang' } }] }],
  ])('says what it does not understand: %j', async (plan) => {
    const answer = await fetch(`${sandbox.url}/__faults`, { method: 'POST', body: JSON.stringify(plan) });
    expect(answer.status).toBe(400);
    expect(await faults.left()).toEqual([]);
  });
});

describe('which requests are met', () => {
  const unavailable = { type: 'status', status: 503 } as const;
  const statusOf = async (path: string, method = 'GET'): Promise<number> =>
    (await ask(path, { method })).status;

  it('so many, after so many, and what is left is told', async () => {
    await faults.plan([{ path: '/invitation', after: 1, times: 2, action: unavailable }]);
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1) statuses.push(await statusOf('/invitation'));
    expect(statuses).toEqual([200, 503, 503]);
    expect(await faults.left()).toEqual([]);
    expect(await faults.met()).toEqual(['GET /invitation status', 'GET /invitation status']);
    expect(await statusOf('/invitation')).toBe(200);
  });

  it.each([
    ['/captures/*', '/captures/selfie', 503],
    ['/captures/*', '/captures/a/b', 401],
    ['/**', '/captures/a/b', 503],
    ['^/(?:session|events)$', '/session', 503],
    ['^/(?:session|events)$', '/sessions', 401],
    ['/sess.on', '/session', 401],
    ['/', '', 503],
    [undefined, '/session', 503],
  ])('%s means %s: %i', async (path, asked, status) => {
    await faults.plan([{ ...(path === undefined ? {} : { path }), times: 9, action: unavailable }]);
    expect(await statusOf(asked)).toBe(status);
  });

  it('by their method, and a preflight only where it is named', async () => {
    await faults.plan([{ method: 'PUT', action: unavailable }, { action: { type: 'html' } }]);
    expect(await statusOf('/session', 'OPTIONS')).toBe(204);
    expect(await statusOf('/session', 'PUT')).toBe(503);
    expect(await statusOf('/session', 'GET')).toBe(200);
    expect(await faults.met()).toEqual(['PUT /session status', 'GET /session html']);
  });

  it('by chance, the same ones each time', async () => {
    const round = async (seed: number): Promise<string> => {
      await faults.clear();
      await faults.plan([{ random: { seed, share: 0.3 }, times: 1000, action: unavailable }]);
      let pattern = '';
      for (let count = 0; count < 60; count += 1)
        pattern += (await statusOf('/invitation')) === 503 ? 'x' : '.';
      return pattern;
    };
    const first = await round(7);
    expect(await round(7)).toBe(first);
    expect(await round(8)).not.toBe(first);
    const share = [...first].filter((sign) => sign === 'x').length / 60;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
  });
});

describe('what they meet with', () => {
  it('a status in the protocol’s words, readable by a page', async () => {
    await faults.plan([
      { action: { type: 'status', status: 429, code: 'server.rate_limited', retryAfter: 'soon' } },
    ]);
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual({ error: 'server.rate_limited', detail: '', status_code: 429 });
    expect(answer.headers.get('Retry-After')).toBe('soon');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(shop);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('a status in a proxy’s words, or in its own', async () => {
    await faults.plan([
      { action: { type: 'status', status: 502 } },
      { action: { type: 'status', status: 500, body: '{"oops":1}' } },
    ]);
    const proxy = await ask();
    expect([proxy.status, proxy.headers.get('Content-Type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(await (await ask()).json()).toEqual({ oops: 1 });
  });

  it('a page where a network wants a password', async () => {
    await faults.plan([always({ type: 'html' })]);
    const answer = await ask('/captures/selfie', { method: 'PUT', body: new Uint8Array(100_000) });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('Sign in');
  });

  it('no CORS header, on the answer that would have come', async () => {
    await faults.plan([{ action: { type: 'no-cors' } }]);
    const answer = await ask();
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(await answer.json()).toMatchObject({ is_sandbox: true });
  });

  it('half an answer', async () => {
    await faults.plan([{ action: { type: 'truncate' } }]);
    const text = await (await ask()).text();
    expect(text).toMatch(/^\{"protocol"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('an answer with something more, or less, in it', async () => {
    await faults.plan([
      {
        action: {
          type: 'edit',
          merge: { brand: { name: 'Other', slogan: 'x' }, language: null, extra: [1] },
        },
      },
    ]);
    const body = (await (await ask()).json()) as Record<string, unknown>;
    expect(body).toMatchObject({ is_sandbox: true, brand: { name: 'Other', slogan: 'x' }, extra: [1] });
    expect(body).not.toHaveProperty('language');
  });

  it('no answer at all, until the client has had enough', async () => {
    await faults.plan([{ action: { type: 'hang' } }]);
    const enough = new AbortController();
    const answer = ask('/invitation', { signal: enough.signal });
    await eventually(async () => {
      expect(await faults.met()).toHaveLength(1);
    });
    expect(await stillOpen(answer)).toBe(true);
    enough.abort();
    await expect(answer).rejects.toThrow('abort');
    expect((await ask()).status).toBe(200);
  });

  it('an answer that comes late, or slowly', async () => {
    await faults.plan([
      { action: { type: 'delay', ms: 60 } },
      { action: { type: 'slow', bytesPerSecond: 4000, of: 'answer' } },
    ]);
    const startMs = performance.now();
    expect((await ask()).status).toBe(200);
    const lateMs = performance.now();
    const length = (await (await ask()).text()).length;
    expect(lateMs - startMs).toBeGreaterThanOrEqual(55);
    expect(performance.now() - lateMs).toBeGreaterThanOrEqual((length / 4000) * 900);
  });

  it('nothing from a stream of events, which is open all the same', async () => {
    const device = await Device.on((await newVerifaSession(sandbox.url)).captureUrl);
    await faults.plan([{ path: '/events', action: { type: 'sse-buffer' } }]);
    const enough = new AbortController();
    const streamed = await device.fetch('GET', '/events', { signal: enough.signal });
    expect(streamed.headers.get('Content-Type')).toBe('text/event-stream');
    const reading = streamed.body?.getReader().read() ?? Promise.resolve();
    // What a stream would begin with, and what would follow.
    await device.consent();
    expect(await stillOpen(reading)).toBe(true);
    enough.abort();
    await expect(reading).rejects.toThrow('abort');
  });
});

describe('a line that breaks', () => {
  const newDevice = async (): Promise<Device> => Device.on((await newVerifaSession(sandbox.url)).captureUrl);
  const cut = (when: 'before' | 'after', afterBytes?: number): PlannedFault['action'] => ({
    type: 'cut',
    when,
    ...(afterBytes === undefined ? {} : { afterBytes }),
  });

  it('before the work: nothing is done', async () => {
    const device = await newDevice();
    await faults.plan([{ path: '/consent', action: cut('before') }]);
    await expect(device.consent()).rejects.toThrow('fetch failed');
    expect((await device.session()).consent.accepted).toBe(false);
  });

  it('after the work: it is done, and nobody hears of it', async () => {
    const device = await newDevice();
    await faults.plan([{ path: '/consent', action: cut('after') }]);
    await expect(device.consent()).rejects.toThrow('fetch failed');
    expect((await device.session()).consent.accepted).toBe(true);
  });

  it('in the middle of the answer', async () => {
    const device = await newDevice();
    await faults.plan([{ path: '/consent', action: cut('after', 40) }]);
    await expect(device.consent()).rejects.toThrow('terminated');
    expect((await device.session()).consent.accepted).toBe(true);
  });

  it('in the middle of a request: what has arrived is not taken for the whole', async () => {
    const device = await newDevice();
    await device.consent();
    await faults.plan([{ path: '/document-type', action: cut('before', 10) }]);
    await expect(device.documentType('passport')).rejects.toThrow('fetch failed');
    expect((await device.session()).document_type).toBeNull();
    expect((await device.documentType('passport')).document_type).toBe('passport');
  });

  it('is slow for a request, and everything arrives', async () => {
    const device = await newDevice();
    await device.consent();
    await faults.plan([
      { path: '/document-type', action: { type: 'slow', bytesPerSecond: 200, of: 'request' } },
    ]);
    const bytes = JSON.stringify({ document_type: 'passport' }).length;
    const startMs = performance.now();
    expect((await device.documentType('passport')).document_type).toBe('passport');
    expect(performance.now() - startMs).toBeGreaterThanOrEqual((bytes / 200) * 900);
  });
});

/** Whether it has not settled although another request has been answered meanwhile. */
const stillOpen = async (promise: Promise<unknown>): Promise<boolean> => {
  let isOpen = true;
  const settle = (): void => {
    isOpen = false;
  };
  promise.then(settle, settle);
  await (await fetch(`${sandbox.url}/healthz`)).text();
  return isOpen;
};
