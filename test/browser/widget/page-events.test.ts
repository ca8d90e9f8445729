/** What the page hears: classes with fields, bubbling, composed; and that it cannot stop the flow by mistake. */
import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/locales/en.ts';
import {
  IdvCancelEvent,
  IdvCompleteEvent,
  IdvErrorEvent,
  IdvHandoffEvent,
  IdvReadyEvent,
  IdvStepEvent,
} from '../../../src/widget/events.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend, captureUrl } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { mainPart } from '../harness/main-part.ts';
import { FakeCaptureStore } from '../../fakes/fake-capture-store.ts';
import { FakeHost } from '../../fakes/fake-host.ts';

const page = 'https://shop.example';

/** At the review of a session that needs nothing more. */
const atReview = (different = {}, host = new FakeHost(), properties = {}) =>
  Harness.at('review', {
    backend: new FakeBackend('review', {
      steps: ['consent', 'document-type', 'review'],
      is_sandbox: false,
      ...different,
    }),
    host,
    properties,
  });

describe('what the page hears of <idv-capture>', () => {
  afterEach(unmountAll);

  it('hears classes with typed fields, through shadow trees, and no secret', async () => {
    const shell = document.createElement('div');
    const inside = shell.attachShadow({ mode: 'open' });
    const place = document.createElement('div');
    inside.append(place);
    mainPart().append(shell);
    const heard: Event[] = [];
    for (const { type } of [
      IdvReadyEvent,
      IdvStepEvent,
      IdvHandoffEvent,
      IdvCompleteEvent,
      IdvCancelEvent,
      IdvErrorEvent,
    ])
      shell.addEventListener(type, (event) => heard.push(event));
    const harness = await Harness.at('consent', { parent: place });
    harness.element.close();
    await harness.state('cancelled');
    expect(heard.map(({ constructor }) => constructor)).to.eql([IdvReadyEvent, IdvStepEvent, IdvCancelEvent]);
    expect(heard.every(({ bubbles, composed }) => bubbles && composed)).to.equal(true);
    const [, step] = heard;
    expect(step).to.include({ step: 'consent', index: 1, count: 10 });
    const everything = heard.map((event) => JSON.stringify(Object.entries(event))).join();
    expect(everything).not.to.include(captureUrl.split('/').at(-1));
  });

  it('goes on when a listener of the page throws [fault 64]', async () => {
    const harness = new Harness();
    const reported: unknown[] = [];
    const original = globalThis.onerror;
    globalThis.onerror = (_message, _source, _line, _column, error) => {
      reported.push(error);
      return true;
    };
    for (const type of ['idv-ready', 'idv-step'])
      harness.element.addEventListener(type, () => {
        throw new Error('of the page');
      });
    await harness.begin();
    await harness.step('consent');
    await harness.press('primary');
    await harness.step('document-type');
    globalThis.onerror = original;
    expect(reported.length).to.be.at.least(3);
  });

  it('sends the page on after completion, with the outcome added', async () => {
    const harness = await atReview({ redirect_url: `${page}/done?order=7#top` });
    await harness.press('primary');
    await harness.state('completed');
    const [target] = harness.host.navigatedTo;
    expect(target).to.equal(`${page}/done?order=7&session_id=ses_1&status=completed#top`);
  });

  it('stays until the device keeps nothing, and until the page is done with what it has to do', async () => {
    const store = new FakeCaptureStore();
    const host = new FakeHost();
    host.store = store;
    const harness = await atReview({ redirect_url: `${page}/done` }, host);
    let dropped = (): void => undefined;
    store.answersAfter = new Promise((resolve) => {
      dropped = resolve;
    });
    let failed = (_reason: Error): void => undefined;
    harness.element.addEventListener('idv-complete', (event) => {
      event.waitUntil(
        new Promise((_resolve, reject) => {
          failed = reject;
        }),
      );
    });
    await harness.press('primary');
    await harness.state('completed');
    expect(harness.text).to.include(en.redirecting);
    await harness.clock.advance(1000);
    expect(host.navigatedTo).to.eql([]);
    dropped();
    await harness.clock.advance(500);
    expect(host.navigatedTo).to.eql([]);
    failed(new Error('of the page'));
    await harness.clock.advance(1);
    expect(host.navigatedTo[0]).to.include(`${page}/done?`);
    expect(host.navigatedTo).to.have.length(1);
  });

  it('is left after two seconds, whatever is not done by then', async () => {
    const harness = await atReview({ redirect_url: `${page}/done` });
    harness.element.addEventListener('idv-complete', (event) => {
      event.waitUntil(new Promise(() => undefined));
    });
    await harness.press('primary');
    await harness.state('completed');
    await harness.clock.advance(1999);
    expect(harness.host.navigatedTo).to.eql([]);
    await harness.clock.advance(1);
    expect(harness.host.navigatedTo[0]).to.include(`${page}/done?`);
  });

  it('stays when the page prevents it, or wants no redirect, but offers the way', async () => {
    const prevented = await atReview({ redirect_url: `${page}/done` });
    prevented.element.addEventListener('idv-complete', (event) => {
      event.preventDefault();
    });
    await prevented.press('primary');
    await prevented.state('completed');
    expect(prevented.host.navigatedTo).to.eql([]);
    const off = await atReview({ redirect_url: `${page}/done` }, new FakeHost(), { redirect: 'off' });
    await off.press('primary');
    await off.state('completed');
    expect(off.host.navigatedTo).to.eql([]);
  });

  it('offers a link where the browser does not let the page be sent away', async () => {
    const host = new FakeHost();
    host.canNavigate = false;
    const harness = await atReview({ redirect_url: `${page}/done` }, host);
    await harness.press('primary');
    await harness.state('completed');
    const link = harness.find<HTMLAnchorElement>('[part~=primary-action]');
    expect(link.href).to.equal(`${page}/done?session_id=ses_1&status=completed`);
  });

  it('lets no unsafe address through, and says so [fault 64]', async () => {
    const harness = await atReview({ redirect_url: 'javascript:alert(1)' });
    await harness.press('primary');
    await harness.state('completed');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['redirect.blocked']);
    expect(harness.host.navigatedTo).to.eql([]);
    expect(harness.findAll('a[href^="javascript"]')).to.have.length(0);
  });

  it('uses the page’s own address only where the session has none', async () => {
    const harness = await atReview({}, new FakeHost(), { redirectUrl: `${page}/mine` });
    await harness.press('primary');
    await harness.state('completed');
    expect(harness.host.navigatedTo[0]).to.include(`${page}/mine?`);
  });

  it('posts to the allowed origin only, and obeys that origin only [fault 63]', async () => {
    const host = new FakeHost();
    host.parentOrigin = page;
    const harness = await atReview({ allowed_origins: [page, 'https://other.example'] }, host);
    expect(host.posted.length).to.be.greaterThan(0);
    for (const { origins } of host.posted) expect(origins).to.eql([page]);
    expect(host.posted.map(({ message }) => message['type'])).to.include.members(['ready', 'step']);
    host.sayAsPage('https://evil.example', { source: 'idv-capture', version: 1, type: 'close' });
    host.sayAsPage(page, { source: 'idv-capture', version: 1, type: 'language', lang: 'de' });
    await eventually(() => harness.text.includes('Prüfen'), 'German');
    host.sayAsPage(page, { source: 'idv-capture', version: 1, type: 'close' });
    await harness.state('cancelled');
  });

  it('posts nothing where no origin is allowed', async () => {
    const host = new FakeHost();
    host.parentOrigin = page;
    await atReview({ allowed_origins: [] }, host);
    expect(host.posted.flatMap(({ origins }) => origins)).to.eql([]);
  });
});
