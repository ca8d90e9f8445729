/**
 * Ten thousand forged, mutated, polluting and replayed messages between real windows, both ways: the page around a frame
 * and the element's page in it hear what is genuine from exactly one window and one origin, and nothing else.
 */
import { expect } from '@open-wc/testing';
import { listen, type BridgeHandlers, type CaptureMessage } from '../../../src/report/bridge.ts';
import { commandMessage } from '../../../src/report/messages.ts';
import { forgedMessages, genuineCommands, genuineMessages } from '../../unit/report/forged-messages.ts';
import { eventually } from '../harness/eventually.ts';
import type { Tally } from './element-line.ts';

/** The test server answers to both names, which makes them two origins. */
const otherHost = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
const foreignOrigin = `${location.protocol}//${otherHost}:${location.port}`;
const speakerPath = new URL('./speaker.html', import.meta.url).pathname;
const linePath = new URL('./element-line.html', import.meta.url).pathname;
const lineModule = new URL('./element-line.ts', import.meta.url).pathname;

const seed = 20261121;
const forged = forgedMessages(10_000, seed);
const genuine = genuineMessages(500, seed);
const commands = genuineCommands(500, seed);

const frames: HTMLIFrameElement[] = [];
const open = async (url: string, until?: string): Promise<HTMLIFrameElement> => {
  const frame = document.createElement('iframe');
  frame.title = 'A window';
  // Without it the element's page could not know who is around it where browsers do not name ancestors.
  frame.referrerPolicy = 'origin';
  frame.src = url;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  const said = until === undefined ? null : heardFrom(frame, until);
  document.body.append(frame);
  frames.push(frame);
  await Promise.all([loaded, said]);
  return frame;
};
const lineUrl = (origin: string, allowed: readonly string[]): URL => {
  const query = [['module', lineModule], ...allowed.map((one) => ['allowed', one])];
  return new URL(`${origin}${linePath}?${new URLSearchParams(query).toString()}`);
};
/** The element's page; done when its line is open, which is later than the page's own loading. */
const openLine = (origin: string, allowed: readonly string[]): Promise<HTMLIFrameElement> => {
  const url = lineUrl(origin, allowed);
  url.searchParams.set('parent', location.origin);
  return open(url.href, 'opened');
};
const windowOf = ({ contentWindow }: HTMLIFrameElement): Window => {
  if (!contentWindow) throw new Error('the frame is not attached');
  return contentWindow;
};
/** Number of a frame among those of this page, as its siblings name it. */
const numberOf = (frame: HTMLIFrameElement): number =>
  Array.from({ length: globalThis.length }, (_, at) => at).find(
    (at) => (globalThis as unknown as Record<number, Window>)[at] === frame.contentWindow,
  ) ?? -1;

/** The next message of a window that has that key, and its value. */
const heardFrom = <Value>(frame: HTMLIFrameElement, key: string): Promise<Value> =>
  new Promise((resolve) => {
    const hear = ({ data, source }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow || typeof data !== 'object' || data === null || !(key in data))
        return;
      globalThis.removeEventListener('message', hear);
      resolve((data as Record<string, Value>)[key] as Value);
    };
    globalThis.addEventListener('message', hear);
  });

/** Lets a speaker say something to this page, or to another frame; done when it has been said. */
const letSay = async (
  speaker: HTMLIFrameElement,
  origin: string,
  say: readonly unknown[],
  to: HTMLIFrameElement | null = null,
  at = location.origin,
): Promise<void> => {
  const said = heardFrom<number>(speaker, 'said');
  windowOf(speaker).postMessage({ say, to: to && numberOf(to), at }, origin);
  expect(await said).to.equal(say.length);
};

const recorded = (): { readonly heard: CaptureMessage[]; readonly handlers: BridgeHandlers } => {
  const heard: CaptureMessage[] = [];
  const note = (message: CaptureMessage): void => {
    heard.push(message);
  };
  const types = ['ready', 'step', 'resize', 'handoff', 'complete', 'cancel', 'error'] as const;
  return { heard, handlers: Object.fromEntries(types.map((type) => [type, note])) };
};

const thrown: string[] = [];
const noteThrown = ({ message }: ErrorEvent): void => {
  thrown.push(message);
};

describe('messages between real windows [fault 63]', () => {
  beforeEach(() => {
    globalThis.addEventListener('error', noteThrown);
  });
  afterEach(() => {
    globalThis.removeEventListener('error', noteThrown);
    for (const frame of frames.splice(0)) frame.remove();
    expect(thrown.splice(0)).to.eql([]);
    expect('polluted' in {}).to.equal(false);
  });

  it('the page around hears every genuine message of its frame, and nothing among ten thousand others', async () => {
    const [right, stranger, own] = await Promise.all([
      open(foreignOrigin + speakerPath),
      open(foreignOrigin + speakerPath),
      open(location.origin + speakerPath),
    ]);
    const { heard, handlers } = recorded();
    const elsewhere = recorded();
    const bridge = listen(right, foreignOrigin, handlers);
    const misplaced = listen(own, foreignOrigin, elsewhere.handlers);

    // The frame itself: each genuine message between twenty that are not.
    const mixed = genuine.flatMap((message, at) => [...forged.slice(at * 20, at * 20 + 20), message]);
    await letSay(right, foreignOrigin, mixed);
    expect(heard).to.eql(genuine);

    // What was genuine, said again: by another window of that origin, by a window of another origin, by this page.
    await letSay(stranger, foreignOrigin, genuine);
    await letSay(own, location.origin, genuine);
    const arrived = heardFrom<boolean>(own, 'said');
    for (const message of genuine) globalThis.postMessage(message, location.origin);
    windowOf(own).postMessage({ say: [], to: null, at: location.origin }, location.origin);
    await arrived;
    expect(heard).to.have.length(genuine.length);
    expect(elsewhere.heard).to.eql([]);

    bridge.stop();
    misplaced.stop();
    await letSay(right, foreignOrigin, genuine);
    expect(heard).to.have.length(genuine.length);
  });

  it('the element hears every genuine command of the page around it, and nothing among ten thousand others', async () => {
    const [line, closed, stranger, own] = await Promise.all([
      openLine(foreignOrigin, [location.origin]),
      openLine(foreignOrigin, ['https://shop.example']),
      open(foreignOrigin + speakerPath),
      open(location.origin + speakerPath),
    ]);
    const tallyOf = async (frame: HTMLIFrameElement): Promise<Tally> => {
      const tallied = heardFrom<Tally>(frame, 'tallied');
      windowOf(frame).postMessage({ tally: true }, foreignOrigin);
      return tallied;
    };
    const posted = commands.map(commandMessage);
    const before = await tallyOf(line);

    const mixed = posted.flatMap((command, at) => [...forged.slice(at * 20, at * 20 + 20), command]);
    for (const one of mixed) windowOf(line).postMessage(one, foreignOrigin);
    for (const one of posted) windowOf(closed).postMessage(one, foreignOrigin);
    // Its own origin, and the origin that is allowed, but from other windows.
    await letSay(stranger, foreignOrigin, posted, line, foreignOrigin);
    await letSay(own, location.origin, posted, line, foreignOrigin);

    const expected = mixed.length + 2 * posted.length;
    const after = await eventually(async () => {
      const tally = await tallyOf(line);
      return tally.arrived >= expected && tally;
    }, 'everything arrived');
    expect(after).to.eql({
      arrived: expected,
      commands,
      faults: [],
      polluted: false,
      markup: before.markup,
    });
    const unheard = await eventually(async () => {
      const tally = await tallyOf(closed);
      return tally.arrived >= posted.length && tally;
    }, 'everything arrived there, too');
    expect(unheard.commands).to.eql([]);
  });

  it('the element speaks to a page that is allowed, and to no other', async () => {
    const heard: unknown[] = [];
    const hear = ({ data, source }: MessageEvent<unknown>): void => {
      if (typeof data === 'object' && data !== null && 'source' in data) heard.push([source, data]);
    };
    globalThis.addEventListener('message', hear);
    const allowed = await openLine(foreignOrigin, [location.origin]);
    const closed = await openLine(foreignOrigin, ['https://shop.example']);
    const anybody = await openLine(foreignOrigin, ['*']);
    for (const frame of [allowed, closed, anybody]) {
      const tallied = heardFrom<Tally>(frame, 'tallied');
      windowOf(frame).postMessage({ tally: true }, foreignOrigin);
      await tallied;
    }
    globalThis.removeEventListener('message', hear);
    const ready = { source: 'idv-capture', version: 1, type: 'ready', session_id: 'ses_1' };
    const said = heard as readonly (readonly [Window, { readonly type: string }])[];
    expect(new Set(said.map(([source]) => source))).to.eql(new Set([allowed.contentWindow]));
    expect(said.filter(([, { type }]) => type === 'ready').map(([, data]) => data)).to.eql([ready]);
  });

  it('both ends name one exact origin each time they post', async () => {
    const origins: unknown[] = [];
    const plain = globalThis.postMessage;
    const spy = (_data: unknown, target: unknown): void => {
      origins.push(target);
    };
    globalThis.postMessage = spy as typeof globalThis.postMessage;
    try {
      await open(lineUrl(location.origin, [location.origin, 'http://localhost:*', '*']).href);
      await eventually(() => origins.length > 0, 'a message to this page');
    } finally {
      globalThis.postMessage = plain;
    }
    const frame = await open(location.origin + speakerPath);
    windowOf(frame).postMessage = spy as typeof globalThis.postMessage;
    const bridge = listen(frame, location.origin, {});
    const toPage = origins.length;
    bridge.close();
    bridge.language('de');
    bridge.stop();
    expect(origins).to.have.length(toPage + 2);
    expect(new Set(origins)).to.eql(new Set([location.origin]));
    for (const inexact of ['*', '/', 'null', location.href])
      expect(() => listen(frame, inexact, {})).to.throw(TypeError);
  });
});
