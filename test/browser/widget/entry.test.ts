/** What a page can give the element, and what it is told when that is not right. */
import { expect } from '@open-wc/testing';
import type { ErrorCode } from '../../../src/model/errors.ts';
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { eventually } from '../harness/eventually.ts';
import { captureUrl, FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { mainPart } from '../harness/main-part.ts';

const [base = '', token = ''] = captureUrl.split('/verify/');

const good: readonly [string, Readonly<Record<string, string>>, Partial<IdvCapture>][] = [
  ['capture-url', { 'capture-url': captureUrl }, {}],
  ['capture-url with query and fragment', { 'capture-url': `${captureUrl}?lang=de#top` }, {}],
  ['session-token and api-base', { 'session-token': token, 'api-base': base }, {}],
  ['api-base after session-token, with a slash', { 'api-base': `${base}/`, 'session-token': token }, {}],
  ['captureUrl as a property', {}, { captureUrl }],
  ['sessionToken and apiBase as properties', {}, { sessionToken: token, apiBase: base }],
  ['the JSON of Verifa', {}, { session: { id: 'ses_1', capture_url: captureUrl, status: 'created' } }],
  ['the JSON of Verilock', {}, { session: { sessionId: 'ses_1', sessionUrl: captureUrl } }],
  ['the JSON in kebab case', {}, { session: { 'session-id': 'ses_1', 'session-url': captureUrl } }],
  ['a relayed token with a base', { 'api-base': base }, { session: { session_token: token } }],
];

const bad: readonly [ErrorCode, string, Readonly<Record<string, string>>, Partial<IdvCapture>][] = [
  ['entry.conflict', 'two of them', { 'capture-url': captureUrl, 'session-token': token }, {}],
  [
    'entry.conflict',
    'a link and an object',
    { 'capture-url': captureUrl },
    { session: { capture_url: captureUrl } },
  ],
  ['entry.invalid_url', 'no address', { 'capture-url': 'not an address' }, {}],
  ['entry.invalid_url', 'a script', { 'capture-url': 'javascript:alert(1)' }, {}],
  ['entry.insecure_url', 'http', { 'capture-url': 'http://verify.example.test/verify/tok_1' }, {}],
  ['entry.no_token', 'no token', { 'capture-url': 'https://verify.example.test/verify/' }, {}],
  ['entry.missing_api_base', 'a token alone', { 'session-token': token }, {}],
  ['entry.invalid_session', 'an object without a link', {}, { session: { id: 'ses_1' } }],
  ['entry.invalid_session', 'a text for an object', {}, { session: 'ses_1' }],
];

describe('what a page gives <idv-capture>', () => {
  afterEach(unmountAll);

  for (const [name, attributes, properties] of good) {
    it(`starts by itself with ${name}`, async () => {
      const harness = new Harness({ attributes, properties });
      await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
      expect(harness.backend.calls).to.eql(['GET /invitation']);
      expect(harness.element.state).to.equal('idle');
    });
  }

  for (const [code, name, attributes, properties] of bad) {
    it(`says ${code} for ${name}, to the page and to whoever sees it`, async () => {
      const harness = new Harness({ attributes, properties });
      await harness.state('failed');
      expect(harness.eventsOf('idv-error').map((event) => [event.code, event.recoverable])).to.eql([
        [code, false],
      ]);
      expect(harness.text).to.include('This page is not set up correctly');
      expect(harness.text).to.include(`Code: ${code}`);
      expect(harness.backend.calls).to.eql([]);
      await harness.audit();
    });
  }

  it('says entry.missing once it was started without anything', async () => {
    const harness = new Harness({ attributes: {} });
    harness.element.start();
    await harness.state('failed');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['entry.missing']);
  });

  it('says entry.missing by itself when nothing comes, in its own time', async () => {
    const harness = new Harness({ attributes: {} });
    await harness.state('failed');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['entry.missing']);
  });

  it('takes a session that comes later', async () => {
    const harness = new Harness({ attributes: {} });
    await harness.settled();
    expect(harness.events).to.eql([]);
    harness.element.session = { capture_url: captureUrl };
    await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
  });

  it('takes the token out of the page, whichever way it came in', async () => {
    const main = mainPart();
    main.insertAdjacentHTML(
      'beforeend',
      `<idv-capture lang="en" capture-url="${captureUrl}" mode="modal"></idv-capture>`,
    );
    const parsed = main.querySelector('idv-capture');
    const harness = new Harness({ attributes: { 'session-token': token, 'api-base': base } });
    await harness.settled();
    await eventually(() => !document.documentElement.outerHTML.includes(token), 'a page without the token');
    expect(parsed?.captureUrl).to.equal(captureUrl);
    expect(harness.element.sessionToken).to.equal(token);
    expect(harness.element.hasAttribute('api-base')).to.equal(true);
    parsed?.remove();
  });

  it('goes on undisturbed when the same session is given again', async () => {
    const harness = await Harness.at('consent');
    harness.element.captureUrl = null;
    harness.element.session = { capture_url: captureUrl };
    await harness.element.updateComplete;
    await harness.settled();
    expect(harness.element.step).to.equal('consent');
    expect(harness.backend.countOf('POST /claim')).to.equal(1);
  });

  it('begins with the session that it is given after the end of another', async () => {
    const harness = await Harness.at('consent');
    harness.element.close();
    await harness.state('cancelled');
    harness.backend.session = new FakeBackend('selfie').session;
    harness.element.session = null;
    harness.element.captureUrl = `${captureUrl}?again`;
    await harness.step('selfie');
  });

  it('restarts where the session stands, and cancels on close', async () => {
    const harness = await Harness.at('consent');
    harness.element.close();
    await harness.state('cancelled');
    expect(harness.eventTypes.at(-1)).to.equal('idv-cancel');
    harness.element.restart();
    await harness.step('consent');
  });

  it('says a broken connection in words, and goes on when the person tries again', async () => {
    const backend = new FakeBackend('consent').fail('GET /invitation', 'network.offline');
    const harness = new Harness({ backend });
    await eventually(async () => {
      await harness.clock.advance(1000);
      return harness.eventTypes.includes('idv-error');
    }, 'the last try');
    expect(harness.find('[role=alert]').textContent).to.include('There is no connection');
    backend.restore();
    await harness.press('primary');
    await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
  });

  for (const [status, code] of [
    [404, 'session.gone'],
    [401, 'session.bound_elsewhere'],
    [410, 'session.expired'],
    [403, 'session.origin_not_allowed'],
  ] as const) {
    it(`ends on ${code} with a next action`, async () => {
      const harness = new Harness({
        backend: new FakeBackend('consent').refuse('POST /claim', status, code),
      });
      await harness.begin();
      await harness.state(code === 'session.origin_not_allowed' ? 'failed' : 'expired');
      expect(harness.eventsOf('idv-error').map((event) => event.code)).to.eql([code]);
      expect(harness.findAll('[part~=primary-action]')).to.have.length(1);
    });
  }
});
