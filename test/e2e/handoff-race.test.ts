/** Both devices act in the same instant, a hundred times: one of them has the session, and both screens and the sandbox agree which. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { text } from './capture-walk.ts';
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

/** Presses without the pauses of a person: the presses on two screens leave in the same instant. */
const press = ({ widget }: Visitor, label: string): Promise<void> =>
  widget.button(label).evaluate((button: HTMLElement) => {
    button.click();
  });

/** Asks for the phone once more; what is shown is taken from the answer, because a hundred pictures would prove nothing new. */
const offerAgain = async ({ page, widget }: Visitor): Promise<Shown> => {
  const answered = page.waitForResponse((response) => response.url().endsWith('/handoff'));
  await widget.button(text.continueOnPhone).click();
  const { capture_url, number } = (await (await answered).json()) as { capture_url: string; number: number };
  await codeOf(widget).waitFor();
  return { link: capture_url, number: String(number) };
};

/** Who has the session, as the sandbox keeps it. */
const holderOf = async (sessionId: string): Promise<string> => {
  const { storage } = journey.sandbox;
  const { holderDeviceId } = (await storage.session(sessionId)) ?? {};
  return (await storage.device(holderDeviceId ?? ''))?.kind ?? 'nobody';
};

test('continue here against join, a hundred times', { timeout: 300_000 }, async () => {
  const { desktop, sessionId, ...first } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  const winners: string[] = [];
  let shown: Shown = first;
  for (let count = 1; count <= repetitions; count += 1) {
    await scan(phone, shown.link);
    await phone.widget.choose(shown.number);
    const presses = [() => press(desktop, handoffText.continueHere), () => press(phone, joinText.joinBegin)];
    await Promise.all((count % 2 === 0 ? presses : presses.toReversed()).map((go) => go()));
    await phone.page.waitForFunction(() =>
      ['capturing', 'expired'].includes(document.querySelector('idv-capture')?.state ?? ''),
    );
    const winner = await holderOf(sessionId);
    winners.push(winner);
    if (winner === 'phone') {
      expect(await phone.widget.step()).toBe('consent');
      await connected(desktop);
      // Sent away, so that the next time it needs a link again.
      await desktop.widget.button(handoffText.handoffDisconnect).click();
      await desktop.widget.button(handoffText.handoffDisconnectSure).click();
    } else {
      expect(await phone.widget.state()).toBe('expired');
    }
    await desktop.widget.reached('consent');
    expect(await holderOf(sessionId)).toBe('desktop');
    if (count % asksAMinute === 0) journey.clock.advance(minuteMs);
    if (count < repetitions) shown = await offerAgain(desktop);
  }
  console.log(`the phone won ${String(winners.filter((winner) => winner === 'phone').length)} times`);
  // Both come first now and then: otherwise it would be no race.
  expect(new Set(winners)).toEqual(new Set(['phone', 'desktop']));
  expect(winners).toHaveLength(repetitions);
});
