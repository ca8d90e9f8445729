/** The parent page's end: exactly one window, exactly one origin, and nothing else that reaches the page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listen, type BridgeHandlers } from '../../../src/report/bridge.ts';
import { messageOf, resizeMessage } from '../../../src/report/messages.ts';

const origin = 'https://verify.example';

/** A window that remembers what was posted to it. */
class FakeWindow {
  readonly posted: [message: unknown, targetOrigin: string][] = [];

  postMessage(message: unknown, targetOrigin: string): void {
    this.posted.push([message, targetOrigin]);
  }
}

const capture = new FakeWindow();
const asWindow = (fake: FakeWindow | null) => fake as unknown as Window;
/** The page around the capture: what `listen` hears. */
let page = new EventTarget();
let live = 0;

beforeEach(() => {
  page = new EventTarget();
  live = 0;
  vi.stubGlobal('addEventListener', (type: string, listener: EventListener) => {
    live += 1;
    page.addEventListener(type, listener);
  });
  vi.stubGlobal('removeEventListener', (type: string, listener: EventListener) => {
    live -= 1;
    page.removeEventListener(type, listener);
  });
  capture.posted.length = 0;
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const say = (data: unknown, from: FakeWindow | null = capture, at = origin) => {
  page.dispatchEvent(Object.assign(new Event('message'), { data, origin: at, source: from }));
};
const ready = messageOf({ type: 'ready' }, 'ses_1');

/** Handlers that write down what they heard, as types. */
const recorded = (): { heard: string[]; handlers: BridgeHandlers } => {
  const heard: string[] = [];
  const note = ({ type }: { readonly type: string }) => {
    heard.push(type);
  };
  const handlers = {
    ready: note,
    step: note,
    resize: note,
    handoff: note,
    complete: note,
    cancel: note,
    error: note,
  };
  return { heard, handlers };
};

describe('a bridge', () => {
  it('hands each message to its handler', () => {
    const { heard, handlers } = recorded();
    listen(asWindow(capture), origin, handlers);
    say(ready);
    say(messageOf({ type: 'step', step: 'selfie', index: 4, count: 9 }, 'ses_1'));
    say(resizeMessage(640, 'ses_1'));
    say(messageOf({ type: 'handoff', phase: 'waiting' }, 'ses_1'));
    say(messageOf({ type: 'error', code: 'camera.in_use', recoverable: true }, 'ses_1'));
    say(messageOf({ type: 'complete', sessionId: 'ses_1', status: 'completed' }, 'ses_1'));
    say(messageOf({ type: 'cancel' }, 'ses_1'));
    expect(heard).toEqual(['ready', 'step', 'resize', 'handoff', 'error', 'complete', 'cancel']);
  });

  it('gives the message with its fields', () => {
    const complete = vi.fn();
    listen(asWindow(capture), origin, { complete });
    say(messageOf({ type: 'complete', sessionId: 'ses_1', status: 'completed' }, 'ses_1'));
    expect(complete).toHaveBeenCalledExactlyOnceWith({
      source: 'idv-capture',
      version: 1,
      type: 'complete',
      session_id: 'ses_1',
      status: 'completed',
    });
  });

  it('does not mind messages that nobody asked for', () => {
    const error = vi.fn();
    listen(asWindow(capture), origin, { error });
    say(ready);
    expect(error).not.toHaveBeenCalled();
  });

  it.each([
    ['another origin', capture, 'https://evil.example'],
    ['another port', capture, 'https://verify.example:8443'],
    ['another scheme', capture, 'http://verify.example'],
    ['an opaque origin', capture, 'null'],
    ['another window of that origin', new FakeWindow(), origin],
    ['no window', null, origin],
  ])('does not hear %s', (_name, from, at) => {
    const { heard, handlers } = recorded();
    listen(asWindow(capture), origin, handlers);
    say(ready, from, at);
    expect(heard).toEqual([]);
  });

  it.each([
    ['something else', { type: 'ready' }],
    ['a text', '{"source":"idv-capture"}'],
    ['another version', { ...ready, version: 2 }],
    ['nothing', null],
  ])('does not pass %s on', (_name, data) => {
    const { heard, handlers } = recorded();
    listen(asWindow(capture), origin, handlers);
    say(data);
    expect(heard).toEqual([]);
  });

  it('stops hearing when it is told to', () => {
    const { heard, handlers } = recorded();
    const bridge = listen(asWindow(capture), origin, handlers);
    expect(live).toBe(1);
    bridge.stop();
    say(ready);
    expect(heard).toEqual([]);
    expect(live).toBe(0);
  });

  it('sends its wishes to that origin alone', () => {
    const bridge = listen(asWindow(capture), origin, {});
    bridge.close();
    bridge.language('de-AT');
    expect(capture.posted).toEqual([
      [{ source: 'idv-capture', version: 1, type: 'close' }, origin],
      [{ source: 'idv-capture', version: 1, type: 'language', lang: 'de-AT' }, origin],
    ]);
  });
});

describe('a bridge to a frame', () => {
  const frame = (contentWindow: FakeWindow | null) => ({ contentWindow }) as unknown as HTMLIFrameElement;

  it('hears the window that the frame has now', () => {
    const { heard, handlers } = recorded();
    const later = new FakeWindow();
    const element = { contentWindow: capture };
    listen(element as unknown as HTMLIFrameElement, origin, handlers);
    element.contentWindow = later;
    say(ready, capture);
    expect(heard).toEqual([]);
    say(ready, later);
    expect(heard).toEqual(['ready']);
  });

  it('that is not in a page hears and sends nothing', () => {
    const { heard, handlers } = recorded();
    const bridge = listen(frame(null), origin, handlers);
    say(ready, null);
    bridge.close();
    expect(heard).toEqual([]);
  });
});

it.each([
  ...[
    '*',
    '',
    '/',
    'null',
    'verify.example',
    '//verify.example',
    'https://verify.example/',
    'https://*.example',
  ],
  ...[
    'https://verify.example/verify/tok',
    'HTTPS://verify.example',
    'https://verify.example:443',
    'ftp://verify.example',
  ],
  ...['file://', 'javascript:alert(1)', 'https://user@verify.example', 'blob:https://verify.example'],
])('there is no bridge to %j', (inexact) => {
  expect(() => listen(asWindow(capture), inexact, {})).toThrow(TypeError);
  expect(live).toBe(0);
});

it('is not there for a frame that was not found, nor for a popup that was blocked', () => {
  expect(() => listen(null, 'https://verify.example', {})).toThrow(/^listen: no frame and no window/);
  expect(live).toBe(0);
});
