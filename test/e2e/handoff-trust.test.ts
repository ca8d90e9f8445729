/** Whoever is asked in can say no; whoever was not meant gets nowhere: wrong numbers, strangers, copied links and credentials. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentCaptures, text, walk } from './capture-walk.ts';
import { codes, eventually } from './fault-walk.ts';
import {
  choose,
  codeOf,
  finish,
  handoffText,
  join,
  joinText,
  offered,
  paired,
  scan,
  shownOn,
} from './handoff-walk.ts';
import { Journey, type Visitor } from './journey.ts';
import { refusals } from './refusals.ts';
import { expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

test('declined on the phone: the desktop says so, and shows a new code when it is asked to', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  await scan(phone, shown.link);
  await phone.widget.secondary(joinText.joinDecline);
  await phone.widget.became('cancelled');
  await desktop.widget.element.getByText(handoffText.sentences['handoff.declined']).waitFor();
  expect(await codeOf(desktop.widget).count()).toBe(0);
  expect((await journey.sandbox.storage.links(sessionId)).filter(({ claimedBy }) => claimedBy)).toHaveLength(
    1,
  );

  // What was declined stays closed; only the person at the desktop can ask again.
  const late = await journey.visitor({ phone: true });
  await late.page.goto(shown.link);
  await late.widget.became('expired');
  await desktop.widget.primary(handoffText.handoffResend);
  const again = await shownOn(desktop);
  expect(again.link).not.toBe(shown.link);
  const other = await journey.visitor({ phone: true });
  await join(other, again);
  await finish(journey, other, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [other.record], documentCaptures);
  for (const { record } of [desktop, phone, late, other]) expect(record.faults).toEqual([]);
});

/** A number that is there to be chosen and is not the right one. */
const wrongNumber = async ({ widget }: Visitor, right: string): Promise<string> => {
  const offeredNumbers = await widget.element
    .locator('input[type="radio"]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(offeredNumbers).toHaveLength(3);
  expect(offeredNumbers).toContain(right);
  return offeredNumbers.find((number) => number !== right) ?? '';
};

test('[fault 62] three wrong numbers end the attempt, and the person at the desktop can begin a new one', async () => {
  const { desktop, sessionId, ...first } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  const used = new Set<string>();
  for (const left of [2, 1]) {
    const shown = left === 2 ? first : await shownOn(desktop);
    used.add(shown.link);
    await scan(phone, shown.link);
    await choose(phone, await wrongNumber(phone, shown.number));
    await phone.widget.became('expired');
    await phone.widget.element.getByText(text.errors['handoff.wrong_number']).waitFor();
    await desktop.widget.element.getByText(handoffText.handoffWrong(left)).waitFor();
  }
  const third = await shownOn(desktop);
  used.add(third.link);
  expect(used.size).toBe(3);
  await scan(phone, third.link);
  await choose(phone, await wrongNumber(phone, third.number));
  await phone.widget.became('expired');
  await desktop.widget.element.getByText(text.errors['handoff.rejected']).waitFor();
  await eventually(() => codes(phone.record)).toContain('handoff.rejected');
  expect(await codeOf(desktop.widget).count()).toBe(0);
  expect(desktop.record.eventsOf('idv-handoff').at(-1)?.fields).toEqual({ phase: 'rejected' });
  expect((await journey.sandbox.storage.session(sessionId))?.holderDeviceId).toBe(
    (await journey.sandbox.storage.session(sessionId))?.originDeviceId,
  );

  await desktop.widget.primary(handoffText.handoffResend);
  await join(phone, await shownOn(desktop));
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
  expect(refusals(phone.record.faults)).toEqual(['409 claim', '409 claim', '409 claim']);
});

test('[fault 56] a second phone is refused, and says what to do', async () => {
  const { desktop, phone, sessionId, ...shown } = await paired(journey);
  const second = await journey.visitor({ phone: true });
  await second.page.goto(shown.link);
  await second.widget.became('expired');
  await second.widget.element.getByText(text.errors['link.already_used']).waitFor();
  expect(second.record.eventsOf('idv-error').map(({ fields }) => fields['code'])).toEqual([
    'link.already_used',
  ]);
  // One that had the question on its screen already gets no further either.
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  for (const { record } of [desktop, phone, second]) expect(record.faults).toEqual([]);
});

test('[fault 56] of two phones with the question on their screens the second to answer is refused', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const [first, second] = [await journey.visitor({ phone: true }), await journey.visitor({ phone: true })];
  await scan(first, shown.link);
  await scan(second, shown.link);
  await choose(first, shown.number);
  await first.widget.reached('consent');
  await choose(second, shown.number);
  await second.widget.became('expired');
  await second.widget.element.getByText(text.errors['link.already_used']).waitFor();
  await finish(journey, first, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [first.record], documentCaptures);
  expect(first.record.faults).toEqual([]);
  expect(refusals(second.record.faults)).toEqual(['409 claim']);
});

test('a link passed on by somebody else: the phone shows who asks, and nothing goes on without the number', async () => {
  const { desktop: attacker, sessionId, link } = await offered(journey);
  const victim = await journey.visitor({ phone: true });
  await scan(victim, link);
  const { element } = victim.widget;
  await element.getByText(joinText.joinWarning).waitFor();
  await element.getByText(new URL(journey.origin).host, { exact: true }).waitFor();
  await element.getByText(/^Chrome · /).waitFor();
  await element.getByText(joinText.joinAgo(0), { exact: true }).waitFor();
  // None is chosen beforehand, and going on without one asks for it.
  expect(await element.locator('input[type="radio"]:checked').count()).toBe(0);
  await victim.widget.primary(joinText.joinBegin);
  await element.getByText(joinText.joinNumberMissing).waitFor();
  expect(await victim.widget.state()).not.toBe('capturing');
  expect((await journey.sandbox.storage.devices(sessionId)).map(({ kind }) => kind)).toEqual(['desktop']);

  await victim.widget.secondary(joinText.joinDecline);
  await attacker.widget.element.getByText(handoffText.sentences['handoff.declined']).waitFor();
  expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({ consent: null });
  expect(victim.record.faults).toEqual([]);
});

test('a copied link, credential and proof open nothing in another browser', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  const copied: { method: string; base: string; path: string; headers: Record<string, string> }[] = [];
  phone.page.on('request', (request) => {
    const [, base = '', path = ''] = /^(.*\/verify\/[^/]+)(\/.*)$/.exec(request.url()) ?? [];
    const headers = request.headers();
    if (headers['authorization']) copied.push({ method: request.method(), base, path, headers });
  });
  await join(phone, shown);
  await walk(journey, phone.widget, ['consent', 'document-type'], { by: 'files' });
  await phone.widget.reached('document-front');
  const [call] = copied;
  if (!call) throw new Error('the phone has called nothing');
  const thief = await journey.visitor({ phone: true });
  await thief.page.goto(`${journey.origin}/done`);
  const answers = await thief.page.evaluate(
    async ({ base: captureUrl, authorization, proof }) => {
      const calls = [
        ['GET', '/session'],
        ['GET', '/events'],
        ['POST', '/handoff/cancel'],
        ['POST', '/presence'],
        ['PUT', '/captures/document-front'],
      ] as const;
      const seen: string[] = [];
      for (const [method, path] of calls)
        for (const headers of [{ authorization }, { authorization, dpop: proof }]) {
          const body = method === 'GET' ? null : new Blob(['{}'], { type: 'application/json' });
          const response = await fetch(captureUrl + path, { method, headers, body });
          const answer = (await response.json()) as { error?: string };
          seen.push(`${method} ${path} ${String(response.status)} ${answer.error ?? 'none'}`);
        }
      return seen;
    },
    {
      base: call.base,
      authorization: call.headers['authorization'] ?? '',
      proof: call.headers['dpop'] ?? '',
    },
  );
  expect(call.headers['dpop']).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(answers).toHaveLength(10);
  // Word for word the same call asks for another proof, which nobody can make who has not the key.
  const again = `${call.method} ${call.path} 401 use_dpop_nonce`;
  for (const answer of answers.filter((each) => each !== again))
    expect(answer).toMatch(/ 401 session\.bound_elsewhere$/);
  await thief.page.goto(shown.link);
  await thief.widget.became('expired');
  // Also the link that began it all is the desktop's alone.
  await finish(journey, phone, 'document-front');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(phone.record.faults).toEqual([]);
});

test('the phone that was disconnected does not come back, and the desktop goes on', async () => {
  const { desktop, phone, sessionId, ...shown } = await paired(journey);
  await desktop.widget.button(handoffText.handoffDisconnect).click();
  await desktop.widget.button(handoffText.handoffDisconnectSure).click();
  await desktop.widget.reached('consent');
  await phone.widget.element.getByText(text.errors['session.bound_elsewhere']).waitFor();
  await phone.page.goto(shown.link);
  await phone.widget.became('expired');
  await finish(journey, desktop, 'consent');
  await expectStored(journey.sandbox, sessionId, [desktop.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
});
