/** Captures that run on another page: a popup, the page itself, a provider's own page in a frame. */
import { expect } from '@open-wc/testing';
import { FakeHost } from '../../fakes/fake-host.ts';
import { eventually } from '../harness/eventually.ts';
import { captureUrl, FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';

const origin = 'https://verify.example.test';
const envelope = { source: 'idv-capture', version: 1, session_id: 'ses_1' };

class FakeWindow {
  closed = false;
  close(): void {
    this.closed = true;
  }
  asWindow(): WindowProxy {
    return this as unknown as WindowProxy;
  }
}

const openPopup = async (popup: FakeWindow | null) => {
  const host = new FakeHost();
  host.popup = popup?.asWindow() ?? null;
  const harness = new Harness({ host, properties: { mode: 'popup' } });
  await harness.settled();
  harness.find('slot[name=launcher] button').click();
  await eventually(() => host.opened.length > 0, 'a window');
  await harness.settled();
  return { harness, host };
};

describe('<idv-capture> where the capture runs on another page', () => {
  afterEach(unmountAll);

  it('opens a window, follows exactly that one, and closes it at the end', async () => {
    const popup = new FakeWindow();
    const { harness, host } = await openPopup(popup);
    expect(host.opened).to.eql([captureUrl]);
    expect(harness.text).to.include('Continue in the other window');
    await harness.audit();
    const end = { ...envelope, type: 'complete', status: 'completed' };
    host.sayAsWindow(new FakeWindow().asWindow(), origin, end);
    host.sayAsWindow(popup.asWindow(), 'https://evil.example', end);
    await harness.settled();
    expect(harness.element.state).to.equal('capturing');
    host.sayAsWindow(popup.asWindow(), origin, end);
    await harness.state('completed');
    expect(popup.closed).to.equal(true);
    expect(harness.eventsOf('idv-complete').map(({ sessionId }) => sessionId)).to.eql(['ses_1']);
  });

  it('notices a window that the person closes', async () => {
    const popup = new FakeWindow();
    const { harness } = await openPopup(popup);
    popup.closed = true;
    await harness.clock.advance(1000);
    await eventually(() => harness.eventTypes.includes('idv-cancel'), 'the cancellation');
  });

  it('says when the browser blocks the window, and opens it on the next press', async () => {
    const { harness, host } = await openPopup(null);
    await eventually(() => harness.eventTypes.includes('idv-error'), 'the error');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['env.popup_blocked']);
    expect(harness.text).to.include('blocked the new window');
    host.popup = new FakeWindow().asWindow();
    harness.find('.panel [part~=primary-action]').click();
    await eventually(() => harness.text.includes('A window has opened'), 'the window');
    expect(host.opened).to.have.length(2);
  });

  it('sends the page itself away in the redirect mode', async () => {
    const harness = new Harness({ properties: { mode: 'redirect' } });
    await harness.settled();
    harness.find('slot[name=launcher] button').click();
    await eventually(() => harness.host.navigatedTo.length > 0, 'the way there');
    expect(harness.host.navigatedTo).to.eql([captureUrl]);
  });

  it('shows the provider’s own page where the origin does not speak the protocol', async () => {
    const backend = new FakeBackend();
    backend.isForeign = true;
    const harness = new Harness({
      backend,
      properties: { readyTimeoutMs: 3000, hostedMessages: () => null },
    });
    const frame = await eventually(() => harness.findAll<HTMLIFrameElement>('iframe')[0], 'a frame');
    expect(frame.src).to.equal(captureUrl);
    expect(harness.element.state).to.equal('capturing');
    await harness.clock.advance(3000);
    await eventually(() => harness.eventTypes.includes('idv-error'), 'the error');
    expect(harness.eventsOf('idv-error').map(({ code, recoverable }) => [code, recoverable])).to.eql([
      ['ready_timeout', true],
    ]);
  });
});
