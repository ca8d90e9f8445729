/** What the journeys through faults have in common: a short session, its page's own clock, and what must be said. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ErrorCode } from '../../src/model/errors.ts';
import { rareEn } from '../../src/i18n/rare-words/en.ts';
import { waitsForAnswer } from './calls-under-way.ts';
import { begin, files, text } from './capture-walk.ts';
import type { Journey, Visitor, VisitorOptions } from './journey.ts';
import { credentials, postSession } from './session-api.ts';

/** Someone in the middle of a session that asks for a passport, and decides itself. */
export interface Traveller extends Visitor {
  readonly sessionId: string;
  readonly captureUrl: string;
}

/** Its captures, and the step that follows them. */
export const passportCaptures = ['document-front'] as const;

/** A new session. */
export const newPassportSession = async (
  journey: Journey,
  metadata: Readonly<Record<string, string>> = {},
): Promise<{ readonly sessionId: string; readonly captureUrl: string }> => {
  const body = { workflow_id: 'wf_document', metadata: { sandbox_outcome: 'approve', ...metadata } };
  const { id, capture_url } = await postSession(journey.origin, '', credentials.verifa, body);
  return { sessionId: String(id), captureUrl: String(capture_url) };
};

/** Someone at the hosted page of a new session, on a phone, so that no other device is offered; with a clock of its own. */
export const traveller = async (journey: Journey, options: VisitorOptions = {}): Promise<Traveller> => {
  const session = await newPassportSession(journey);
  const visitor = await journey.visitor({
    phone: true,
    prepare: (context) => context.clock.install(),
    ...options,
  });
  await visitor.page.goto(session.captureUrl);
  return { ...visitor, ...session };
};

/** The same, up to a step: everything before it works. */
export const travellerAt = async (
  journey: Journey,
  step: 'consent' | 'document-type' | 'document-front' | 'review',
  options: VisitorOptions = {},
): Promise<Traveller> => {
  const who = await traveller(journey, options);
  const { widget } = who;
  await begin(widget);
  for (const [at, leave] of Object.entries(leaving)) {
    await widget.reached(at as keyof typeof leaving);
    if (at === step) return who;
    await leave(journey, who);
  }
  await widget.reached('review');
  return who;
};

/** Does what a step asks, up to the press that leads on. */
export const leaving = {
  consent: (_: Journey, { widget }: Visitor) => widget.primary(text.consentAgree),
  'document-type': async (_: Journey, { widget }: Visitor) => {
    await widget.choose('passport');
    await widget.primary(text.continue);
  },
  'document-front': async (journey: Journey, { widget }: Visitor) => {
    await widget.chooseFile(journey.specimens.path(files['document-front']));
    await widget.primary(text.usePhoto);
  },
} as const;

/** From the review to the end; the session has then been submitted once, with one picture. */
export const submitted = async (
  journey: Journey,
  { widget, record, sessionId }: Traveller,
): Promise<void> => {
  await widget.reached('review');
  await widget.primary(text.submit);
  await ended(journey, { widget, record, sessionId });
};

/** The end, as everybody sees it. */
export const ended = async (
  { sandbox }: Journey,
  { widget, record, sessionId }: Pick<Traveller, 'widget' | 'record' | 'sessionId'>,
): Promise<void> => {
  await widget.became('completed');
  await eventually(() => record.eventsOf('idv-complete')).toHaveLength(1);
  expect(await sandbox.storage.session(sessionId)).toMatchObject({
    submittedAtMs: expect.any(Number) as number,
  });
  const captures = await sandbox.storage.captures(sessionId);
  expect([...new Set(captures.map(({ step }) => step))]).toEqual(passportCaptures);
};

/** Expects something of what `read` gives, once the machine has come to it. */
export const eventually = <T>(read: () => T): ReturnType<typeof expect.poll<T>> =>
  expect.poll(read, { timeout: 30_000 });

/**
 * Lets time pass for the page until something is so: its pauses are over at once. While it waits for an answer its time goes
 * on as everybody's, so that no call is given up for lack of time because the machine is slow.
 *
 * @param answer `never` where what is waited for is just that: a call that is given up
 */
export const passUntil = async (
  page: Page,
  isSo: () => boolean | Promise<boolean>,
  answer: 'comes' | 'never' = 'comes',
): Promise<void> => {
  while (!(await isSo())) {
    if (answer === 'never' || !waitsForAnswer(page)) await page.clock.runFor(500);
    else await page.evaluate(() => new Promise(requestAnimationFrame));
  }
};

/** Lets time pass for the page, timer by timer. */
export const pass = async (page: Page, ms: number): Promise<void> => {
  for (let passedMs = 0; passedMs < ms; passedMs += 2000) await page.clock.runFor(2000);
};

const sentences: Readonly<Record<string, string | undefined>> = { ...text.errors, ...rareEn };

/** After its tries: the sentence stands where it is heard at once, and the page has been told the code. */
export const told = async ({ page, widget, record }: Visitor, code: ErrorCode): Promise<void> => {
  const sentence = widget.element.getByRole('alert').getByText(sentences[code] ?? code, { exact: true });
  await passUntil(page, () => sentence.isVisible(), code === 'network.timeout' ? 'never' : 'comes');
  await eventually(() => codes(record)).toContain(code);
};

/**
 * What a page may be told whatever the journey is about: that the machine has no camera, or that a busy one has delivered
 * no picture for the second after which browsers call a camera muted.
 */
const codesOfTheMachine: readonly unknown[] = ['camera.not_found', 'camera.paused'];

/** Every other code that the page was told, in their order. */
export const codes = (record: Visitor['record']): readonly unknown[] =>
  record
    .eventsOf('idv-error')
    .map(({ fields }) => fields['code'])
    .filter((code) => !codesOfTheMachine.includes(code));

/** Calls of the capture protocol that left a page, each with its `Idempotency-Key`. */
export const callsOf = (page: Page, call: string): string[] => {
  const keys: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith(call)) keys.push(request.headers()['idempotency-key'] ?? '');
  });
  return keys;
};

/** The end that a code makes: the sentence is on the screen, and the page has been told the code. */
export const endedBy = async ({ widget, record }: Visitor, code: ErrorCode): Promise<void> => {
  await widget.element.getByText(sentences[code] ?? code, { exact: true }).waitFor();
  await widget.element.getByText(text.errorReference(code)).waitFor();
  await eventually(() => codes(record)).toContain(code);
};

/** A screen is heard from its heading on: whoever listens is there. */
export const heard = ({ page }: Visitor): Promise<unknown> =>
  page.waitForFunction(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.tagName === 'H2';
  });
