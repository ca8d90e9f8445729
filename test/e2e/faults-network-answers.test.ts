/** A server that refuses or fails: the person reads why and what to do, what was accepted is kept, the next action works. */
import type { BrowserContext, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { begin, text } from './capture-walk.ts';
import {
  callsOf,
  codes,
  ended,
  endedBy,
  eventually,
  heard,
  leaving,
  pass,
  passUntil,
  submitted,
  told,
  traveller,
  travellerAt,
  type Traveller,
} from './fault-walk.ts';
import { Journey } from './journey.ts';
import { credentials, postSession } from './session-api.ts';
import { acknowledged } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterEach(() => journey.faults.clear());
afterAll(() => journey.end());

const stillTryingOn = ({ widget }: Traveller): Locator =>
  widget.element.getByRole('status').getByText(text.stillTrying);
const stillTrying = (who: Traveller): Promise<void> => stillTryingOn(who).waitFor();

/** The page's own clock, and every pause before another try as long as it may be. */
const withLongPauses = async (context: BrowserContext): Promise<void> => {
  await context.clock.install();
  await context.addInitScript(() => {
    Math.random = () => 0.999;
  });
};

test.each([
  ['in seconds', () => '50'],
  ['by a date', () => new Date(Date.now() + 51_000).toUTCString()],
])('[fault 39] a server that asks for a pause %s gets it, and the person is told', async (_, retryAfter) => {
  const who = await travellerAt(journey, 'consent');
  const { page, context, widget, record } = who;
  const keys = callsOf(page, '/consent');
  const limited = { type: 'status', status: 429, code: 'server.rate_limited' } as const;
  await journey.faults.plan([{ path: '/consent', action: { ...limited, retryAfter: retryAfter() } }]);
  await leaving.consent(journey, who);
  await eventually(() => journey.faults.met()).toHaveLength(1);
  await pass(page, 24_000);
  await stillTrying(who);
  expect(keys).toHaveLength(1);
  await passUntil(page, () => keys.length === 2);
  await widget.reached('document-type');
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(codes(record)).toEqual([]);
  await context.close();
});

test('[fault 39] a server that asks for more than a minute: the person decides', async () => {
  const who = await travellerAt(journey, 'consent');
  const limited = { type: 'status', status: 429, code: 'server.rate_limited', retryAfter: '600' } as const;
  await journey.faults.plan([{ path: '/consent', action: limited }]);
  await leaving.consent(journey, who);
  await told(who, 'server.rate_limited');
  await leaving.consent(journey, who);
  await who.widget.reached('document-type');
  await who.context.close();
});

test('[fault 39] a server that only says too often, and not for how long', async () => {
  const who = await travellerAt(journey, 'consent');
  await journey.faults.plan([{ path: '/consent', times: 2, action: { type: 'status', status: 429 } }]);
  await leaving.consent(journey, who);
  await passUntil(who.page, async () => (await who.widget.step()) === 'document-type');
  expect(await journey.faults.left()).toEqual([]);
  expect(codes(who.record)).toEqual([]);
  await who.context.close();
});

test('[fault 40] a burst of failures: it is tried again, the person is told after 10 s, and nothing is done twice', async () => {
  const who = await travellerAt(journey, 'review', { prepare: withLongPauses });
  const { page, context, widget, record } = who;
  const keys = callsOf(page, '/complete');
  await journey.faults.plan(
    [500, 502, 503, 504].map((status) => ({
      path: '/complete',
      action: { type: 'status', status } as const,
    })),
  );
  await widget.primary(text.submit);
  await passUntil(page, () => keys.length === 4);
  // The pauses before have been 7 s long, and the next one is to be 8 s.
  await passUntil(page, () => stillTryingOn(who).isVisible());
  await passUntil(page, () => keys.length === 5);
  await ended(journey, who);
  expect(keys).toHaveLength(5);
  expect(new Set(keys).size).toBe(1);
  expect(codes(record)).toEqual([]);
  await context.close();
});

test('[fault 40] a server that stays away: it says so, and another press works', async () => {
  const who = await travellerAt(journey, 'review');
  const { widget, sessionId } = who;
  await journey.faults.plan([{ path: '/complete', times: 5, action: { type: 'status', status: 503 } }]);
  await widget.primary(text.submit);
  await told(who, 'server.unavailable');
  expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({ submittedAtMs: null });
  await widget.primary(text.retry);
  await ended(journey, who);
  await who.context.close();
});

/** A picture that was refused is doubted when it comes again: this is another one. */
const takeAnother = async ({ widget }: Traveller): Promise<void> => {
  await widget.chooseFile(journey.specimens.path('passport.jpg'));
  await widget.primary(text.usePhoto);
};

test('[fault 42] a photo that is too large to the server goes out once more, smaller', async () => {
  const who = await travellerAt(journey, 'document-front');
  await journey.faults.plan([{ path: '/captures/*', action: { type: 'status', status: 413 } }]);
  await leaving['document-front'](journey, who);
  await submitted(journey, who);
  await who.widget.noted();
  const [refused, taken] = who.record.sent;
  expect(taken?.step).toBe('document-front');
  expect(taken?.bytes).toBeLessThan(refused?.bytes ?? 0);
  expect(codes(who.record)).toEqual([]);
  await who.context.close();
});

test('[fault 42] a photo that is too large however small it is made: another one is asked for', async () => {
  const who = await travellerAt(journey, 'document-front');
  const { widget } = who;
  const tooLarge = { type: 'status', status: 413, code: 'upload.too_large' } as const;
  await journey.faults.plan([{ path: '/captures/*', times: 2, action: tooLarge }]);
  await leaving['document-front'](journey, who);
  await widget.reached('review');
  await widget.primary(text.submit);
  await widget.reached('document-front');
  await told(who, 'upload.too_large');
  await takeAnother(who);
  await submitted(journey, who);
  await who.context.close();
});

test.each([
  ['415, from whoever stands before the server', { type: 'status', status: 415 }],
  ['422 of the server', { type: 'status', status: 422, code: 'upload.rejected_type' }],
] as const)('[fault 43] a photo that is none to the server (%s) is taken once more', async (_, action) => {
  const who = await travellerAt(journey, 'document-front');
  const { widget } = who;
  await journey.faults.plan([{ path: '/captures/*', action }]);
  await leaving['document-front'](journey, who);
  await widget.reached('review');
  await eventually(() => codes(who.record)).toContain('upload.rejected_type');
  await widget.primary(text.submit);
  await widget.reached('document-front');
  await told(who, 'upload.rejected_type');
  await takeAnother(who);
  await submitted(journey, who);
  await who.context.close();
});

/** A page whose backend can resume the session. */
const withRenewal = async ({ page, sessionId }: Traveller): Promise<() => Promise<void>> => {
  const resume = async (): Promise<string> => {
    const { capture_url } = await postSession(journey.origin, `/${sessionId}/resume`, credentials.verifa, {});
    return String(capture_url);
  };
  await page.exposeFunction('resumeByBackend', resume);
  await page.evaluate(() => {
    const element = document.querySelector('idv-capture');
    const { resumeByBackend } = globalThis as unknown as { resumeByBackend: () => Promise<string> };
    if (element) element.renew = resumeByBackend;
  });
  return async () => {
    await resume();
  };
};

test('[fault 44] a session whose time ran out on the way: a fresh link by the page’s backend, and what was sent is kept', async () => {
  const who = await travellerAt(journey, 'review');
  const { widget, sessionId, record } = who;
  await acknowledged(journey.sandbox, sessionId, 'document-front', who.page);
  const revokeAll = await withRenewal(who);
  await revokeAll();
  await widget.primary(text.submit);
  await endedBy(who, 'session.bound_elsewhere');
  const seen = record.steps.length;
  await heard(who);
  await widget.primary(text.renew);
  await begin(widget);
  await submitted(journey, who);
  await eventually(() => record.steps.slice(seen)).toEqual(['review']);
  await who.context.close();
});

test('[fault 44] without a backend that can: it says that the time has run out', async () => {
  const who = await travellerAt(journey, 'consent');
  await journey.faults.plan([
    { path: '/consent', action: { type: 'status', status: 410, code: 'session.expired' } },
  ]);
  await leaving.consent(journey, who);
  await endedBy(who, 'session.expired');
  expect(await who.widget.state()).toBe('expired');
  await who.context.close();
});

test.each([404, 410])('[fault 46] a session that is gone (%i) leads to a new link', async (status) => {
  const who = await travellerAt(journey, 'consent');
  const { widget } = who;
  await withRenewal(who);
  await journey.faults.plan([{ path: '/consent', action: { type: 'status', status, code: 'session.gone' } }]);
  await leaving.consent(journey, who);
  await endedBy(who, 'session.gone');
  await heard(who);
  await widget.primary(text.renew);
  await begin(widget);
  await widget.reached('consent');
  await who.context.close();
});

test('[fault 46] an address that leads to no session says to ask for a new one', async () => {
  const visitor = await journey.visitor({ phone: true });
  await visitor.page.goto(`${journey.origin}/verify/tok_${'x'.repeat(43)}`);
  await endedBy(visitor, 'session.gone');
  await visitor.context.close();
});

test('[fault 50] what this version does not know is left alone', async () => {
  const who = await traveller(journey);
  const { widget } = who;
  const more = { surprise: { of: ['any', 'kind'] }, brand: { slogan: 'new' }, captures_at: 7 };
  await journey.faults.plan([
    { path: '/claim', action: { type: 'edit', merge: { session: more, refresh: 'x' } } },
    { path: '/consent', action: { type: 'edit', merge: more } },
    {
      path: '/document-type',
      action: { type: 'edit', merge: { ...more, proof_of_address_kinds: ['yacht_bill'] } },
    },
  ]);
  await begin(widget);
  for (const step of ['consent', 'document-type', 'document-front'] as const) {
    await widget.reached(step);
    await leaving[step](journey, who);
  }
  await submitted(journey, who);
  expect(await journey.faults.left()).toEqual([]);
  expect(codes(who.record)).toEqual([]);
  await who.context.close();
});

test('[fault 50] a step that this version does not know cannot be passed over', async () => {
  const who = await travellerAt(journey, 'consent');
  const steps = ['consent', 'document-type', 'fingerprint', 'review'];
  await journey.faults.plan([{ path: '/consent', action: { type: 'edit', merge: { steps } } }]);
  await leaving.consent(journey, who);
  await endedBy(who, 'server.unsupported_step');
  expect(await who.widget.state()).toBe('failed');
  expect(await journey.sandbox.storage.session(who.sessionId)).toMatchObject({ submittedAtMs: null });
  await who.context.close();
});
