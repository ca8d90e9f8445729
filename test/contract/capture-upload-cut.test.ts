/** What a server has not yet begun with when the next connection comes for the same file, and refusals of whole bodies. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UploadVisit } from '../../demo/server/capture/upload-visit.ts';
import { Vault } from '../../demo/server/vault.ts';
import { sessionOf, type Device } from './device.ts';
import { holdNext, type Gate } from './hold-next.ts';
import { begun, newFile, nothing, PartSender, size } from './part-sender.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';
import { askKept, holdPart, partHeaders, sendFrom, type PartedFile } from './upload-part.ts';

const sandbox = await sandboxOfFile();

/** How long a newcomer waits for what the connections before have brought, in milliseconds. */
const patienceMs = 1000;

let sender: PartSender;
let device: Device;
beforeEach(async () => {
  sender = await PartSender.on(sandbox);
  ({ device } = sender);
});
afterEach(() => {
  vi.useRealTimers();
});

/** From here on nobody's patience comes to an end but by the test. */
const stopTimers = (): void => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
};

/** Asks; goes on once the question waits for those that came before, or is answered because it waits for nobody. */
const waiting = async <T>(ask: () => Promise<T>): Promise<{ readonly answer: Promise<T> }> => {
  const wait = holdNext(UploadVisit.prototype, 'afterOthers');
  const answer = ask();
  await Promise.race([wait.reached, answer]);
  wait.open();
  return { answer };
};

/** A connection that breaks after so many bytes of the file, all of which reach the server's machine. */
const breakAfter = (to: Device, file: PartedFile, bytes: number): void => {
  const { hostname, host, port, pathname } = new URL(to.captureUrl);
  const headers = {
    ...to.proven('PUT', `/captures/${file.step}`),
    ...partHeaders(file, 0),
    Host: host,
    'Content-Length': String(file.bytes.length),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(`PUT ${pathname}/captures/${file.step} HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.end(file.bytes.subarray(0, bytes));
};

/** A broken connection that the server stands before. */
const brokenUnbegun = async (): Promise<{ readonly file: PartedFile; readonly gate: Gate }> => {
  const file = newFile();
  const gate = holdNext(sandbox.running.storage, 'linkByToken');
  breakAfter(device, file, begun);
  await gate.reached;
  stopTimers();
  return { file, gate };
};

describe('[fault 36] what a connection has brought that the server has not begun with', () => {
  it('is waited for when the next one asks how far the file is', async () => {
    const { file, gate } = await brokenUnbegun();
    const asked = await waiting(() => askKept(device, file));
    gate.open();
    const { offset } = await asked.answer;
    expect(Number(offset)).toBeGreaterThan(begun * 0.5);
    expect(await askKept(device, file)).toMatchObject({ offset });
    vi.useRealTimers();
    expect(sessionOf(await sendFrom(device, file, Number(offset))).captures).toMatchObject([{ bytes: size }]);
  });

  it('is waited for when the next one sends without asking', async () => {
    const { file, gate } = await brokenUnbegun();
    const sent = await waiting(() => sendFrom(device, file, 0));
    gate.open();
    const { status, headers } = await sent.answer;
    expect(status).toBe(409);
    expect(Number(headers.get('Upload-Offset'))).toBeGreaterThan(begun * 0.5);
  });

  it('is not waited for longer than for a moment, and changes nothing after that', async () => {
    const file = newFile();
    const gate = holdNext(sandbox.running.storage, 'linkByToken');
    const held = holdPart(device, file, 0, begun);
    await gate.reached;
    stopTimers();
    const asked = await waiting(() => askKept(device, file));
    vi.advanceTimersByTime(patienceMs);
    expect(await asked.answer).toEqual(nothing);
    vi.useRealTimers();
    gate.open();
    expect(await held.end).toBe(409);
    expect(await askKept(device, file)).toEqual(nothing);
    expect(await sender.parts()).toEqual([]);
    expect(sessionOf(await sendFrom(device, file, 0)).captures).toMatchObject([{ bytes: size }]);
  });
});

describe('[fault 41] a file that becomes whole while somebody asks for it', () => {
  /** Lets all of it come, and the question look just before it counts. */
  const askMeanwhile = async <T>(file: PartedFile, ask: () => Promise<T>): Promise<T> => {
    const storing = holdNext(Vault.prototype, 'write');
    const sent = sendFrom(device, file, 0);
    await storing.reached;
    stopTimers();
    const known = holdNext(sandbox.running.storage, 'captures', 'after');
    const asked = await waiting(ask);
    vi.advanceTimersByTime(patienceMs);
    await known.reached;
    vi.useRealTimers();
    storing.open();
    expect((await sent).status).toBe(200);
    known.open();
    return asked.answer;
  };

  it('is never told to have to begin anew', async () => {
    const file = newFile();
    expect(await askMeanwhile(file, () => askKept(device, file))).toMatchObject({ offset: String(size) });
    expect((await sendFrom(device, file, size)).status).toBe(200);
  });

  it('is never sent back to its beginning', async () => {
    const file = newFile();
    const answer = await askMeanwhile(file, () => sendFrom(device, file, size));
    expect(answer.headers.get('Upload-Offset')).toBe(String(size));
    expect((await sendFrom(device, file, size)).status).toBe(200);
    expect(await sender.stored()).toHaveLength(1);
  });
});

it('[fault 41] a part that does not fit is told where the file goes on once it has left, not cut off before', async () => {
  const file = newFile({ bytes: jpegBytes(9_000_000) });
  await sender.begin(file);
  const { length } = file.bytes;
  const outgoing = request(`${device.captureUrl}/captures/${file.step}`, {
    method: 'PUT',
    agent: false,
    headers: {
      ...device.proven('PUT', `/captures/${file.step}`),
      ...partHeaders(file, 0),
      'Content-Length': String(length),
    },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const progress = { isAnswered: false };
  void answered.then(() => {
    progress.isAnswered = true;
  });
  // More than any line holds: the server has begun to read it by then.
  await new Promise((resolve) => outgoing.write(file.bytes.subarray(0, length - 1), resolve));
  expect(progress.isAnswered).toBe(false);
  outgoing.end(file.bytes.subarray(length - 1));
  const [answer] = await answered;
  answer.resume();
  expect(answer.statusCode).toBe(409);
  expect(answer.headers['upload-offset']).toBe(String(begun));
});
