/** Takes pictures of every screen of a handoff, on both of its devices, as a variant has them. It judges nothing. */
import { codeOf, numberOf, shownOn, type Shown } from './handoff-walk.ts';
import { inInstagram } from './in-app-browser.ts';
import type { Journey, VisitorOptions } from './journey.ts';
import { newSession, visitAs, type Photographer, type Variant } from './photographer.ts';

/** Pictures of the handoff come after those of the way without one. */
const firstNumber = 40;

/** A device that has given no sign of life for this long is taken to be gone. */
const silentMs = 121_000;

const state = ({ page }: Photographer, wanted: string) =>
  page.waitForFunction((name) => document.querySelector('idv-capture')?.state === name, wanted);

/** Chooses a number and goes on with it. */
const choose = async (phone: Photographer, isRight: (number: string) => boolean): Promise<void> => {
  const radios = phone.visitor.widget.element.locator('input[type="radio"]');
  const numbers = await radios.evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  );
  await phone.visitor.widget.choose(numbers.find(isRight) ?? '');
  await phone.press();
};

/** A phone's browser, in the pixels of the other pictures. */
const aPhone: VisitorOptions = { phone: true, scaleFactor: 1 };

/** Opens another code with a phone that is there already. */
const open = async ({ page }: Photographer, { link }: Shown): Promise<void> => {
  await page.goto(link);
};

/** The phone asks for the number. */
const asked = ({ visitor }: Photographer): Promise<void> =>
  visitor.widget.element.locator('input[type="radio"]').first().waitFor();

/** A desktop at the consent of a new session. */
const atConsent = async (journey: Journey, variant: Variant, number: number): Promise<Photographer> => {
  const desktop = await visitAs(journey, variant, await newSession(journey), { firstNumber: number });
  await desktop.settled();
  await desktop.press();
  await desktop.visitor.widget.reached('consent');
  return desktop;
};

const handOff = async (desktop: Photographer): Promise<Shown> => {
  await desktop.page.evaluate(() => {
    document.querySelector('idv-capture')?.handOff();
  });
  return shownOn(desktop.visitor);
};

/** Every screen of the handoff. */
export const pictureHandoff = async (journey: Journey, variant: Variant): Promise<void> => {
  const desktop = await atConsent(journey, variant, firstNumber);
  const { widget } = desktop.visitor;
  const { element } = widget;
  let shown = await handOff(desktop);
  await desktop.shoot('handoff');
  await desktop.press();
  await element.locator('.letters').waitFor();
  await desktop.shoot('handoff-other-ways');

  const phone = await visitAs(journey, variant, shown.link, {
    visitor: aPhone,
    firstNumber: firstNumber + 10,
  });
  await asked(phone);
  await phone.shoot('joining');
  await phone.press();
  await phone.visitor.widget.element.locator('.missing').waitFor();
  await phone.shoot('joining-without-a-number');
  await choose(phone, (number) => number !== shown.number);
  await state(phone, 'expired');
  await phone.shoot('wrong-number');
  await element.locator('.notice').waitFor();
  shown = await shownOn(desktop.visitor);
  await desktop.shoot('handoff-wrong-number');

  await open(phone, shown);
  await asked(phone);
  await choose(phone, (number) => number === shown.number);
  await element.locator('.plan').waitFor();
  await desktop.shoot('handoff-connected');
  await phone.page.context().close();
  journey.clock.advance(silentMs);
  await element.locator('.notice').waitFor();
  await desktop.shoot('handoff-stalled');
  await widget.secondaryAction.click();
  shown = await shownOn(desktop.visitor);

  const other = await visitAs(journey, variant, shown.link, {
    visitor: aPhone,
    firstNumber: firstNumber + 20,
  });
  await asked(other);
  await other.visitor.widget.secondaryAction.click();
  await state(other, 'cancelled');
  await other.shoot('joining-declined');
  await codeOf(widget).waitFor({ state: 'detached' });
  await desktop.shoot('handoff-declined');
  await open(other, shown);
  await state(other, 'expired');
  await other.shoot('link-expired');
  await desktop.press();
  for (let tries = 0; tries < 3; tries += 1) {
    shown = await shownOn(desktop.visitor);
    const { number } = shown;
    await open(other, shown);
    await asked(other);
    await choose(other, (each) => each !== number);
    await state(other, 'expired');
    await desktop.page.waitForFunction(
      (before) =>
        document
          .querySelector('idv-capture')
          ?.shadowRoot?.querySelector('idv-handoff-screen')
          ?.shadowRoot?.querySelector('.digits')
          ?.textContent.trim() !== before,
      number,
    );
  }
  await codeOf(widget).waitFor({ state: 'detached' });
  await desktop.shoot('handoff-rejected');
  await other.page.goto(`${journey.origin}/verify?lang=${variant.lang}`);
  await other.page.locator('#code').waitFor();
  await other.shoot('enter-code');
  await other.page.context().close();
  await desktop.page.context().close();

  const inApp = await visitAs(journey, variant, await newSession(journey), {
    visitor: inInstagram,
    firstNumber: firstNumber + 30,
  });
  await inApp.settled();
  await inApp.press();
  await inApp.visitor.widget.reached('consent');
  await handOffInApp(inApp);
  await inApp.shoot('handoff-same-device');
  await inApp.page.context().close();
};

const handOffInApp = async (inApp: Photographer): Promise<void> => {
  await inApp.page.evaluate(() => {
    document.querySelector('idv-capture')?.handOff();
  });
  await inApp.visitor.widget.element.locator('code').waitFor();
  await numberOf(inApp.visitor.widget);
};
