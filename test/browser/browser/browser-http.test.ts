/** The network of a real browser, against the server that serves the tests. */
import { expect } from '@open-wc/testing';
import { BrowserHttp } from '../../../src/browser/browser-http.ts';
import { CaptureError } from '../../../src/model/errors.ts';
import type { HttpRequest } from '../../../src/model/ports.ts';

const here = location.origin;
const otherName = here.replace(
  location.hostname,
  location.hostname === 'localhost' ? '127.0.0.1' : 'localhost',
);
/** Nobody listens there. */
const nobody = 'http://127.0.0.1:9';

const http = new BrowserHttp();
const open = () => new AbortController().signal;

const request = (different: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `${here}/package.json`,
  headers: {},
  body: null,
  timeoutMs: 9000,
  ...different,
});

const upload = (different: Partial<HttpRequest> = {}) =>
  request({
    method: 'PUT',
    url: `${here}/no-such-place`,
    body: new Blob([new Uint8Array(3_000_000)]),
    onProgress: () => undefined,
    ...different,
  });

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    return error instanceof CaptureError ? error.code : (error as Error).name;
  }
};

describe('BrowserHttp', () => {
  it('gives status, headers and the parsed body', async () => {
    const { status, json, header } = await http.send(request(), open());
    expect(status).to.equal(200);
    expect(json).to.have.property('name', 'idv-capture');
    expect(header('content-type')).to.include('json');
    expect(header('x-not-there')).to.equal(null);
  });

  it('gives undefined for a body that is no JSON, whatever its status', async () => {
    const { status, json } = await http.send(request({ url: `${here}/no-such-place` }), open());
    expect([status, json]).to.eql([404, undefined]);
  });

  it('tells how much of a body has left, never back, up to its end', async () => {
    const sent: number[] = [];
    const { status } = await http.send(upload({ onProgress: (bytes) => sent.push(bytes) }), open());
    expect(status).to.equal(404);
    expect(sent.length).to.be.at.least(1);
    expect(sent).to.eql([...sent].sort((one, other) => one - other));
    expect(sent.at(-1)).to.equal(3_000_000);
  });

  for (const [name, send] of [
    ['a call', request],
    ['an upload', upload],
  ] as const) {
    it(`says network.offline when nobody answers ${name}`, async () => {
      expect(await failureOf(http.send(send({ url: nobody }), open()))).to.equal('network.offline');
    });

    it(`says network.timeout when ${name} is met by silence`, async () => {
      // No time at all, and a body that no server has read by then: silence without a server that hangs.
      const body = new Blob([new Uint8Array(30_000_000)]);
      const work = http.send(
        send({ method: 'PUT', url: `${here}/no-such-place`, body, timeoutMs: 0 }),
        open(),
      );
      expect(await failureOf(work)).to.equal('network.timeout');
    });

    it(`stops ${name} that is aborted, before and on the way`, async () => {
      const controller = new AbortController();
      const work = failureOf(http.send(send(), controller.signal));
      controller.abort();
      expect(await work).to.equal('AbortError');
      expect(await failureOf(http.send(send(), controller.signal))).to.equal('AbortError');
    });
  }

  it('reads a stream piece by piece, and ends with it', async () => {
    let text = '';
    for await (const piece of http.stream(`${here}/package.json`, {}, open())) text += piece;
    expect(JSON.parse(text)).to.have.property('name', 'idv-capture');
  });

  it('says why there is no stream', async () => {
    const readAll = async (url: string, signal: AbortSignal) => {
      for await (const piece of http.stream(url, {}, signal))
        if (piece === '') throw new Error('an empty piece');
    };
    expect(await failureOf(readAll(`${here}/no-such-place`, open()))).to.equal('network.bad_response');
    expect(await failureOf(readAll(nobody, open()))).to.equal('network.offline');
    expect(await failureOf(readAll(here, AbortSignal.abort()))).to.equal('AbortError');
  });

  describe('a silence', () => {
    const { fetch, setTimeout } = globalThis;
    afterEach(() => {
      Object.assign(globalThis, { fetch, setTimeout });
    });

    /** Seconds pass at once; what is shorter takes as long as it takes. */
    const withoutWaiting = (callback: () => void, delayMs?: number) =>
      setTimeout(callback, delayMs !== undefined && delayMs >= 1000 ? 0 : delayMs);
    const one = new TextEncoder().encode('one');

    for (const [name, answer] of [
      ['before a stream’s first piece', () => Promise.resolve(new Response(new ReadableStream()))],
      [
        'after it has begun',
        () =>
          Promise.resolve(
            new Response(
              new ReadableStream({
                start: (at) => {
                  at.enqueue(one);
                },
              }),
            ),
          ),
      ],
    ] as const)
      it(`${name} is network.timeout`, async () => {
        Object.assign(globalThis, { fetch: answer, setTimeout: withoutWaiting });
        const read = async () => {
          for await (const piece of http.stream(here, {}, open())) expect(piece).to.equal('one');
        };
        expect(await failureOf(read())).to.equal('network.timeout');
      });
  });

  it('lets go of a stream that nobody listens to any more', async () => {
    const { fetch } = globalThis;
    let isLetGo = false;
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('one'));
      },
      cancel: () => {
        isLetGo = true;
      },
    });
    globalThis.fetch = () => Promise.resolve(new Response(body));
    try {
      for await (const piece of http.stream(here, {}, open())) if (piece === 'one') break;
    } finally {
      globalThis.fetch = fetch;
    }
    expect(isLetGo).to.equal(true);
  });

  it('tells a host that does not speak to this page from no host at all', async () => {
    // The runner's own paths are answered without a word about other origins.
    const silent = request({ url: `${otherName}/__web-test-runner/none`, headers: { 'X-Any': '1' } });
    expect(await failureOf(http.send(silent, open()))).to.equal('network.offline');
    expect(await http.reachable(otherName, open())).to.equal(true);
    expect(await http.reachable(nobody, open())).to.equal(false);
  });
});
