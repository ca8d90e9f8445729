/** What the element takes from its page: language, direction, theme, sentences, place, neighbours. */
import { expect } from '@open-wc/testing';
import { languages } from '../../../src/i18n/locale.ts';
import { stepIds } from '../../../src/model/step.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { mainPart } from '../harness/main-part.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';

const root = (harness: Harness) => harness.find('.root');

describe('<idv-capture> in its page', () => {
  afterEach(async () => {
    await unmountAll();
    document.documentElement.style.colorScheme = '';
    document.documentElement.lang = 'en';
  });

  for (const language of languages) {
    it(`speaks ${language}, and says so in its tree`, async () => {
      const harness = await Harness.at('consent', { properties: { lang: language } });
      expect(root(harness).lang).to.equal(language);
      expect(root(harness).dir).to.equal(language === 'ar' ? 'rtl' : 'ltr');
      await harness.audit();
    });
  }

  it('takes the language of the closest ancestor, and English for one that it does not know', async () => {
    mainPart().lang = 'de-AT';
    const german = await Harness.at('consent', { properties: { lang: '' } });
    expect(german.text).to.include('Ich stimme zu');
    mainPart().lang = 'tlh';
    const other = await Harness.at('consent', { properties: { lang: '' } });
    expect(other.text).to.include('I agree');
  });

  for (const lang of ['en_US', 'de_AT.UTF-8', 'x', `de-${'x'.repeat(40)}`])
    it(`asks for an address on a page that says that it is in “${lang}”`, async () => {
      document.documentElement.lang = lang;
      const harness = await Harness.at('fields', { properties: { lang: '' } });
      const countries = [...harness.find<HTMLSelectElement>('#address_country').options];
      const norway = lang.startsWith('de') ? 'Norwegen' : 'Norway';
      expect(countries.map(({ label }) => label)).to.include(norway);
    });

  it('changes its language in the middle without losing the step', async () => {
    const harness = await Harness.at('fields');
    harness.find<HTMLInputElement>('#email').value = 'ada@example.com';
    harness.find('#email').dispatchEvent(new Event('input', { bubbles: true }));
    harness.element.lang = 'fr';
    await eventually(() => harness.text.includes('Prénom'), 'French');
    expect(harness.find<HTMLInputElement>('#email').value).to.equal('ada@example.com');
  });

  it('mirrors its layout from right to left, and overflows nowhere', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const harness = await Harness.at('document-type', { properties: { dir } });
      const choice = harness.findAll('.choice')[0];
      const pictogram = choice?.querySelector('.pictogram');
      if (!choice || !pictogram) throw new Error('no choice');
      const [outer, inner] = [choice.getBoundingClientRect(), pictogram.getBoundingClientRect()];
      const isAtStart = inner.left - outer.left < outer.right - inner.right;
      expect(isAtStart, dir).to.equal(dir === 'ltr');
      expect(harness.element.scrollWidth).to.be.at.most(harness.element.clientWidth);
      await harness.unmount();
    }
  });

  it('takes the place of single sentences', async () => {
    const harness = await Harness.at('consent', { properties: { strings: { consentAgree: 'Yes, go on' } } });
    expect(harness.find('[part~=primary-action]').textContent).to.include('Yes, go on');
    expect(harness.find('[part~=secondary-action]').textContent).to.include('I do not agree');
  });

  it('is light or dark as it is told, or as its page is', async () => {
    const background = (harness: Harness) => getComputedStyle(harness.find('.panel')).backgroundColor;
    const light = await Harness.at('consent', { properties: { theme: 'light' } });
    const dark = await Harness.at('consent', { properties: { theme: 'dark' } });
    expect(background(light)).to.equal('rgb(255, 255, 255)');
    expect(background(dark)).not.to.equal(background(light));
    document.documentElement.style.colorScheme = 'dark';
    const inherited = await Harness.at('consent');
    expect(background(inherited)).to.equal(background(dark));
    await dark.audit();
  });

  it('takes its colours from the page', async () => {
    const harness = new Harness();
    harness.element.style.setProperty('--idv-color-accent', 'rgb(1, 2, 3)');
    await harness.begin();
    await harness.step('consent');
    expect(getComputedStyle(harness.find('[part~=primary-action]')).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  for (const step of stepIds) {
    it(`passes the accessibility audit in a narrow place, in the dark, from right to left: ${step}`, async () => {
      const narrow = document.createElement('div');
      narrow.style.inlineSize = '320px';
      mainPart().append(narrow);
      const harness = await Harness.at(step, {
        parent: narrow,
        devices: new SyntheticDevices({ widthPx: 640, heightPx: 480 }),
        properties: { theme: 'dark', lang: 'ar' },
      });
      await harness.audit();
      expect(harness.find('.panel').scrollWidth).to.be.at.most(harness.find('.panel').clientWidth);
    });
  }

  it('goes on when it is moved to another place [fault 25]', async () => {
    const devices = new SyntheticDevices({ widthPx: 640, heightPx: 480 });
    const harness = await Harness.at('document-front', { devices });
    const place = document.createElement('div');
    mainPart().append(place);
    place.append(harness.element);
    await harness.settled();
    expect([harness.element.state, harness.element.step]).to.eql(['capturing', 'document-front']);
    await eventually(
      () => !harness.find<HTMLButtonElement>('[part~=primary-action]').disabled,
      'the camera again',
    );
    expect(devices.liveTracks).to.equal(1);
    expect(harness.backend.countOf('POST /claim')).to.equal(1);
  });

  it('begins anew when it comes back after it was gone', async () => {
    const harness = await Harness.at('consent');
    harness.element.remove();
    await harness.settled();
    expect(harness.element.state).to.equal('idle');
    mainPart().append(harness.element);
    await harness.step('consent');
  });

  it('does not disturb another one beside it [fault 26]', async () => {
    const one = await Harness.at('consent');
    const two = await Harness.at('fields');
    await one.press('primary');
    await one.step('document-type');
    expect(two.element.step).to.equal('fields');
    two.element.close();
    await two.state('cancelled');
    expect([one.element.state, one.element.step]).to.eql(['capturing', 'document-type']);
    expect(one.eventTypes).not.to.include('idv-cancel');
  });

  it('does not take the focus from the page', async () => {
    const field = document.createElement('input');
    field.ariaLabel = 'A field';
    mainPart().append(field);
    field.focus();
    const harness = new Harness({ backend: new FakeBackend('consent') });
    await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
    await harness.settled();
    expect(document.activeElement).to.equal(field);
  });
});
