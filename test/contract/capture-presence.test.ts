/** Signs of life: who is there, at which step, and how the other device hears of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { EventStream } from './event-stream.ts';
import { phoneBefore, phoneOf } from './joined-phone.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let sessionId: string;
let desktop: Device;
let phone: Device;
const streams: EventStream[] = [];

beforeEach(async () => {
  sandbox = await TestSandbox.start({ heartbeatMs: 20 });
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl, 'Firefox on Linux');
  await desktop.consent();
  phone = await phoneOf(desktop);
});
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close();
  await sandbox.stop();
});

const open = async (device: Device, lastId?: string): Promise<EventStream> => {
  const stream = await EventStream.open(device, lastId);
  streams.push(stream);
  return stream;
};
const tell = (device: Device, body: unknown) =>
  device.fetch('POST', '/presence', { body: JSON.stringify(body) });
const phoneSeen = async () => (await desktop.session()).other_device;

describe('a device', () => {
  it('is there for two minutes after its last call, whatever that was', async () => {
    for (const [method, path] of [
      ['GET', '/session'],
      ['PUT', '/document-type'],
      ['POST', '/nothing'],
    ] as const) {
      await phone.send(method, path, method === 'GET' ? undefined : {});
      sandbox.clock.advance(119_999);
      expect(await phoneSeen(), path).toMatchObject({ is_present: true });
    }
    sandbox.clock.advance(1);
    expect(await phoneSeen()).toMatchObject({ label: 'Chrome on Android', is_present: false });
    await tell(phone, { step: null });
    expect(await phoneSeen()).toMatchObject({ is_present: true });
  });

  it('gives no sign by a call that it may not make', async () => {
    sandbox.clock.advance(120_000);
    const { credential } = phone;
    phone.credential = 'cap_unknown';
    expect(errorOf(await phone.send('GET', '/session'))).toMatchObject({ error: 'session.bound_elsewhere' });
    await phone.invitation();
    expect(await phoneSeen()).toMatchObject({ is_present: false });
    phone.credential = credential;
    expect(await phone.session()).toMatchObject({ other_device: { is_present: true } });
  });

  it('tells its step, which stays until it tells another one', async () => {
    expect(await phoneSeen()).toMatchObject({ step: null });
    expect((await tell(phone, { step: 'selfie' })).status).toBe(204);
    expect(await phoneSeen()).toMatchObject({ step: 'selfie' });
    await phone.session();
    sandbox.clock.advance(120_000);
    expect(await phoneSeen()).toMatchObject({ step: 'selfie', is_present: false });
    await tell(phone, { step: null });
    expect(await phoneSeen()).toMatchObject({ step: null, is_present: true });
  });

  it('writes nothing down, and is gone with a restart until it calls again', async () => {
    const { revision } = await desktop.session();
    await tell(phone, { step: 'selfie' });
    expect(await sandbox.running.storage.session(sessionId)).toMatchObject({ revision });
    await sandbox.restart();
    for (const device of [desktop, phone])
      device.captureUrl = sandbox.url + new URL(device.captureUrl).pathname;
    expect(await phoneSeen()).toMatchObject({ is_present: false, step: null });
    await phone.session();
    expect(await phoneSeen()).toMatchObject({ is_present: true });
  });

  it.each([{}, { step: 'nap' }, { step: 1 }])('is refused %j', async (body) => {
    const response = await tell(phone, body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: 'server.refused' });
  });
});

describe('the stream', () => {
  it('tells of the other device’s step, without a new revision', async () => {
    const stream = await open(desktop);
    const { revision } = await stream.session();
    await tell(phone, { step: 'document-front' });
    expect(await stream.session()).toMatchObject({ revision, other_device: { step: 'document-front' } });
    await tell(phone, { step: 'document-front' });
    await tell(desktop, { step: 'selfie' });
    await tell(phone, { step: 'document-back' });
    expect(await stream.session()).toMatchObject({ revision, other_device: { step: 'document-back' } });
  });

  it('tells when the other device falls silent, and when it is back', async () => {
    const stream = await open(desktop);
    const { revision } = await stream.session();
    expect(stream.lastId).toBe(`${String(revision)}.1.`);
    sandbox.clock.advance(120_000);
    expect(await stream.session()).toMatchObject({ revision, other_device: { is_present: false } });
    expect(stream.lastId).toBe(`${String(revision)}.0.`);
    await phone.session();
    expect(await stream.session()).toMatchObject({ revision, other_device: { is_present: true } });
    expect(stream.lastId).toBe(`${String(revision)}.1.`);
  });

  it('says 0 where there is no other device', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const stream = await open(await Device.on(captureUrl));
    const { revision } = await stream.session();
    expect(stream.lastId).toBe(`${String(revision)}.0.`);
  });
});

describe('a client that comes back', () => {
  it('is told that it has missed nothing, and then of the next change', async () => {
    const first = await open(desktop);
    await first.session();
    first.close();
    const second = await open(desktop, first.lastId);
    expect(await second.block()).toBe(': here');
    expect(await second.block()).toBe(': here');
    await phone.documentType('passport');
    expect(await second.session()).toMatchObject({ document_type: 'passport' });
  });

  it.each([
    ['an older revision', (id: string) => id.replace(/^\d+/, '1')],
    ['another presence', (id: string) => id.replace('.1.', '.0.')],
    ['another step', (id: string) => `${id}selfie`],
    ['what is no id', () => 'abc'],
  ])('gets the session at once when it names %s', async (_, different) => {
    const first = await open(desktop);
    const { revision } = await first.session();
    const second = await open(desktop, different(first.lastId));
    expect(await second.block()).toMatch(new RegExp(`^id: ${String(revision)}\\.1\\.\nevent: session\n`));
  });
});

it('asks nothing of the storage while many wait and nothing changes', async () => {
  const waiting = [await open(desktop)];
  for (let count = 0; count < 30; count += 1) {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    waiting.push(await open(await Device.on(captureUrl)));
  }
  for (const stream of waiting) await stream.session();
  const { storage } = sandbox.running;
  const asked = [
    vi.spyOn(storage, 'session'),
    vi.spyOn(storage, 'credential'),
    vi.spyOn(storage, 'device'),
    vi.spyOn(storage, 'captures'),
  ];
  for (let count = 0; count < 5; count += 1)
    for (const stream of waiting) expect(await stream.block()).toBe(': here');
  for (const spy of asked) expect(spy).not.toHaveBeenCalled();
});

it('ends the stream of a device that was kept out', async () => {
  const stream = await open(phone);
  const { holding } = await stream.session();
  await desktop.ask('POST', '/handoff/cancel', { holding, disconnect: true });
  await stream.end();
});

it('tells the desktop at once of a wrong number and of a person who declines', async () => {
  const { holding } = await desktop.session();
  await desktop.ask('POST', '/handoff/cancel', { holding, disconnect: true });
  const stream = await open(desktop);
  const link = await desktop.handOff();
  await stream.until(({ handoff }) => handoff?.state === 'waiting');
  const { handoff } = await phoneBefore(link).invitation();
  const wrong = handoff?.numbers.find((number) => number !== link.number);
  expect((await phoneBefore(link).tryClaim('en', {}, wrong)).status).toBe(409);
  await stream.until((session) => session.handoff?.wrong_choices === 1);
  const next = await desktop.handOff({ fresh: false });
  await phoneBefore(next).fetch('POST', '/decline', { body: '{}' });
  await stream.until((session) => session.handoff?.state === 'declined');
});
