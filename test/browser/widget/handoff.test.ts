/** The phone route, from the side of the computer and from the side of the phone. */
import { expect } from '@open-wc/testing';
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
  await eventually(
    () => harness.text.includes(options.properties?.handoffLink ? '/own' : oneTimeLink),
    'the link',
  );
  return harness;
};

describe('<idv-capture> and the phone', () => {
  afterEach(unmountAll);

  it('makes a link, follows the phone, and completes with it', async () => {
    const harness = await waiting();
    await harness.audit();
    harness.backend.change({ holder: 'other_device', other_device: 'Chrome · Android' });
    await eventually(() => harness.text.includes('Connected: Chrome · Android'), 'the phone');
    harness.backend.change({ captures: [receivedWire('document-front')], document_type: 'passport' });
    await eventually(() => harness.text.includes('Selfie'), 'its progress');
    await harness.audit();
    harness.backend.change({ status: 'submitted' });
    await harness.state('completed');
    expect(phases(harness)).to.eql(['waiting', 'connected', 'completed']);
  });

  it('takes the session back when the person would rather go on here', async () => {
    const harness = await waiting();
    harness.backend.change({ holder: 'other_device', other_device: 'Chrome · Android' });
    await eventually(() => harness.text.includes('Connected'), 'the phone');
    await harness.press('primary');
    await harness.step('document-type');
    expect(phases(harness)).to.eql(['waiting', 'connected', 'taken-back']);
    expect(harness.backend.countOf('POST /handoff/cancel')).to.equal(1);
  });

  it('makes a fresh link by itself when the first has run out', async () => {
    const harness = await waiting({
      backend: new FakeBackend('document-type', { expires_at: '2026-02-01T18:00:00.000Z' }),
    });
    await harness.clock.advance(20 * 60_000);
    await eventually(() => harness.backend.countOf('POST /handoff') === 2, 'another link');
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
    await eventually(() => harness.text.includes(oneTimeLink), 'the link');
    expect(harness.findAll('[part~=secondary-action]')).to.have.length(0);
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
    expect(harness.backend.countOf('POST /handoff')).to.equal(0);
  });

  it('warns on the phone, and stays there at the end', async () => {
    const steps = ['consent', 'document-type', 'review'];
    const backend = new FakeBackend('review', {
      steps,
      is_sandbox: false,
      redirect_url: 'https://shop.example/done',
    });
    backend.invitation = {
      ...backend.invitation,
      handoff: { from: 'Firefox · Linux', asked_at: '2026-02-01T12:00:00Z' },
    };
    const harness = new Harness({ backend });
    await eventually(() => harness.text.includes('Did somebody send you this link'), 'the warning');
    await harness.audit();
    await harness.begin();
    await harness.step('review');
    await harness.press('primary');
    await harness.state('completed');
    expect(harness.text).to.include('your other device');
    expect(harness.host.navigatedTo).to.eql([]);
  });
});
