/** The other ways than scanning: the link that is sent, the code that is typed, and the browser beside the app. */
import { expect } from '@open-wc/testing';
import { IdvHandoffScreen } from '../../../src/steps/handoff-screen.ts';
import type { HandoffView } from '../../../src/steps/handoff-view.ts';
import { handoffViewOf, sentLink, shownLink } from '../../fakes/handoff-view-of.ts';
import { eventually } from '../harness/eventually.ts';
import { pressKey } from '../harness/press-key.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';
import { isNativeControl, tabStops } from '../harness/tab-order.ts';

const show = (different: Partial<HandoffView> = {}) =>
  StagedScreen.show(IdvHandoffScreen, handoffViewOf(different));

type Staged = StagedScreen<IdvHandoffScreen>;

const toggleOf = (staged: Staged) => staged.find<HTMLButtonElement>('[aria-expanded]');
const isOpen = (staged: Staged) => toggleOf(staged).getAttribute('aria-expanded') === 'true';
const hrefs = (staged: Staged) => staged.findAll<HTMLAnchorElement>('a[href]').map((link) => link.href);

/** With the link shown that can be sent. */
const showWays = async (different: Partial<HandoffView> = {}): Promise<Staged> => {
  const staged = await show({ sendLink: sentLink, ...different });
  toggleOf(staged).click();
  await staged.element.updateComplete;
  return staged;
};

describe('the other ways of a handoff', () => {
  afterEach(clearStage);

  it('are there by keyboard, and ask once for a link that can be sent', async () => {
    const staged = await show();
    const toggle = toggleOf(staged);
    expect(toggle).to.equal(staged.primary);
    toggle.focus();
    await pressKey('Enter', toggle);
    await eventually(() => isOpen(staged), 'an open panel');
    expect(staged.results).to.eql([{ type: 'send-link-asked' }]);
    await staged.change({ isMakingLink: true });
    toggle.click();
    toggle.click();
    await staged.change({ isMakingLink: false, sendLink: sentLink });
    toggle.click();
    toggle.click();
    expect(staged.results).to.have.length(1);
    expect(deepFocus()).to.equal(toggle);
  });

  it('wait for the code before they ask for their link', async () => {
    const staged = await show({ link: null });
    toggleOf(staged).click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    await staged.change({ link: shownLink });
    expect(staged.results).to.eql([{ type: 'send-link-asked' }]);
  });

  it('ask again after an error only when they are opened again', async () => {
    const staged = await show();
    toggleOf(staged).click();
    await staged.element.updateComplete;
    await staged.change({ isMakingLink: true });
    await staged.change({ isMakingLink: false, code: 'server.refused' });
    expect(isOpen(staged)).to.equal(false);
    expect(staged.results).to.have.length(1);
    toggleOf(staged).click();
    await staged.element.updateComplete;
    expect(staged.results).to.have.length(2);
  });

  it('follow in the order in which they are read', async () => {
    const staged = await showWays({ share: () => Promise.resolve() });
    const stops = tabStops(staged.element);
    expect(stops.map((stop) => stop.textContent.trim())).to.eql([
      'Other ways to open it',
      'Copy link',
      'E-mail',
      'Text message',
      'Share',
      'I’d rather continue here',
    ]);
    expect(stops.filter((stop) => !isNativeControl(stop))).to.eql([]);
  });

  it('say how long the link is good for', async () => {
    const staged = await showWays();
    expect(staged.find('#ways').textContent).to.include('15 minutes');
  });

  it('copy the link and say so, as often as it is copied', async () => {
    const copied: string[] = [];
    const staged = await showWays({
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    });
    const told = () => staged.find('[role=status]').textContent.includes('Copied');
    for (const times of [1, 2]) {
      staged.primary.click();
      await staged.element.updateComplete;
      await eventually(() => told() && staged.primary.textContent.includes('Copied'), 'the word');
      expect(copied).to.have.length(times);
    }
    expect(new Set(copied)).to.eql(new Set([sentLink.url]));
    await staged.change({ sendLink: { ...sentLink, url: `${sentLink.url}&again` } });
    expect(staged.primary.textContent).not.to.include('Copied');
  });

  it('let the link be selected by hand where the browser keeps its clipboard to itself', async () => {
    const staged = await showWays({ copy: () => Promise.reject(new Error('refused')) });
    const selected: Node[] = [];
    const selection = document.getSelection();
    if (!selection) throw new Error('no selection');
    const original = selection.selectAllChildren.bind(selection);
    selection.selectAllChildren = (node) => {
      selected.push(node);
      original(node);
    };
    staged.primary.click();
    await eventually(() => selected.length > 0, 'a selection');
    Reflect.deleteProperty(selection, 'selectAllChildren');
    expect(selected).to.eql([staged.find('code')]);
    expect(staged.text).not.to.include('Copied');
  });

  it('write a mail and a text message that end in the link', async () => {
    const [mail, sms] = hrefs(await showWays()).map((href) => new URL(href));
    expect(mail?.protocol).to.equal('mailto:');
    expect(mail?.searchParams.get('subject')).to.equal('Continue on your phone');
    expect(sms?.href).to.match(/^sms:\?&body=/);
    for (const address of [mail, sms])
      expect(address?.searchParams.get('body')?.endsWith(` ${sentLink.url}`), address?.href).to.equal(true);
  });

  it('pass the link on where the browser can, and forgive a change of mind', async () => {
    const shared: string[][] = [];
    const staged = await showWays({
      share: (...what) => {
        shared.push(what);
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
    const button = staged.findAll('button').find(({ textContent }) => textContent.includes('Share'));
    button?.click();
    expect(shared).to.eql([[sentLink.url, 'Continue on your phone']]);
    await staged.change({ share: null });
    expect(staged.text).not.to.include('Share');
  });

  it('show a code to type, and have it read letter by letter', async () => {
    const staged = await showWays();
    expect(staged.find('.letters').textContent).to.equal('WDJB-MJHT');
    expect(staged.text).to.include('open verify.example.test/verify on your phone');
    expect(staged.text).to.include('letter by letter: W, D, J, B, M, J, H, T');
    await staged.change({ sendLink: { ...sentLink, code: null, codeUrl: null } });
    expect(staged.findAll('.letters')).to.eql([]);
  });

  it('fold away when their link has run out, and ask for another one when they are opened again', async () => {
    const staged = await showWays();
    await staged.change({ sendLink: null });
    expect(isOpen(staged)).to.equal(false);
    toggleOf(staged).click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([{ type: 'send-link-asked' }]);
  });

  it('stay while a wrong number has their link replaced', async () => {
    const staged = await showWays();
    await staged.change({ link: null, sendLink: null, isMakingLink: true, wrongChoices: 1 });
    expect(isOpen(staged)).to.equal(true);
    await staged.change({ link: shownLink, sendLink: sentLink, isMakingLink: false });
    expect(isOpen(staged)).to.equal(true);
  });
});

describe('the way out of an app', () => {
  afterEach(clearStage);

  const inApp = (system: 'ios' | 'android' | 'desktop', different: Partial<HandoffView> = {}) =>
    show({ sameDevice: { app: 'Instagram', system }, sendLink: sentLink, ...different });

  it('shows the number and the steps, and no code to scan', async () => {
    const staged = await inApp('ios');
    expect(staged.findAll('idv-qr-code, .qr')).to.eql([]);
    expect(staged.find('.digits').textContent).to.equal('47');
    expect(staged.findAll('.steps li')).to.have.length(3);
    expect(staged.text).to.include('The browser inside Instagram');
    expect(staged.text).not.to.include('Waiting for your phone');
  });

  it('opens the browser by an address of the system', async () => {
    for (const [system, address] of [
      ['ios', /^x-safari-https:\/\/verify\.example\.test\/verify\/otl_sent/],
      ['android', /^intent:\/\/verify\.example\.test\/verify\/otl_sent.*#Intent;scheme=https;/],
    ] as const) {
      const staged = await inApp(system);
      expect(staged.primary.getAttribute('href')).to.match(address);
      clearStage();
    }
  });

  it('copies the link where no address does that', async () => {
    const copied: string[] = [];
    const staged = await inApp('desktop', {
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    });
    expect(hrefs(staged)).to.eql([]);
    staged.primary.click();
    expect(copied).to.eql([sentLink.url]);
  });

  it('asks by itself for a link that outlives the way there, once', async () => {
    const staged = await inApp('ios', { link: null, sendLink: null });
    await staged.change({ link: shownLink });
    expect(staged.results).to.eql([{ type: 'send-link-asked' }]);
    await staged.change({ isMakingLink: true });
    await staged.change({ sendLink: sentLink, isMakingLink: false });
    await staged.change({ link: { ...shownLink, url: `${shownLink.url}2` } });
    expect(staged.results).to.have.length(1);
  });
});
