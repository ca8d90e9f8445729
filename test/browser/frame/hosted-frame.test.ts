import { expect } from '@open-wc/testing';
import { PageHost } from '../../../src/browser/page-host.ts';
import { IdvHostedFrame, type HostedEvent } from '../../../src/frame/hosted-frame.ts';
import type { HostedMessageReader } from '../../../src/model/hosted.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { eventually } from '../harness/eventually.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { find, findAll, textOf } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';

/** The test server answers to both names, which makes them two origins. */
const otherHost = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
const foreignOrigin = `${location.protocol}//${otherHost}:${location.port}`;
const pagePath = '/test/browser/foreign-page.html';

const text = {
  title: 'Identity verification',
  open: 'Open in a new tab',
  retry: 'Try again',
  timeout: 'Not in time.',
};
const envelope = { source: 'idv-capture', version: 1, session_id: 'ses_1' };

/** Speaks only when it is spoken to in this project's envelope. */
const strict: HostedMessageReader = (data) =>
  typeof data === 'object' && data !== null && 'hello' in data ? { type: 'ready' } : null;

const show = async (different: Partial<IdvHostedFrame> = {}) => {
  const clock = new FakeClock();
  const messages: HostedEvent['message'][] = [];
  const staged = await stage(IdvHostedFrame, {
    url: foreignOrigin + pagePath,
    origin: foreignOrigin,
    text,
    host: new PageHost(),
    clock,
    ...different,
  });
  staged.element.addEventListener('hosted', ({ message }) => messages.push(message));
  const frame = find<HTMLIFrameElement>(staged.element, 'iframe');
  const say = (what: unknown) => frame.contentWindow?.postMessage({ say: what }, foreignOrigin);
  return { ...staged, clock, messages, frame, say };
};

const loaded = (frame: HTMLIFrameElement) =>
  new Promise<void>((resolve) => {
    frame.addEventListener(
      'load',
      () => {
        resolve();
      },
      { once: true },
    );
  });

describe('<idv-hosted-frame>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, also when the page does not come up', async () => {
    const { element, audit, clock } = await show({ reader: strict });
    await audit();
    expectScreen(element);
    await clock.advance(8000);
    await element.updateComplete;
    await audit();
    expectScreen(element);
  });

  it('lends the frame the camera, and keeps the address of the page to itself', async () => {
    const { frame } = await show();
    expect(frame.allow).to.equal('camera; microphone');
    expect(frame.referrerPolicy).to.equal('no-referrer');
    expect(frame.title).to.equal(text.title);
  });

  it('takes loading for readiness only where the page’s messages are unknown', async () => {
    const plain = await show();
    await eventually(() => plain.messages.some(({ type }) => type === 'ready'), 'ready by loading');
    clearStage();
    const read = await show({ reader: strict });
    await loaded(read.frame);
    expect(read.messages).to.eql([]);
    read.say({ hello: true });
    await eventually(() => read.messages.some(({ type }) => type === 'ready'), 'ready by message');
    expect(read.clock.liveTimers).to.equal(0);
  });

  it('says that the page has not come up after exactly the time it was given', async () => {
    const { element, clock, messages } = await show({ reader: strict, readyTimeoutMs: 5000 });
    await clock.advance(4999);
    expect(messages).to.eql([]);
    await clock.advance(1);
    expect(messages).to.eql([{ type: 'timeout' }]);
    await element.updateComplete;
    expect(find(element, '[role=alert]').textContent).to.include(text.timeout);
    find(element, '[part~=secondary-action]').click();
    await element.updateComplete;
    expect(findAll(element, '[role=alert] p')).to.have.length(0);
    await clock.advance(5000);
    expect(messages).to.eql([{ type: 'timeout' }, { type: 'timeout' }]);
  });

  it('takes back that it is late when the page comes up after all', async () => {
    const { element, clock, messages, frame, say } = await show({ reader: strict });
    await loaded(frame);
    await clock.advance(8000);
    say({ hello: true });
    await eventually(() => messages.at(-1)?.type === 'ready', 'ready');
    await element.updateComplete;
    expect(textOf(element)).not.to.include(text.timeout);
  });

  it('grows with the page and hands on its end', async () => {
    const { frame, messages, say } = await show();
    await loaded(frame);
    say({ ...envelope, type: 'resize', height: 720 });
    await eventually(() => frame.style.blockSize === '720px', 'the height');
    say({ ...envelope, type: 'complete', status: 'completed' });
    await eventually(() => messages.some(({ type }) => type === 'end'), 'the end');
    expect(messages.at(-1)).to.eql({ type: 'end', status: 'completed', sessionId: 'ses_1' });
  });

  it('hears nobody else: not this page, not another frame, not the frame from another origin [fault 63]', async () => {
    const { messages, frame, say } = await show();
    await loaded(frame);
    const other = document.createElement('iframe');
    other.src = foreignOrigin + pagePath;
    const ready = loaded(other);
    document.body.append(other);
    await ready;
    const forged = { ...envelope, type: 'complete', status: 'completed' };
    globalThis.postMessage(forged, location.origin);
    other.contentWindow?.postMessage({ say: forged }, foreignOrigin);
    // Said last by the right frame: whatever was said before has arrived by then.
    const heard = new Promise<void>((resolve) => {
      const listen = ({ source }: MessageEvent) => {
        if (source !== other.contentWindow) return;
        globalThis.removeEventListener('message', listen);
        resolve();
      };
      globalThis.addEventListener('message', listen);
    });
    await heard;
    say({ ...envelope, type: 'cancel' });
    await eventually(() => messages.some(({ type }) => type === 'end'), 'the end');
    other.remove();
    expect(messages.filter(({ type }) => type === 'end')).to.eql([{ type: 'end', status: 'cancelled' }]);
    clearStage();
    const moved = await show({ url: location.origin + pagePath });
    await loaded(moved.frame);
    const answered = new Promise<void>((resolve) => {
      globalThis.addEventListener(
        'message',
        () => {
          resolve();
        },
        { once: true },
      );
    });
    moved.frame.contentWindow?.postMessage({ say: forged }, location.origin);
    await answered;
    expect(moved.messages.filter(({ type }) => type === 'end')).to.eql([]);
  });

  it('stops listening and waiting when it leaves the page', async () => {
    const { element, clock, messages } = await show({ reader: strict });
    element.remove();
    expect(clock.liveTimers).to.equal(0);
    await clock.advance(10_000);
    expect(messages).to.eql([]);
  });
});
