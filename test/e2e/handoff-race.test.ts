/** Both devices act in the same instant, a hundred times: one of them has the session, and both screens and the sandbox agree which. */
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, connected, handoffText, joinText, offered, scan, type Shown } from './handoff-walk.ts';
import { Journey, type Visitor } from './journey.ts';

const repetitions = 100;
/** The sandbox lets one session ask for 20 links a minute. */
const asksAMinute = 18;
const minuteMs = 61_000;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

/** Holds the next request for that call back; what it returns lets it go and answers the status. */
const held = async (
  { page }: Visitor,
  call: string,
  press: () => Promise<void>,
): Promise<() => Promise<number>> => {
  const url = `**${call}`;
  let take: (route: Route) => void = () => undefined;
  const caught = new Promise<Route>((resolve) => {
    take = resolve;
  });
  await page.route(url, take, { times: 1 });
  await press();
  const route = await caught;
  return async () => {
    const answered = page.waitForResponse(url);
    await route.continue();
    return (await answered).status();
  };
};

const handOff = ({ page }: Visitor): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('idv-capture')?.handOff();
  });

/** Asks for the phone once more; what is shown is taken from the answer, because a hundred pictures would prove nothing new. */
const offerAgain = async (desktop: Visitor): Promise<Shown> => {
  const answered = desktop.page.waitForResponse((response) => response.url().endsWith('/handoff'));
  await handOff(desktop);
  const { capture_url, number } = (await (await answered).json()) as { capture_url: string; number: number };
  await codeOf(desktop.widget).waitFor();
  return { link: capture_url, number: String(number) };
};

/** Who has the session: as the sandbox keeps it, and as the two screens say it. "in dispute" while they do not agree. */
const holderOf = async (sessionId: string, desktop: Visitor, phone: Visitor): Promise<string> => {
  const { storage } = journey.sandbox;
  const { holderDeviceId } = (await storage.session(sessionId)) ?? {};
  const kept = (await storage.device(holderDeviceId ?? ''))?.kind;
  const states = `${await desktop.widget.state()} ${await phone.widget.state()}`;
  if (kept === 'phone' && states === 'handed-off capturing') return 'phone';
  if (kept === 'desktop' && states === 'capturing expired') return 'desktop';
  return 'in dispute';
};

/** Sends the phone away, so that the next time it needs a link again. */
const disconnect = async (desktop: Visitor): Promise<void> => {
  await connected(desktop);
  await desktop.widget.button(handoffText.handoffDisconnect).click();
  await desktop.widget.button(handoffText.handoffDisconnectSure).click();
};

test('[fault 60] continue here against join, a hundred times', { timeout: 300_000 }, async () => {
  const { desktop, sessionId, ...first } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  const winners: string[] = [];
  let shown: Shown = first;
  for (let count = 1; count <= repetitions; count += 1) {
    await scan(phone, shown.link);
    await phone.widget.choose(shown.number);
    // Both are on their way before either arrives; in turns the one or the other goes first.
    const goes = [
      await held(desktop, '/handoff/cancel', () => desktop.widget.button(handoffText.continueHere).click()),
      await held(phone, '/claim', () => phone.widget.primary(joinText.joinBegin)),
    ];
    const statuses = await Promise.all((count % 2 === 0 ? goes : goes.toReversed()).map((go) => go()));
    // Exactly one is done, the other one is told.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const holder = (): Promise<string> => holderOf(sessionId, desktop, phone);
    await expect.poll(holder, { timeout: 30_000, interval: 20 }).not.toBe('in dispute');
    const winner = await holder();
    winners.push(winner);
    if (winner === 'phone') await disconnect(desktop);
    await desktop.widget.reached('consent');
    if (count % asksAMinute === 0) journey.clock.advance(minuteMs);
    if (count < repetitions) shown = await offerAgain(desktop);
  }
  // Each of them comes first now and then: otherwise it would be no race.
  expect(new Set(winners)).toEqual(new Set(['desktop', 'phone']));
});
