import { expect } from '@open-wc/testing';
import { handoffWordsIn } from '../../../src/i18n/handoff-words.ts';
import { directionOf, languages, loadStrings } from '../../../src/i18n/locale.ts';
import { IdvHandoffScreen } from '../../../src/steps/handoff-screen.ts';
import type { HandoffView } from '../../../src/steps/handoff-view.ts';
import { handoffViewOf, phoneAtWork, sentLink, shownLink } from '../../fakes/handoff-view-of.ts';
import { newsOf } from '../harness/news-of.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const show = (different: Partial<HandoffView> = {}) =>
  StagedScreen.show(IdvHandoffScreen, handoffViewOf(different));

const share = () => Promise.resolve();

const states: Readonly<Record<string, Partial<HandoffView>>> = {
  'a code': {},
  'no code yet': { link: null },
  'a code that ran out': { link: null, progress: 'expired' },
  'a wrong number': { wrongChoices: 1 },
  'no link': { link: null, code: 'handoff.unavailable', canRetry: true },
  'a link to send': { sendLink: sentLink, share },
  'an app on a phone': { sameDevice: { app: 'Instagram', system: 'ios' }, sendLink: sentLink, share },
  'an app, and no link yet': { sameDevice: { app: 'Instagram', system: 'android' }, link: null },
  'an app on a desktop': { sameDevice: { app: '', system: 'desktop' }, sendLink: sentLink },
  'a phone at work': phoneAtWork,
  'a phone at work, alone': { ...phoneAtWork, canContinueHere: false },
  'a silent phone': { ...phoneAtWork, progress: 'stalled', code: 'handoff.stalled' },
  'a refusal': { link: null, progress: 'declined', code: 'handoff.declined' },
  'wrong numbers': { link: null, progress: 'rejected', code: 'handoff.rejected' },
};

/** Everything open that can be. */
const unfold = async (staged: StagedScreen<IdvHandoffScreen>) => {
  for (const toggle of staged.findAll('[aria-expanded=false]')) toggle.click();
  await staged.element.updateComplete;
};

describe('<idv-handoff-screen>', () => {
  afterEach(clearStage);

  for (const [state, different] of Object.entries(states)) {
    it(`passes the accessibility audit with ${state}`, async () => {
      const staged = await show(different);
      await unfold(staged);
      await staged.audit();
      expectScreen(staged.element);
      // A strict policy of the page would not let it through.
      expect(staged.findAll('[style]')).to.eql([]);
    });
  }

  it('fits a narrow phone in every language and direction', async () => {
    for (const language of languages) {
      const [text, words] = await Promise.all([loadStrings(language), handoffWordsIn(language)]);
      for (const [state, different] of Object.entries(states)) {
        const staged = await show({ ...different, text, words });
        staged.element.parentElement?.setAttribute('dir', directionOf(language));
        // What a page leaves of 320 pixels.
        staged.element.style.inlineSize = '288px';
        await unfold(staged);
        expect(staged.element.scrollWidth, `${language}, ${state}`).to.be.at.most(288);
        clearStage();
      }
    }
  });

  it('shows the number to match, and says it in a sentence', async () => {
    const staged = await show();
    expect(staged.find('.digits').textContent).to.equal('47');
    expect(staged.text).to.include('Choose the number 47 when you are asked for it.');
  });

  it('asks for no number where the link has none', async () => {
    const staged = await show({ link: { ...shownLink, number: null } });
    expect(staged.findAll('.number')).to.eql([]);
  });

  it('renews the code without a word, and without taking the focus', async () => {
    const staged = await show();
    const toggle = staged.find('[aria-expanded]');
    toggle.focus();
    const drawing = staged.find('idv-qr-code');
    const path = () => staged.find('idv-qr-code').shadowRoot?.querySelector('path')?.getAttribute('d');
    const before = path();
    const said = await newsOf(staged, async () => {
      await staged.change({ link: { ...shownLink, url: `${shownLink.url}2` } });
      await staged.find<HTMLElementTagNameMap['idv-qr-code']>('idv-qr-code').updateComplete;
    });
    expect(path()).not.to.equal(before);
    expect(staged.find('idv-qr-code')).to.equal(drawing);
    expect(said).to.eql([]);
    expect(deepFocus()).to.equal(toggle);
  });

  it('says calmly that a wrong number was chosen, and how many tries are left', async () => {
    const staged = await show();
    await staged.change({ link: null, wrongChoices: 1 });
    expect(staged.find('[role=status]').textContent).to.include('you have 2 tries left');
    expect(staged.find('[role=alert]').textContent.trim()).to.equal('');
    await staged.change({ link: { ...shownLink, number: 83 }, wrongChoices: 2 });
    expect(staged.find('[role=status]').textContent).to.include('you have one try left');
    expect(staged.find('.digits').textContent).to.equal('83');
  });

  it('lets the person go on here while nobody has come', async () => {
    const staged = await show();
    staged.secondary.click();
    expect(staged.results).to.eql([{ type: 'take-back-asked' }]);
  });

  it('tries again after an error that another try may cure', async () => {
    const staged = await show({ link: null, code: 'handoff.unavailable', canRetry: true });
    expect(staged.find('[role=alert]').textContent).to.include('No link for your phone');
    expect(staged.findAll('[aria-expanded], .qr')).to.eql([]);
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'retry-asked' }]);
  });

  it('says what the page itself says instead', async () => {
    const { text } = handoffViewOf();
    const staged = await show({
      text: { ...text, errors: { ...text.errors, 'handoff.declined': 'Not today.' } },
      progress: 'declined',
    });
    expect(staged.find('[role=alert]').textContent.trim()).to.equal('Not today.');
  });

  for (const [progress, sentence] of [
    ['declined', 'The request was declined'],
    ['rejected', handoffViewOf().text.errors['handoff.rejected']],
  ] as const) {
    it(`invites anew after a request was ${progress}`, async () => {
      const staged = await show({ progress, link: null, code: `handoff.${progress}` });
      expect(staged.find('[role=alert]').textContent).to.include(sentence);
      staged.primary.click();
      staged.secondary.click();
      expect(staged.results).to.eql([{ type: 'handoff-asked' }, { type: 'take-back-asked' }]);
    });
  }

  it('is no dead end where this device may not go on', async () => {
    for (const [state, different] of Object.entries(states)) {
      const staged = await show({ ...different, canContinueHere: false });
      const isWaiting = staged.primary.textContent.includes(staged.element.view.words.handoffMaking);
      expect(staged.primary.matches(':disabled'), state).to.equal(isWaiting);
      for (const button of staged.findAll('button')) button.click();
      expect(staged.results, state).not.to.deep.include({ type: 'take-back-asked' });
      clearStage();
    }
  });
});
