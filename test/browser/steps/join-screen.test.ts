/** The first screen of a device that is asked in: what it tells, what it asks, and that it goes nowhere by itself. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cameraWordsIn } from '../../../src/i18n/camera-help.ts';
import { joinWordsIn } from '../../../src/i18n/join-words.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import type { HandoffRequest } from '../../../src/model/session.ts';
import { CameraHelp } from '../../../src/steps/camera-help.ts';
import { IdvJoinScreen } from '../../../src/steps/join-screen.ts';
import type { JoinView } from '../../../src/steps/join-view.ts';
import { pressKey } from '../harness/press-key.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const words = await joinWordsIn('en');

const request: HandoffRequest = {
  from: 'Chrome · Windows',
  site: 'shop.example',
  askedMsAgo: 150_000,
  numbers: [57, 31, 84],
};

const view: JoinView = {
  text: en,
  words,
  language: 'en',
  brand: 'Acme Bank',
  request,
  help: null,
  isBusy: false,
  code: null,
};

const show = (different: Partial<JoinView> = {}) =>
  StagedScreen.show(IdvJoinScreen, { ...view, ...different });

type Staged = Awaited<ReturnType<typeof show>>;

const radios = (staged: Staged) => staged.findAll<HTMLInputElement>('input[type=radio]');

const radio = (staged: Staged, number: number): HTMLInputElement =>
  staged.find<HTMLInputElement>(`input[value="${String(number)}"]`);

/** WebKitGTK takes no keys here: there the number is chosen as its own handling of the key would. */
const pressArrow = async (key: 'ArrowRight' | 'ArrowDown', leadsTo: HTMLInputElement): Promise<void> => {
  if (/Chrome|Firefox/.test(navigator.userAgent)) return sendKeys({ press: key });
  leadsTo.focus();
  leadsTo.click();
};

describe('<idv-join-screen>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit: with numbers, without, missing one, busy, and after an error', async () => {
    const looks: readonly Partial<JoinView>[] = [
      {},
      { request: { ...request, numbers: [] } },
      { isBusy: true },
      { code: 'network.offline' },
    ];
    for (const look of looks) {
      const staged = await show(look);
      await staged.audit();
      expectScreen(staged.element);
      clearStage();
    }
    const staged = await show();
    staged.primary.click();
    await staged.element.updateComplete;
    await staged.audit();
  });

  it('says who asks, on which page, on which device and when, and warns', async () => {
    const staged = await show();
    expect(staged.find('#title').textContent).to.equal(words.joinTitle);
    for (const known of ['Acme Bank', 'shop.example', 'Chrome · Windows', '2 minutes ago', words.joinWarning])
      expect(staged.text).to.include(known);
  });

  it('claims nothing by itself, and nothing for a number alone', async () => {
    const staged = await show();
    radio(staged, 31).click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
  });

  it('goes on with the number that was chosen last', async () => {
    const staged = await show();
    radio(staged, 31).click();
    radio(staged, 84).click();
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'begun', number: 84 }]);
  });

  it('goes on without a number where there is none to choose', async () => {
    const staged = await show({ request: { ...request, numbers: [] } });
    expect(radios(staged)).to.eql([]);
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'begun' }]);
  });

  it('leads to the numbers where none was chosen, and says what is missing until one is', async () => {
    const staged = await show();
    expect(staged.find('#missing').hidden).to.equal(true);
    staged.primary.click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    expect(staged.find('#missing').hidden).to.equal(false);
    expect(staged.find('#missing').textContent).to.equal(words.joinNumberMissing);
    expect(deepFocus()).to.equal(radio(staged, 57));
    const group = staged.find('[role=radiogroup]');
    expect(group.getAttribute('aria-invalid')).to.equal('true');
    expect(group.getAttribute('aria-describedby')).to.equal('missing');
    radio(staged, 31).click();
    await staged.element.updateComplete;
    expect(staged.find('#missing').hidden).to.equal(true);
  });

  it('forgets a number that cannot be chosen any more', async () => {
    const staged = await show();
    radio(staged, 31).click();
    await staged.change({ request: { ...request, numbers: [12, 45, 67] } });
    staged.primary.click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    expect(radios(staged).map((each) => each.checked)).to.eql([false, false, false]);
  });

  it('can be answered by keyboard: arrows move between the numbers', async () => {
    const staged = await show();
    radio(staged, 57).focus();
    await pressArrow('ArrowRight', radio(staged, 31));
    await pressArrow('ArrowDown', radio(staged, 84));
    expect(deepFocus()).to.equal(radio(staged, 84));
    expect(radios(staged).map((each) => each.checked)).to.eql([false, false, true]);
    await pressKey('Tab', radio(staged, 84));
    expect(deepFocus()).to.equal(staged.primary);
    await pressKey('Enter', staged.primary);
    expect(staged.results).to.eql([{ type: 'begun', number: 84 }]);
  });

  it('can be declined', async () => {
    const staged = await show();
    staged.secondary.click();
    expect(staged.results).to.eql([{ type: 'join-declined' }]);
  });

  it('makes no and yes the same size, and every number large enough for a thumb', async () => {
    const staged = await show();
    const [yes, no] = [staged.primary, staged.secondary].map((button) => button.getBoundingClientRect());
    expect(no?.height).to.equal(yes?.height);
    expect(no?.width).to.be.closeTo(yes?.width ?? 0, 1);
    for (const label of staged.findAll('.numbers label')) {
      const { width, height } = label.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
  });

  it('keeps the digits of a number in their order where text runs from right to left', async () => {
    const arabic = await joinWordsIn('ar');
    const staged = await show({ words: arabic });
    document.documentElement.dir = 'rtl';
    try {
      expect(getComputedStyle(staged.find('.numbers')).direction).to.equal('ltr');
      expect(getComputedStyle(staged.find('legend')).direction).to.equal('rtl');
      await staged.audit();
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('waits while the backend is asked: nothing can be pressed twice', async () => {
    const staged = await show();
    radio(staged, 31).click();
    await staged.change({ isBusy: true });
    staged.primary.click();
    staged.secondary.click();
    expect(staged.results).to.eql([]);
    expect(staged.primary.textContent).to.include(en.loading);
    expect(radios(staged).every((each) => each.matches(':disabled'))).to.equal(true);
  });

  it('tries again after an error, with another number where that is chosen, and can be declined then as well', async () => {
    const staged = await show();
    radio(staged, 31).click();
    await staged.change({ isBusy: true });
    await staged.change({ isBusy: false, code: 'network.offline' });
    expect(staged.find('[role=alert]').textContent).to.include(en.errors['network.offline']);
    expect(staged.primary.textContent).to.include(en.retry);
    staged.primary.click();
    const other = radios(staged).find((each) => each.value !== '31');
    other?.click();
    staged.primary.click();
    staged.secondary.click();
    expect(staged.results).to.eql([
      { type: 'begun', number: 31 },
      { type: 'begun', number: Number(other?.value) },
      { type: 'join-declined' },
    ]);
  });

  it('says before anything is claimed that the browser inside an app has no camera', async () => {
    const facts = { app: 'Instagram', system: 'ios', browser: 'other' } as const;
    const staged = await show({ help: new CameraHelp(await cameraWordsIn('en'), facts) });
    expect(staged.text).to.include('Instagram');
    expect(staged.findAll('ol.camera-help li').length).to.be.greaterThan(1);
    await staged.audit();
  });
});
