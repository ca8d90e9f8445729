/** The phone route, from the side of the computer and from the side of the phone. */
import { expect } from '@open-wc/testing';
import { toDataURL } from 'qrcode';
import type { SessionWire } from '../../../src/session/schema.ts';
import type { IdvQrCode } from '../../../src/ui/qr-code.ts';
import { FakeHost } from '../../fakes/fake-host.ts';
import { oneTimeLink } from '../harness/backend-answers.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { receivedWire } from '../harness/scripted-session.ts';
import { noCamera } from '../harness/synthetic-camera.ts';

const phases = (harness: Harness) => harness.eventsOf('idv-handoff').map(({ phase }) => phase);

const waiting = async (options: ConstructorParameters<typeof Harness>[0] = {}) => {
  const harness = await Harness.at('document-type', options);
  harness.element.handOff();
  await harness.state('handed-off');
  await eventually(() => harness.findAll('idv-qr-code').length === 1, 'the code');
  return harness;
};

const phone = { label: 'Chrome · Android', kind: 'phone', is_present: true, step: null } as const;
/** Somebody has followed the link. */
const joined = { holder: 'other_device', other_device: phone, holding: 4, handoff: null } as const;
const shownCode = (harness: Harness) => harness.find<IdvQrCode>('idv-qr-code').text;

describe('<idv-capture> and the phone', () => {
  afterEach(unmountAll);

  it('makes a link, follows the phone, and completes with it', async () => {
    const harness = await waiting();
    expect(shownCode(harness)).to.equal(oneTimeLink);
    expect(harness.text).to.include('54');
    await harness.audit();
    harness.backend.change(joined);
    await eventually(() => harness.text.includes('Chrome · Android'), 'the phone');
    harness.backend.change({ captures: [receivedWire('document-front')], document_type: 'passport' });
    await eventually(() => harness.text.includes('Selfie'), 'its progress');
    await harness.audit();
    harness.backend.change({ status: 'submitted' });
    await harness.state('completed');
    expect(phases(harness)).to.eql(['waiting', 'connected', 'completed']);
  });

  it('takes the session back when the person would rather go on here', async () => {
    const harness = await waiting();
    harness.backend.change(joined);
    await eventually(() => phases(harness).includes('connected'), 'the phone');
    await harness.press('primary');
    await harness.step('document-type');
    expect(phases(harness)).to.eql(['waiting', 'connected', 'taken-back']);
    expect(harness.backend.countOf('POST /handoff/cancel')).to.equal(1);
  });

  it('gives it on again without another link while the phone is there', async () => {
    const harness = await waiting();
    harness.backend.change(joined);
    await eventually(() => phases(harness).includes('connected'), 'the phone');
    await harness.press('primary');
    await harness.step('document-type');
    harness.element.handOff();
    await harness.state('handed-off');
    expect(harness.backend.countOf('POST /handoff/resume')).to.equal(1);
    expect(harness.backend.countOf('POST /handoff')).to.equal(1);
  });

  it('renews the code every minute, and shows the former one until the next is there', async () => {
    const harness = await waiting();
    const release = harness.backend.hold('POST /handoff');
    await harness.clock.advance(60_000);
    await eventually(() => harness.backend.countOf('POST /handoff') === 2, 'another link');
    expect(shownCode(harness)).to.equal(oneTimeLink);
    release();
    await harness.clock.advance(60_000);
    await eventually(() => harness.backend.countOf('POST /handoff') === 3, 'the link after that');
    expect(phases(harness)).to.eql(['waiting']);
  });

  it('replaces what a wrong number has voided, and says when it was the third', async () => {
    const harness = await waiting();
    harness.backend.change({ handoff: { state: 'waiting', wrong_choices: 1 } });
    await eventually(() => harness.backend.countOf('POST /handoff') === 2, 'another link');
    harness.backend.change({ handoff: { state: 'rejected', wrong_choices: 3 } });
    await eventually(() => phases(harness).includes('rejected'), 'the end of it');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['handoff.rejected']);
    await harness.audit();
    await harness.press('primary');
    await eventually(() => harness.backend.countOf('POST /handoff') === 3, 'a new invitation');
    expect(harness.backend.lastBodyOf('POST /handoff')).to.include({ purpose: 'show', fresh: true });
  });

  it('says so when the phone is silent, and offers both ways on', async () => {
    const harness = await waiting();
    harness.backend.change(joined);
    harness.backend.change({ other_device: { ...phone, is_present: false } });
    await eventually(() => phases(harness).includes('stalled'), 'the silence');
    await harness.audit();
    await harness.press('secondary');
    await eventually(() => phases(harness).at(-1) === 'waiting', 'another code');
    expect(harness.backend.countOf('POST /handoff/cancel')).to.equal(1);
  });

  it('sends its language and its theme along', async () => {
    const harness = await waiting({ properties: { theme: 'dark', lang: 'de' } });
    expect(harness.backend.lastBodyOf('POST /handoff')).to.include({ theme: 'dark', language: 'de' });
  });

  it('offers the phone first where there is no camera, unless the page wants none of it', async () => {
    const first = new Harness({ backend: new FakeBackend('document-type'), devices: noCamera() });
    await first.begin();
    await first.state('handed-off');
    const off = new Harness({
      backend: new FakeBackend('document-type'),
      devices: noCamera(),
      properties: { handoff: 'off' },
    });
    await off.begin();
    await off.step('document-type');
    expect(off.text).not.to.include('Continue on my phone');
  });

  it('holds to the phone where the page wants only that', async () => {
    const harness = new Harness({
      backend: new FakeBackend('document-type'),
      properties: { handoff: 'only' },
    });
    await harness.begin();
    await harness.state('handed-off');
    await eventually(() => harness.findAll('idv-qr-code').length === 1, 'the code');
    expect(harness.findAll('[part~=secondary-action]')).to.have.length(0);
    // Also when the phone that has come is sent away.
    harness.backend.change(joined);
    await eventually(() => phases(harness).includes('connected'), 'the phone');
    for (let presses = 0; presses < 2; presses += 1) {
      harness.find('.leave button').click();
      await harness.settled();
    }
    await eventually(() => phases(harness).at(-1) === 'waiting', 'another code');
    expect(harness.backend.requests.filter(({ call }) => call === 'POST /handoff')).to.have.length(2);
    expect(phases(harness)).to.eql(['waiting', 'connected', 'waiting']);
  });

  it('never offers a phone to a phone', async () => {
    const host = new FakeHost();
    host.facts = { kind: 'phone', label: 'Chrome · Android', language: 'en' };
    const harness = new Harness({
      backend: new FakeBackend('document-type'),
      host,
      properties: { handoff: 'first' },
    });
    await harness.begin();
    await harness.step('document-type');
    expect(harness.text).not.to.include('Continue on my phone');
  });

  it('uses the page’s own link where it has one', async () => {
    const handoffLink = () => Promise.resolve('https://verify.example.test/verify/own');
    const harness = await waiting({ properties: { handoffLink } });
    expect(shownCode(harness)).to.match(/\/own$/);
    expect(harness.backend.countOf('POST /handoff')).to.equal(0);
  });

  it('reads the page’s own picture of a code, and draws it anew', async () => {
    const url = 'https://verify.example.test/verify/pictured';
    const handoffLink = () => toDataURL(url, { width: 240 });
    expect(shownCode(await waiting({ properties: { handoffLink } }))).to.equal(url);
  });

  it('does not show a link that leads elsewhere', async () => {
    const foreign = 'https://verify.example.test.evil.example/verify/own';
    for (const link of [foreign, await toDataURL(foreign), 'data:image/png;base64,AAAA', 'javascript:1']) {
      const harness = await Harness.at('document-type', {
        properties: { handoffLink: () => Promise.resolve(link) },
      });
      harness.element.handOff();
      const codes = () => harness.eventsOf('idv-error').map(({ code }) => code);
      await eventually(() => codes().length > 0, 'what is wrong with it');
      expect(codes()).to.eql(['handoff.unavailable']);
      expect(harness.findAll('idv-qr-code')).to.have.length(0);
    }
  });

  describe('on the phone', () => {
    const steps = ['consent', 'document-type', 'review'];
    const asked = async (different: Partial<SessionWire> = {}) => {
      const backend = new FakeBackend('review', {
        steps,
        is_sandbox: false,
        redirect_url: 'https://shop.example/done',
        other_device: { ...phone, label: 'Firefox · Linux', kind: 'desktop' },
        ...different,
      });
      const handoff = {
        from: 'Firefox · Linux',
        site: 'shop.example',
        asked_at: '2026-02-01T11:58:00.000Z',
        numbers: [27, 54, 81],
      };
      backend.invitation = { ...backend.invitation, handoff };
      const harness = new Harness({ backend });
      await eventually(() => harness.text.includes('shop.example'), 'who asks');
      return harness;
    };

    it('asks for the number, tells its steps, and stays there at the end', async () => {
      const harness = await asked();
      await harness.audit();
      expect(harness.text).to.include('Firefox · Linux').and.to.include('2 minutes ago');
      harness.find('input[type=radio][value="54"]').click();
      await harness.press('primary');
      await harness.step('review');
      expect(harness.backend.lastBodyOf('POST /claim')).to.include({ number: 54 });
      await eventually(() => harness.backend.countOf('POST /presence') > 0, 'a sign of life');
      await harness.press('primary');
      await harness.state('completed');
      expect(harness.text).to.include('Your other device goes on by itself');
      expect(harness.host.navigatedTo).to.eql([]);
    });

    it('keeps the question and the choice on the screen until the backend has answered', async () => {
      const harness = await asked();
      const release = harness.backend.hold('POST /claim');
      harness.backend.refuse('POST /claim', 409, 'server.refused', [], 1);
      harness.find('input[type=radio][value="27"]').click();
      await harness.press('primary');
      expect(harness.find('fieldset').matches(':disabled')).to.equal(true);
      release();
      await eventually(() => harness.text.includes('did not accept'), 'the answer');
      expect(harness.find<HTMLInputElement>('input[type=radio][value="27"]').checked).to.equal(true);
      harness.find('input[type=radio][value="54"]').click();
      await harness.press('primary');
      await harness.step('review');
      const claims = harness.backend.requests.filter(({ call }) => call === 'POST /claim');
      expect(claims.map(({ request }) => /"number":(\d+)/.exec(request.body as string)?.[1])).to.eql([
        '27',
        '54',
      ]);
    });

    it('claims nothing without a number', async () => {
      const harness = await asked();
      await harness.press('primary');
      expect(harness.find('[role=radiogroup]').getAttribute('aria-invalid')).to.equal('true');
      expect(harness.find('#missing').checkVisibility()).to.equal(true);
      expect(harness.backend.countOf('POST /claim')).to.equal(0);
    });

    it('can be declined, and says so to the backend', async () => {
      const harness = await asked();
      await harness.press('secondary');
      await harness.state('cancelled');
      await eventually(() => harness.backend.countOf('POST /decline') === 1, 'the answer');
      expect(harness.backend.countOf('POST /claim')).to.equal(0);
    });

    it('goes on here when the other device has taken it, and is silent', async () => {
      const harness = await asked();
      harness.find('input[type=radio][value="54"]').click();
      await harness.press('primary');
      await harness.step('review');
      harness.backend.change({ holder: 'other_device', holding: 5 });
      await harness.state('handed-off');
      await harness.press('primary');
      await harness.step('review');
      expect(harness.backend.countOf('POST /handoff/cancel')).to.equal(1);
    });
  });
});
