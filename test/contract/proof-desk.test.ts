/** How long a nonce is good, how often a proof, and that neither can be made to fill the memory. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { CaptureEnv } from '../../demo/server/capture/capture-env.ts';
import { nonceProblem, provenKey } from '../../demo/server/capture/proof.ts';
import { ProofDesk } from '../../demo/server/capture/proof-desk.ts';
import { ProofKey } from './proof-key.ts';

const windowMs = 5 * 60 * 1000;

/** A desk with a clock that a test sets, in milliseconds. */
const deskAt = (timeMs: number, most?: number) => {
  const clock = { timeMs, now: () => clock.timeMs };
  return { clock, desk: new ProofDesk(clock, most) };
};

describe('a nonce', () => {
  it('is the same for its window, and another one in the next', () => {
    const { clock, desk } = deskAt(0);
    const first = desk.nonce();
    clock.timeMs = windowMs - 1;
    expect(desk.nonce()).toBe(first);
    clock.timeMs = windowMs;
    expect(desk.nonce()).not.toBe(first);
  });

  it.each([
    [0, 'taken'],
    [windowMs, 'taken'],
    [2 * windowMs - 1, 'taken'],
    [2 * windowMs, 'stale'],
    [100 * windowMs, 'stale'],
  ])('that was given at the start of a window is, %i ms later, %s', (laterMs, fate) => {
    const { clock, desk } = deskAt(0);
    const nonce = desk.nonce();
    clock.timeMs = laterMs;
    expect(desk.take(nonce, 'proof')).toBe(fate);
  });

  it.each([null, '', 'made up'])('that nobody gave is stale: %j', (nonce) => {
    expect(deskAt(0).desk.take(nonce, 'proof')).toBe('stale');
  });

  it('of one desk is nothing to another', () => {
    const [one, other] = [deskAt(0).desk, deskAt(0).desk];
    expect(other.take(one.nonce(), 'proof')).toBe('stale');
  });

  it('has a shape that every header can carry', () => {
    expect(deskAt(0).desk.nonce()).toMatch(/^[\w-]{43}$/);
  });
});

describe('a proof', () => {
  it('is taken once, and others with it', () => {
    const { desk } = deskAt(0);
    const nonce = desk.nonce();
    expect(['one', 'two', 'one', 'two'].map((name) => desk.take(nonce, name))).toEqual([
      'taken',
      'taken',
      'used',
      'used',
    ]);
  });

  it('is taken once for as long as its nonce is good', () => {
    const { clock, desk } = deskAt(0);
    const nonce = desk.nonce();
    expect(desk.take(nonce, 'proof')).toBe('taken');
    clock.timeMs = 2 * windowMs - 1;
    expect(desk.take(nonce, 'proof')).toBe('used');
  });

  it('is not good again when the clock is set back', () => {
    const { clock, desk } = deskAt(10 * windowMs);
    const nonce = desk.nonce();
    expect(desk.take(nonce, 'proof')).toBe('taken');
    clock.timeMs = 13 * windowMs;
    expect(desk.take(nonce, 'proof')).toBe('stale');
    clock.timeMs = 10 * windowMs;
    expect(desk.take(nonce, 'proof')).toBe('stale');
    // Whoever asks now is given one that is good all the same.
    expect(desk.take(desk.nonce(), 'other')).toBe('taken');
  });
});

describe('a memory that is full', () => {
  it('is given up together with every nonce that is out', () => {
    const { desk } = deskAt(0, 3);
    const nonce = desk.nonce();
    const fates = ['a', 'b', 'c', 'd', 'a'].map((name) => desk.take(nonce, name));
    expect(fates).toEqual(['taken', 'taken', 'taken', 'stale', 'stale']);
    const next = desk.nonce();
    expect(next).not.toBe(nonce);
    expect(desk.take(next, 'd')).toBe('taken');
    expect(desk.take(nonce, 'a')).toBe('stale');
  });

  it('counts the window before, and forgets what is older', () => {
    const { clock, desk } = deskAt(0, 3);
    expect(['a', 'b'].map((name) => desk.take(desk.nonce(), name))).toEqual(['taken', 'taken']);
    clock.timeMs = windowMs;
    expect(['c', 'd'].map((name) => desk.take(desk.nonce(), name))).toEqual(['taken', 'stale']);
    expect(['e', 'f', 'g'].map((name) => desk.take(desk.nonce(), name))).toEqual(['taken', 'taken', 'taken']);
    clock.timeMs = 3 * windowMs;
    expect(['h', 'i', 'j'].map((name) => desk.take(desk.nonce(), name))).toEqual(['taken', 'taken', 'taken']);
  });

  it('leaves whoever asks next with a nonce that is good at once', async () => {
    const { desk } = deskAt(0, 1);
    const app = new Hono<CaptureEnv>();
    app.use(async (c, next) => {
      c.set('proofs', desk);
      c.header('DPoP-Nonce', desk.nonce());
      await next();
    });
    app.get('/', (c) => c.text(provenKey(c) ?? 'nobody'));
    app.onError((_error, c) => nonceProblem(c));
    const key = new ProofKey();
    const ask = (nonce: string | null) => {
      const url = 'http://verify.example/';
      return app.request(url, {
        headers: { DPoP: key.proof({ method: 'GET', url, nonce, credential: '' }) },
      });
    };
    const first = await ask(desk.nonce());
    expect(await first.text()).toBe(key.thumbprint);
    const refused = await ask(first.headers.get('DPoP-Nonce'));
    expect(refused.status).toBe(401);
    expect((await ask(refused.headers.get('DPoP-Nonce'))).status).toBe(200);
  });
});
