/** A large file whose connection breaks, or that is there already: how far it is, and that it is kept once. */
import { appendFile, stat, truncate } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { cameraMetadata, errorOf, sessionOf, type Device } from './device.ts';
import { eventually } from './eventually.ts';
import { begun, conflict, newFile, nothing, PartSender, size } from './part-sender.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { contentDigest } from './specimen-files.ts';
import { askKept, holdPart, sendFrom, type PartedFile } from './upload-part.ts';

const sandbox = await sandboxOfFile();

let sender: PartSender;
let device: Device;
beforeEach(async () => {
  sender = await PartSender.on(sandbox);
  ({ device } = sender);
});

const digestOf = ({ bytes }: PartedFile): string =>
  Buffer.from(contentDigest(bytes).slice('sha-256=:'.length, -1), 'base64').toString('hex');

describe('[fault 36] a file whose connection broke', () => {
  it('is told how far it is, and goes on from there', async () => {
    const file = newFile();
    const held = holdPart(device, file, 0, begun);
    // All of it but what is still on its way through the connection.
    await eventually(async () => {
      const [part] = await sender.parts();
      expect((await stat(part ?? '')).size).toBeGreaterThan(begun * 0.9);
    });
    held.break();
    const kept = await askKept(device, file);
    expect(kept).toMatchObject({ status: 200, complete: '?0', length: String(size) });
    expect(Number(kept.offset)).toBeGreaterThan(begun * 0.8);
    expect(Number(kept.offset)).toBeLessThanOrEqual(begun);
    const answer = await sendFrom(device, file, Number(kept.offset));
    expect(sessionOf(answer).captures).toMatchObject([{ step: 'selfie', bytes: size }]);
    expect(await sender.stored()).toMatchObject([{ sha256: digestOf(file), bytes: size }]);
    expect(await sender.parts()).toEqual([]);
  });

  it('goes on in as many parts as it takes', async () => {
    const file = newFile();
    for (let offset = 0; offset < size; offset += 200_000) {
      const body = file.bytes.slice(offset, offset + 200_000);
      const answer = await sendFrom(device, file, offset, {}, body);
      const end = Math.min(offset + 200_000, size);
      expect(answer.headers.get('Upload-Offset')).toBe(end < size ? String(end) : null);
    }
    expect(await sender.stored()).toMatchObject([{ sha256: digestOf(file) }]);
  });

  it('is put together by an end without a byte when all of them are there', async () => {
    const file = newFile();
    await sender.begin(file);
    // What a process leaves that ends between the last byte and the answer.
    const rest = holdPart(device, file, begun, size - begun - 1);
    await eventually(async () => {
      const [part] = await sender.parts();
      expect((await stat(part ?? '')).size).toBeGreaterThan(size - 100_000);
    });
    rest.break();
    const { offset } = await askKept(device, file);
    const answer = await sendFrom(device, file, Number(offset));
    expect(sessionOf(answer).captures).toMatchObject([{ step: 'selfie', bytes: size }]);
  });

  it('is kept over a restart', async () => {
    const file = newFile();
    await sender.begin(file);
    await sandbox.restart();
    const url = new URL(device.captureUrl);
    device.captureUrl = sandbox.url + url.pathname;
    expect(await askKept(device, file)).toMatchObject({ offset: String(begun), length: String(size) });
    expect(sessionOf(await sendFrom(device, file, begun)).captures).toMatchObject([{ bytes: size }]);
  });

  it.each([
    ['torn', async (part: string) => truncate(part, (await stat(part)).size - 7), 'less'],
    ['no piece at all', (part: string) => appendFile(part, Buffer.alloc(5000, 1)), 'all'],
    ['the length of one alone', (part: string) => appendFile(part, Buffer.from([0, 0, 1, 0])), 'all'],
  ] as const)('counts up to its last whole piece when the end is %s', async (_name, damage, left) => {
    const file = newFile();
    await sender.begin(file);
    await sandbox.running.close();
    for (const part of await sender.parts()) await damage(part);
    await sandbox.restart();
    device.captureUrl = sandbox.url + new URL(device.captureUrl).pathname;
    const offset = Number((await askKept(device, file)).offset);
    if (left === 'all') expect(offset).toBe(begun);
    else expect(offset).toBeLessThan(begun);
    expect(offset).toBeGreaterThan(begun - 100_000);
    expect(sessionOf(await sendFrom(device, file, offset)).captures).toMatchObject([{ bytes: size }]);
    expect(await sender.stored()).toMatchObject([{ sha256: digestOf(file) }]);
  });

  it('belongs to the connection that came last', async () => {
    const file = newFile();
    const held = holdPart(device, file, 0, begun);
    await eventually(async () => {
      expect(await sender.parts()).toHaveLength(1);
    });
    const { offset } = await askKept(device, file);
    const answer = await sendFrom(device, file, Number(offset));
    expect(sessionOf(answer).captures).toMatchObject([{ bytes: size }]);
    held.break();
    await held.end;
    expect(await sender.stored()).toMatchObject([{ sha256: digestOf(file) }]);
    expect(await sender.parts()).toEqual([]);
  });

  it('is kept once, however many send it at the same time', async () => {
    const file = newFile();
    const all = Array.from({ length: 5 }, () => holdPart(device, file, 0, size));
    const ends = await Promise.all(all.map(({ end }) => end));
    // Whoever was sent away may have been cut off before the answer, or be told to try again.
    for (const end of ends) expect([200, 409, 503, 'ECONNRESET', 'EPIPE']).toContain(end);
    const kept = await askKept(device, file);
    if (kept.complete !== '?1') await sendFrom(device, file, Number(kept.offset));
    expect(await sender.stored()).toMatchObject([{ sha256: digestOf(file), bytes: size }]);
    expect(await askKept(device, file)).toEqual({
      status: 200,
      offset: String(size),
      complete: '?1',
      length: String(size),
    });
  });
});

describe('[fault 41] a file that is there already', () => {
  it('is told to be complete', async () => {
    const file = newFile();
    await sendFrom(device, file, 0);
    const complete = { status: 200, offset: String(size), complete: '?1', length: String(size) };
    expect(await askKept(device, file)).toEqual(complete);
    expect((await device.upload('document-front', newFile().bytes)).status).toBe(200);
  });

  it('may come again, and is kept once', async () => {
    const file = newFile();
    const first = sessionOf(await sendFrom(device, file, 0));
    expect(sessionOf(await sendFrom(device, file, 0)).captures).toEqual(first.captures);
    expect(await sender.stored()).toHaveLength(1);
    expect(await sender.parts()).toEqual([]);
  });

  it('is not complete while something new is said of it', async () => {
    const about = (document_date: string): PartedFile['metadata'] => ({
      ...cameraMetadata,
      proof_of_address: { kind: 'utility_bill', document_date },
    });
    const { bytes } = newFile();
    const of = (date: string) => ({ step: 'proof-of-address', bytes, metadata: about(date) }) as PartedFile;
    await sendFrom(device, of('2026-01-01'), 0);
    expect(await askKept(device, of('2026-02-02'))).toEqual(nothing);
    await sendFrom(device, of('2026-02-02'), 0);
    expect(await sender.stored()).toMatchObject([
      { metadata: { proof_of_address: { document_date: '2026-02-02' } } },
    ]);
  });

  it.each([0, 1, begun - 1, begun + 1, size])('goes on nowhere else: %i', async (offset) => {
    const file = newFile();
    await sender.begin(file);
    const answer = await sendFrom(device, file, offset);
    expect(errorOf(answer)).toEqual(conflict);
    expect(answer.headers.get('Upload-Offset')).toBe(String(begun));
    expect(await askKept(device, file)).toMatchObject({ offset: String(begun) });
  });

  it('begins at its beginning', async () => {
    const answer = await sendFrom(device, newFile(), begun);
    expect(errorOf(answer)).toEqual(conflict);
    expect(answer.headers.get('Upload-Offset')).toBe('0');
    expect(await sender.parts()).toEqual([]);
  });
});
