/**
 * What people do at a handoff: show the code on one device, scan it with another, choose the number, go on there. It
 * reads the number off the screen, as a person does; the backend is never asked for it.
 */
import { handoffEn } from '../../src/i18n/handoff-words/en.ts';
import { joinEn } from '../../src/i18n/join-words/en.ts';
import type { StepId } from '../../src/model/step.ts';
import { begin, documentSteps, text, walk } from './capture-walk.ts';
import type { Journey, Visitor, VisitorOptions } from './journey.ts';
import { readScreenCode } from './screen-code.ts';
import type { WidgetDriver } from './widget-driver.ts';

/** The sentences of the device that asks, and of the one that is asked in. */
export const handoffText = handoffEn;
export const joinText = joinEn;

/** What one device shows for another one. */
export interface Shown {
  /** The address in the code. */
  readonly link: string;
  readonly number: string;
}

/** The code on the screen. */
export const codeOf = (widget: WidgetDriver) => widget.element.locator('idv-qr-code');

/** The number that the other device has to choose, as it stands on the screen. */
export const numberOf = (widget: WidgetDriver): Promise<string> =>
  widget.element.locator('idv-handoff-screen .digits').innerText();

/** Reads the code and the number off the screen, once they are there. */
export const shownOn = async ({ widget }: Visitor): Promise<Shown> => {
  await codeOf(widget).waitFor();
  return { link: await readScreenCode(codeOf(widget)), number: await numberOf(widget) };
};

/** Presses what offers the phone at a step, and reads what is shown for it. */
export const offerPhone = async (visitor: Visitor): Promise<Shown> => {
  await visitor.widget.button(text.continueOnPhone).click();
  await visitor.widget.became('handed-off');
  return shownOn(visitor);
};

/** Opens what was scanned and waits for the question. */
export const scan = async ({ page, widget }: Visitor, link: string): Promise<void> => {
  await page.goto(link);
  await widget.primaryAction.and(widget.button(joinText.joinBegin)).waitFor();
};

/** Answers the question with a number. */
export const choose = async ({ widget }: Visitor, number: string): Promise<void> => {
  await widget.choose(number);
  await widget.primary(joinText.joinBegin);
};

/** Scans the code and chooses the number that the other screen shows. */
export const join = async (phone: Visitor, { link, number }: Shown): Promise<void> => {
  await scan(phone, link);
  await choose(phone, number);
};

/** Waits until this screen says that another device has the session. */
export const connected = ({ widget }: Visitor): Promise<void> =>
  widget.element.getByText(handoffText.handoffConnectedLead).waitFor();

/** A desktop that shows a code for the phone, of a session that asks for a document only. */
export interface Offer extends Shown {
  readonly desktop: Visitor;
  readonly sessionId: string;
}

/** Someone at a desktop who wants to go on with the phone at once. */
export const offered = async (
  journey: Journey,
  choices: Readonly<Record<string, string>> = {},
  visitorOptions: VisitorOptions = {},
): Promise<Offer> => {
  const defaults = { workflow: 'document', redirect: 'off', handoff: 'first' };
  const desktop = await journey.shopper({ ...defaults, ...choices }, visitorOptions);
  await begin(desktop.widget);
  await desktop.widget.became('handed-off');
  const shown = await shownOn(desktop);
  return { desktop, sessionId: await desktop.widget.sessionId(), ...shown };
};

/** The same, and the phone that has come. */
export const paired = async (
  journey: Journey,
  choices: Readonly<Record<string, string>> = {},
  desktopOptions: VisitorOptions = {},
  phoneOptions: VisitorOptions = {},
): Promise<Offer & { readonly phone: Visitor }> => {
  const offer = await offered(journey, choices, desktopOptions);
  const phone = await journey.visitor({ phone: true, ...phoneOptions });
  await join(phone, offer);
  await phone.widget.reached('consent');
  await connected(offer.desktop);
  return { ...offer, phone };
};

/** Goes through a document's steps with files, from that step to the end. */
export const finish = async (journey: Journey, { widget }: Visitor, from: StepId): Promise<void> => {
  const at = (documentSteps as readonly StepId[]).indexOf(from);
  await walk(journey, widget, documentSteps.slice(at), { by: 'files' });
  await widget.became('completed');
};
