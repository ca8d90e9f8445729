/** Server-sent events: what a watching device is told, and when the stream ends. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionWire, type SessionWire } from '../../src/session/schema.ts';
import { newVerifaSession, newVerilockSession, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

/** One open stream, read as a browser would. */
class EventStream {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly #abort: AbortController;
  #rest = '';

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    const { body } = response;
    if (!body) throw new Error('no stream');
    this.#reader = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async open(device: Device): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(`${device.captureUrl}/events`, {
      headers: { Authorization: `Bearer ${device.credential}`, Accept: 'text/event-stream' },
      signal: abort.signal,
    });
    return new EventStream(response, abort);
  }

  /** The next block of text, or `null` at the end. */
  async block(): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#rest.slice(0, end);
        this.#rest = this.#rest.slice(end + 2);
        return block;
      }
      const { value, done } = await this.#reader.read();
      if (done) return null;
      this.#rest += value;
    }
  }

  /** The next session, past signs of life. */
  async session(): Promise<SessionWire> {
    for (;;) {
      const block = await this.block();
      if (block === null) throw new Error('the stream has ended');
      if (block.startsWith(':')) continue;
      const [id, event, data] = block.split('\n');
      expect(event).toBe('event: session');
      const session = sessionWire.parse(JSON.parse((data ?? '').replace('data: ', '')));
      expect(id).toBe(`id: ${String(session.revision)}`);
      return session;
    }
  }

  /** Reads on until a session is as wanted; changes that follow each other may arrive as one. */
  async until(isWanted: (session: SessionWire) => boolean): Promise<SessionWire> {
    for (;;) {
      const session = await this.session();
      if (isWanted(session)) return session;
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

it('begins with the session as it is', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  expect(stream.response.headers.get('Content-Type')).toBe('text/event-stream');
  expect(stream.response.headers.get('Cache-Control')).toBe('no-store');
  expect(stream.response.headers.get('X-Accel-Buffering')).toBe('no');
  expect(await stream.session()).toMatchObject({ id, status: 'capturing', holder: 'this_device' });
  stream.close();
});

it('tells the desktop everything that the phone does', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const desktop = await Device.on(captureUrl);
  const stream = await EventStream.open(desktop);
  await stream.session();

  const phone = await Device.on((await desktop.handOff()).capture_url, 'Safari on iPhone');
  await stream.until(
    ({ holder, other_device }) => holder === 'other_device' && other_device === 'Safari on iPhone',
  );
  await phone.consent();
  await stream.until(({ consent }) => consent.accepted);
  await phone.documentType('passport');
  await phone.picture('document-front');
  await stream.until(({ captures }) => captures.some(({ step }) => step === 'document-front'));
  await phone.picture('selfie');
  await phone.liveness();
  await phone.complete();
  await stream.until(({ status }) => status === 'sandbox_pending');
  await phone.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
  await stream.until(({ status }) => status === 'submitted');
  stream.close();
});

it('gives each device its own view', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const desktop = await Device.on(captureUrl);
  const phone = await Device.on((await desktop.handOff()).capture_url);
  const streams = [await EventStream.open(desktop), await EventStream.open(phone)] as const;
  expect(await streams[0].session()).toMatchObject({ holder: 'other_device' });
  expect(await streams[1].session()).toMatchObject({ holder: 'this_device' });
  await desktop.ask('POST', '/handoff/cancel', {});
  await streams[0].until(({ holder }) => holder === 'this_device');
  await streams[1].until(({ holder }) => holder === 'other_device');
  for (const stream of streams) stream.close();
});

it('never goes back to an older revision', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  const stream = await EventStream.open(device);
  const revisions: number[] = [(await stream.session()).revision];
  await device.captureAll();
  const { revision } = await device.session();
  while ((revisions.at(-1) ?? 0) < revision) revisions.push((await stream.session()).revision);
  expect(revisions).toEqual([...new Set(revisions)].toSorted((one, other) => one - other));
  stream.close();
});

it('tells that the session has expired, and ends', async () => {
  const { captureUrl } = await newVerilockSession(sandbox.url, { expires_in: 300 });
  const device = await Device.on(captureUrl);
  const stream = await EventStream.open(device);
  await stream.session();
  sandbox.clock.advance(300_000);
  // Anybody's look at the session finds it expired.
  await device.invitation();
  expect(await stream.session()).toMatchObject({ status: 'expired' });
  expect(await stream.block()).toBeNull();
});

it('tells of the expiry at its time, although nobody looks', async () => {
  await sandbox.stop();
  sandbox = await TestSandbox.start({ clock: { now: () => Date.now() } });
  const { id, captureUrl } = await newVerilockSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await sandbox.running.storage.write(async (tx) => {
    const session = await tx.session(id);
    if (session) await tx.putSession({ ...session, expiresAtMs: Date.now() + 300 });
  });
  const stream = await EventStream.open(device);
  expect(await stream.session()).toMatchObject({ status: 'capturing' });
  expect(await stream.session()).toMatchObject({ status: 'expired' });
  expect(await stream.block()).toBeNull();
});

it('ends for a device whose credential was taken back', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  await verifa(sandbox.url, `/sessions/${id}/resume`, {});
  expect(await stream.block()).toBeNull();
});

it('shows signs of life while nothing changes', async () => {
  await sandbox.stop();
  sandbox = await TestSandbox.start({ heartbeatMs: 20 });
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  expect(await stream.block()).toMatch(/^:/);
  expect(await stream.block()).toMatch(/^:/);
  stream.close();
});

it('needs the credential', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  device.credential = '';
  expect(errorOf(await device.send('GET', '/events'))).toMatchObject({ error: 'session.bound_elsewhere' });
});

it('ends when the sandbox does', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const stream = await EventStream.open(await Device.on(captureUrl));
  await stream.session();
  await sandbox.restart();
  await expect(stream.block()).rejects.toThrow();
});
