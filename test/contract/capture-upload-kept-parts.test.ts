/** The parts that are kept of large files: of what, for whom and for how long, and what comes of what cannot be. */
import { beforeEach, describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verifa } from './backend.ts';
import { everyByte } from './data-directory.ts';
import { cameraMetadata, Device, errorOf } from './device.ts';
import { eventually } from './eventually.ts';
import { phoneOf } from './joined-phone.ts';
import { begun, conflict, newFile, nothing, PartSender, size } from './part-sender.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { contentDigest, jpegBytes } from './specimen-files.ts';
import { askKept, sendFrom, type PartedFile } from './upload-part.ts';

const sandbox = await sandboxOfFile();

let sender: PartSender;
let device: Device;
beforeEach(async () => {
  sender = await PartSender.on(sandbox);
  ({ device } = sender);
});

describe('a part', () => {
  it('is of one file: another one in its place begins anew', async () => {
    const [first, second] = [newFile(), newFile()];
    await sender.begin(first);
    await sender.begin(second, 300_000);
    expect(await askKept(device, first)).toEqual(nothing);
    expect(await askKept(device, second)).toMatchObject({ offset: '300000' });
    expect(await sender.parts()).toHaveLength(1);
  });

  it('is of one length', async () => {
    const file = newFile();
    await sender.begin(file);
    const answer = await sendFrom(device, file, begun, { 'Upload-Length': String(size + 1) });
    expect(errorOf(answer)).toEqual(conflict);
    expect(answer.headers.get('Upload-Offset')).toBe('0');
  });

  it('is of one step, one frame and one copy', async () => {
    const { bytes } = newFile();
    const frame = (index: number, nonce = 'n') => ({
      ...cameraMetadata,
      liveness: { nonce, frame: index, frames: 3, action: 'nod' as const, taken_at_ms: 0 },
    });
    await sender.begin({ step: 'document-front', bytes });
    await sender.begin({ step: 'liveness', bytes, metadata: frame(0) });
    for (const other of [
      { step: 'document-back', bytes },
      { step: 'document-front', bytes, metadata: { ...cameraMetadata, copy: 'rectified' as const } },
      { step: 'liveness', bytes, metadata: frame(1) },
      { step: 'liveness', bytes, metadata: frame(0, 'other') },
    ])
      expect(await askKept(device, other)).toEqual(nothing);
    expect(await askKept(device, { step: 'document-front', bytes })).toMatchObject({ offset: String(begun) });
  });

  it('is of one device: who takes over begins anew', async () => {
    const file = newFile();
    await sender.begin(file);
    const phone = await phoneOf(device);
    expect(await askKept(device, file)).toMatchObject({ status: 409, offset: null });
    expect(await askKept(phone, file)).toEqual(nothing);
    await sender.begin(file, 100_000, phone);
    expect(await sender.parts()).toHaveLength(2);
  });

  it('cannot be read on the disk', async () => {
    const file = newFile();
    await sender.begin(file);
    const disk = await everyByte(sandbox.dataDir);
    expect(disk.includes(Buffer.from(file.bytes.subarray(2000, 2100)))).toBe(false);
    // What is looked for is in the file.
    expect(Buffer.from(file.bytes).includes(Buffer.from(file.bytes.subarray(2000, 2100)))).toBe(true);
  });

  it('gives way to newer ones when there are sixteen', async () => {
    const file = (nonce: string): PartedFile => ({
      step: 'liveness',
      bytes: jpegBytes(1000),
      metadata: {
        ...cameraMetadata,
        liveness: { nonce, frame: 0, frames: 3, action: 'nod', taken_at_ms: 0 },
      },
    });
    const files = Array.from({ length: 17 }, (_, index) => file(`n${String(index)}`));
    for (const each of files) {
      sandbox.clock.advance(1);
      await sender.begin(each, 500);
    }
    expect(await sender.parts()).toHaveLength(16);
    const [oldest, second] = files;
    if (!oldest || !second) throw new Error('no files');
    expect(await askKept(device, oldest)).toEqual(nothing);
    expect(await askKept(device, second)).toMatchObject({ offset: '500' });
  });
});

describe('a part goes', () => {
  it('after an hour', async () => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url, { expires_in: 86_400 });
    const other = await Device.on(captureUrl);
    await other.consent();
    const file = newFile();
    await sender.begin(file, begun, other);
    sandbox.clock.advance(3_599_000);
    expect(await askKept(other, file)).toMatchObject({ offset: String(begun) });
    sandbox.clock.advance(1000);
    expect(await askKept(other, file)).toEqual(nothing);
    expect(await sender.parts(id)).toEqual([]);
  });

  it('with the next start, when its time is over', async () => {
    await sender.begin(newFile());
    sandbox.clock.advance(3_600_000);
    await sandbox.restart();
    expect(await sender.parts()).toEqual([]);
  });

  it.each([
    ['is submitted', () => device.captureAll().then(() => device.complete())],
    [
      'is redacted',
      () => verifa(sandbox.url, `/sessions/${sender.sessionId}/data`, undefined, { method: 'DELETE' }),
    ],
    ['is made to expire', () => verifa(sandbox.url, `/sessions/${sender.sessionId}/expire`, {})],
  ])('when its session %s', async (_name, end) => {
    const { captureUrl, id } = await newVerifaSession(sandbox.url);
    sender = new PartSender(sandbox, await Device.on(captureUrl), id);
    ({ device } = sender);
    await device.consent();
    await device.documentType('passport');
    await sender.begin(newFile());
    expect(await sender.parts()).toHaveLength(1);
    await end();
    await eventually(async () => {
      expect(await sender.parts()).toEqual([]);
    });
  });

  it('when it turns out not to be what was announced', async () => {
    const file = newFile();
    await sender.begin(file);
    const other = newFile().bytes.slice(begun);
    expect(errorOf(await sendFrom(device, file, begun, {}, other))).toEqual({
      error: 'upload.incomplete',
      status_code: 422,
    });
    expect(await askKept(device, file)).toEqual(nothing);
    expect(await sender.stored()).toEqual([]);
    expect(await sender.parts()).toEqual([]);
  });

  it('when it is no picture', async () => {
    const file = newFile({ bytes: new Uint8Array(size).fill(65) });
    await sender.begin(file);
    const answer = await sendFrom(device, file, begun);
    expect(errorOf(answer)).toEqual({ error: 'upload.rejected_type', status_code: 415 });
    expect(await sender.parts()).toEqual([]);
  });
});

describe('what is refused', () => {
  it('a file that is too large, by its announced length', async () => {
    const file = newFile({ bytes: jpegBytes(1000) });
    const answer = await sendFrom(device, file, 0, { 'Upload-Length': '10000001' });
    expect(errorOf(answer)).toEqual({ error: 'upload.too_large', status_code: 413 });
  });

  it('a body that goes beyond the announced length, by its own or as it comes', async () => {
    const file = newFile({ bytes: jpegBytes(3000) });
    const beyond = { 'Upload-Length': '2000' };
    const refused = { error: 'server.refused', status_code: 400 };
    expect(errorOf(await sendFrom(device, file, 0, beyond))).toEqual(refused);
    const response = await fetch(`${device.captureUrl}/captures/selfie`, {
      method: 'PUT',
      headers: {
        ...device.proven('PUT', '/captures/selfie'),
        'Content-Type': 'image/jpeg',
        'Idv-Capture-Metadata': Buffer.from(JSON.stringify(cameraMetadata)).toString('base64url'),
        'Repr-Digest': contentDigest(file.bytes),
        'Upload-Offset': '0',
        ...beyond,
      },
      body: new Blob([file.bytes]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(400);
    await response.body?.cancel();
    expect(await sender.parts()).toEqual([]);
  });

  it.each([
    ['no length', { 'Upload-Length': undefined }],
    ['a length that is no number', { 'Upload-Length': '1e6' }],
    ['a place before the beginning', { 'Upload-Offset': '-1' }],
    ['no digest', { 'Repr-Digest': undefined }],
  ])('a part with %s', async (_name, different) => {
    const answer = await sendFrom(device, newFile(), 0, different);
    expect(errorOf(answer)).toEqual({ error: 'server.refused', status_code: 400 });
  });

  it('a digest that cannot be read', async () => {
    const answer = await sendFrom(device, newFile(), 0, { 'Repr-Digest': 'sha-256=abc' });
    expect(errorOf(answer)).toEqual({ error: 'upload.incomplete', status_code: 422 });
  });

  it('questions about what cannot be sent', async () => {
    expect(await askKept(device, newFile({ step: 'passport-photo' }))).toMatchObject({
      status: 404,
      offset: null,
    });
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const before = await Device.on(captureUrl);
    expect(await askKept(before, newFile())).toMatchObject({ status: 409, offset: null });
    expect((await device.send('GET', '/captures/selfie')).status).toBe(404);
  });

  it('more files a minute than anybody sends, for a while', async () => {
    const send = () => device.fetch('PUT', '/captures/selfie', { headers: { 'Content-Type': 'text/plain' } });
    for (let sent = 0; sent < 120; sent += 1) expect((await send()).status).toBe(415);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('60');
    expect(await askKept(device, newFile())).toEqual(nothing);
    sandbox.clock.advance(60_000);
    expect((await send()).status).toBe(415);
  });
});
