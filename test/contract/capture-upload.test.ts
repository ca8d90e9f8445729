/** One file of a capture: what is accepted, what is refused and how, and what is kept. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { maxCaptureBytes } from '../../src/model/capture.ts';
import { pdfOf } from '../fixtures/plain-pdf.ts';
import { newVerifaSession } from './backend.ts';
import { cameraMetadata, Device, errorOf, sessionOf } from './device.ts';
import { eventually } from './eventually.ts';
import { deviceOfFullSession } from './full-session.ts';
import { expectSamePicture } from './kept-picture.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { contentDigest, jpegBytes, pdfBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

let device: Device;
let sessionId: string;
beforeEach(async () => {
  ({ device, sessionId } = await deviceOfFullSession(sandbox.url));
});

const stored = async (step: string) =>
  (await sandbox.running.storage.captures(sessionId)).filter((capture) => capture.step === step);
const vaultFiles = async () => new Set(await readdir(join(sandbox.dataDir, 'captures')));

const proof = { proof_of_address: { kind: 'utility_bill', document_date: '2026-02-01' } } as const;

describe('what is accepted', () => {
  it('a file of exactly the largest size', async () => {
    const bytes = jpegBytes(maxCaptureBytes);
    expect((await device.picture('document-front', bytes)).captures).toMatchObject([{ bytes: 10_000_000 }]);
    const [capture] = await stored('document-front');
    await expectSamePicture(await sandbox.running.vault.read(capture?.id ?? ''), bytes);
  });

  it('a file without Content-Digest, from a page that cannot compute one', async () => {
    expect((await device.upload('selfie', jpegBytes(), { digest: null })).status).toBe(200);
  });

  it('a digest among several', async () => {
    const bytes = jpegBytes();
    const digest = `unixsum=:AAA=:, ${contentDigest(bytes)}`;
    expect((await device.upload('selfie', bytes, { digest })).status).toBe(200);
  });

  it.each(['document-front', 'document-back'])('a PDF for %s', async (step) => {
    const answer = await device.upload(step, pdfBytes(), { contentType: 'application/pdf' });
    expect(sessionOf(answer).captures).toMatchObject([{ step, mime_type: 'application/pdf' }]);
  });
});

describe('what is refused', () => {
  it('a file that is too large, by its length or as it comes', async () => {
    const tooLarge = { error: 'upload.too_large', status_code: 413 };
    const bytes = jpegBytes(maxCaptureBytes + 1);
    expect(errorOf(await device.upload('selfie', bytes))).toEqual(tooLarge);
    const response = await fetch(`${device.captureUrl}/captures/selfie`, {
      method: 'PUT',
      headers: {
        ...device.proven('PUT', '/captures/selfie'),
        'Content-Type': 'image/jpeg',
        'Idv-Capture-Metadata': Buffer.from(JSON.stringify(cameraMetadata)).toString('base64url'),
      },
      body: new Blob([bytes]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'upload.too_large' });
  });

  it('an empty file', async () => {
    expect(errorOf(await device.upload('selfie', new Uint8Array()))).toEqual({
      error: 'capture.empty',
      status_code: 422,
    });
  });

  it.each([
    ['another type', 'image/png', jpegBytes()],
    ['no type', '', jpegBytes()],
    ['a PDF that calls itself a JPEG', 'image/jpeg', pdfBytes()],
    ['a JPEG that calls itself a PDF', 'application/pdf', jpegBytes()],
    ['text that calls itself a JPEG', 'image/jpeg', new TextEncoder().encode('<svg onload="x()">')],
  ])('%s', async (_, contentType, bytes) => {
    const answer = await device.upload('document-front', bytes, { contentType });
    expect(errorOf(answer)).toEqual({ error: 'upload.rejected_type', status_code: 415 });
  });

  it.each(['selfie', 'liveness'])('a PDF as %s', async (step) => {
    const answer = await device.upload(step, pdfBytes(), { contentType: 'application/pdf' });
    expect(errorOf(answer)).toEqual({ error: 'upload.rejected_type', status_code: 415 });
  });

  it.each([
    ['other bytes', contentDigest(jpegBytes())],
    ['an unreadable digest', 'sha-256=abc'],
    ['another algorithm alone', 'md5=:AAAAAAAAAAAAAAAAAAAAAA==:'],
  ])('a digest of %s', async (_, digest) => {
    const answer = await device.upload('selfie', jpegBytes(), { digest });
    expect(errorOf(answer)).toEqual({ error: 'upload.incomplete', status_code: 422 });
  });

  it.each([
    [
      'of a selfie with a liveness part',
      'selfie',
      { ...cameraMetadata, liveness: { nonce: 'n', frame: 0, frames: 3, action: 'nod', taken_at_ms: 0 } },
    ],
    ['of a frame without its part', 'liveness', cameraMetadata],
    ['of a proof of address without its part', 'proof-of-address', cameraMetadata],
    ['with a size of nothing', 'selfie', { ...cameraMetadata, width_px: 0 }],
  ] as const)('metadata %s', async (_, step, metadata) => {
    const answer = await device.upload(step, jpegBytes(), { metadata });
    expect(errorOf(answer)).toEqual({ error: 'server.refused', status_code: 422 });
  });

  it('metadata that is missing', async () => {
    const headers = { 'Content-Type': 'image/jpeg' };
    const response = await device.fetch('PUT', '/captures/selfie', { headers, body: jpegBytes() });
    expect(response.status).toBe(422);
  });

  it('an unknown step', async () => {
    expect(errorOf(await device.upload('passport-photo', jpegBytes()))).toEqual({
      error: 'server.unsupported_step',
      status_code: 404,
    });
  });

  it('a step that the session does not ask for', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const other = await Device.on(captureUrl);
    await other.consent();
    const refused = { error: 'server.refused', status_code: 409 };
    expect(errorOf(await other.upload('selfie', jpegBytes()))).toEqual(refused);
    expect(errorOf(await other.upload('document-front', jpegBytes()))).toEqual(refused);
    await other.documentType('passport');
    expect(errorOf(await other.upload('document-back', jpegBytes()))).toEqual(refused);
  });

  it('everything before the consent', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_full' });
    const other = await Device.on(captureUrl);
    const refused = { error: 'server.refused', status_code: 409 };
    expect(errorOf(await other.upload('selfie', jpegBytes()))).toEqual(refused);
    expect(errorOf(await other.send('PUT', '/document-type', { document_type: 'passport' }))).toEqual(
      refused,
    );
    expect(errorOf(await other.send('PUT', '/fields', { fields: {} }))).toEqual(refused);
    expect(errorOf(await other.send('POST', '/liveness-challenge', {}))).toEqual(refused);
    expect(await sandbox.running.storage.captures((await other.session()).id)).toEqual([]);
  });

  it('everything after the submission', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const other = await Device.on(captureUrl);
    await other.captureAll();
    await other.complete();
    const refused = { error: 'server.refused', status_code: 409 };
    expect(errorOf(await other.upload('selfie', jpegBytes()))).toEqual(refused);
    expect(errorOf(await other.send('PUT', '/document-type', { document_type: 'passport' }))).toEqual(
      refused,
    );
    expect(errorOf(await other.tryHandOff())).toEqual(refused);
  });
});

describe('what is kept', () => {
  it('the same bytes once', async () => {
    const bytes = jpegBytes();
    const first = await device.picture('selfie', bytes);
    const files = await vaultFiles();
    const second = await device.picture('selfie', bytes);
    expect(second.captures).toEqual(first.captures);
    expect(second.revision).toBe(first.revision);
    expect(await stored('selfie')).toHaveLength(1);
    expect(await vaultFiles()).toEqual(files);
  });

  it('the same bytes once, also when they come many times at once', async () => {
    const bytes = jpegBytes();
    const answers = await Promise.all(Array.from({ length: 5 }, () => device.upload('selfie', bytes)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await stored('selfie')).toHaveLength(1);
    const [kept] = await stored('selfie');
    await expectSamePicture(await sandbox.running.vault.read(kept?.id ?? ''), bytes);
  });

  it('what is new about the same bytes', async () => {
    const bytes = jpegBytes();
    const upload = (document_date: string) =>
      device.upload('proof-of-address', bytes, {
        metadata: { ...cameraMetadata, proof_of_address: { kind: 'bank_statement', document_date } },
      });
    await upload('2026-01-01');
    await upload('2026-02-02');
    expect(await stored('proof-of-address')).toMatchObject([
      { metadata: { proof_of_address: { document_date: '2026-02-02' } } },
    ]);
  });

  it('the last of several files, whose bytes are all that is left', async () => {
    await device.picture('selfie');
    const [before] = await stored('selfie');
    const bytes = jpegBytes();
    await device.picture('selfie', bytes);
    const kept = await stored('selfie');
    expect(kept).toHaveLength(1);
    await expectSamePicture(await sandbox.running.vault.read(kept[0]?.id ?? ''), bytes);
    await eventually(async () => {
      expect(await vaultFiles()).not.toContain(`${before?.id ?? ''}.sealed`);
    });
  });

  it('no picture of the document after another type was chosen', async () => {
    await device.picture('document-front');
    await device.picture('document-back');
    await device.picture('selfie');
    const same = await device.documentType('drivers_license');
    expect(same.captures.map(({ step }) => step)).toEqual(['document-front', 'document-back', 'selfie']);
    const other = await device.documentType('passport');
    expect(other.captures.map(({ step }) => step)).toEqual(['selfie']);
  });

  it('nothing of a refused file', async () => {
    const files = await vaultFiles();
    await device.upload('selfie', jpegBytes(), { digest: contentDigest(jpegBytes()) });
    await device.upload('liveness', jpegBytes(), {
      metadata: {
        ...cameraMetadata,
        liveness: { nonce: 'x', frame: 0, frames: 3, action: 'nod', taken_at_ms: 0 },
      },
    });
    await device.upload('selfie', pdfBytes());
    expect(await vaultFiles()).toEqual(files);
  });

  it('nothing that can be read on the disk', async () => {
    const text = 'the photographed name of a person '.repeat(20);
    const bytes = pdfOf({ comment: text });
    await device.upload('proof-of-address', bytes, {
      contentType: 'application/pdf',
      metadata: { ...cameraMetadata, ...proof },
    });
    const [capture] = await stored('proof-of-address');
    const file = await readFile(join(sandbox.dataDir, 'captures', `${capture?.id ?? ''}.sealed`));
    expect(file.includes('photographed')).toBe(false);
    expect(file.length).toBe(bytes.length + 28);
  });
});

it('accepts only documents of the session’s country', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url, { country: 'GB' });
  const british = await Device.on(captureUrl);
  await british.consent();
  expect(errorOf(await british.send('PUT', '/document-type', { document_type: 'national_id' }))).toEqual({
    error: 'server.refused',
    status_code: 422,
  });
  expect(errorOf(await british.send('PUT', '/document-type', { document_type: 'library_card' }))).toEqual({
    error: 'server.refused',
    status_code: 422,
  });
});

it('wants the consent to the text as it is now', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const other = await Device.on(captureUrl);
  const answer = await other.send('POST', '/consent', { version: '2019-01', language: 'en' });
  expect(errorOf(answer)).toEqual({ error: 'server.refused', status_code: 409 });
  expect((await other.session()).consent.accepted).toBe(false);
});
