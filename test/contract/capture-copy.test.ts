/** The straightened copy of a document's side: kept beside its picture, gone with it, and nothing of its own. */
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaptureMetadataWire } from '../../src/session/request-schema.ts';
import { verifa } from './backend.ts';
import { cameraMetadata, errorOf, sessionOf, type Device } from './device.ts';
import { readingWire } from './device-reading.ts';
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

const refused = { error: 'server.refused', status_code: 422 };

/** Metadata of a copy; without the picture where the page cannot compute a digest. */
const copyMetadata = (picture?: Uint8Array): CaptureMetadataWire => ({
  source: 'camera',
  width_px: 1012,
  height_px: 638,
  copy: 'rectified',
  ...(picture ? { copy_of: contentDigest(picture) } : {}),
});

const copyOf = (picture: Uint8Array, bytes = jpegBytes(), step = 'document-front') =>
  device.upload(step, bytes, { metadata: copyMetadata(picture) });

const stored = async (step = 'document-front') =>
  (await sandbox.running.storage.captures(sessionId)).filter((capture) => capture.step === step);
const vaultFiles = async () => new Set(await readdir(join(sandbox.dataDir, 'captures')));

describe('a copy', () => {
  it.each(['document-front', 'document-back'])('of the %s is kept beside its picture', async (step) => {
    const [picture, copy] = [jpegBytes(3000), jpegBytes(1000)];
    const before = await device.picture(step, picture);
    const after = sessionOf(await copyOf(picture, copy, step));
    expect(after.revision).toBe(before.revision + 1);
    expect(await stored(step)).toMatchObject([
      { step, frame: 0, bytes: 3000, metadata: cameraMetadata },
      { step, frame: 0, bytes: 1000, metadata: copyMetadata(picture) },
    ]);
    const kept = await stored(step);
    const [first, second] = await Promise.all(kept.map(({ id }) => sandbox.running.vault.read(id)));
    await expectSamePicture(first ?? new Uint8Array(), picture);
    await expectSamePicture(second ?? new Uint8Array(), copy);
  });

  it('is no file of its own in the session', async () => {
    const picture = jpegBytes(3000);
    const before = await device.picture('document-front', picture);
    sandbox.clock.advance(1000);
    const after = sessionOf(await copyOf(picture, jpegBytes(1000)));
    expect(after.captures).toEqual(before.captures);
    expect(after.captures).toMatchObject([{ step: 'document-front', bytes: 3000, files: 1 }]);
  });

  it('is taken from a page that can compute no digest', async () => {
    await device.picture('document-front');
    sessionOf(await device.upload('document-front', jpegBytes(), { metadata: copyMetadata() }));
    expect(await stored()).toHaveLength(2);
  });

  it('may have the very bytes of its picture', async () => {
    const picture = jpegBytes();
    await device.picture('document-front', picture);
    sessionOf(await copyOf(picture, picture));
    expect(await stored()).toHaveLength(2);
    await device.picture('document-front', picture);
    expect(await stored()).toMatchObject([{ metadata: cameraMetadata }, { metadata: copyMetadata(picture) }]);
  });

  it('is kept once when it comes again', async () => {
    const [picture, copy] = [jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    const first = sessionOf(await copyOf(picture, copy));
    const files = await vaultFiles();
    expect(sessionOf(await copyOf(picture, copy)).revision).toBe(first.revision);
    expect(await stored()).toHaveLength(2);
    expect(await vaultFiles()).toEqual(files);
  });

  it('stays when its picture comes again, with something new about it or not', async () => {
    const [picture, copy] = [jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    await copyOf(picture, copy);
    const [{ id: pictureId } = { id: '' }, { id: copyId } = { id: '' }] = await stored();
    await device.picture('document-front', picture);
    const metadata: CaptureMetadataWire = { ...cameraMetadata, doubts: ['glare'] };
    await device.upload('document-front', picture, { metadata });
    expect(await stored()).toMatchObject([{ id: pictureId, metadata }, { id: copyId }]);
  });

  it('is replaced by another copy of the same picture', async () => {
    const [picture, copy] = [jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    await copyOf(picture);
    await copyOf(picture, copy);
    const [, kept] = await stored();
    expect(await stored()).toHaveLength(2);
    await expectSamePicture(await sandbox.running.vault.read(kept?.id ?? ''), copy);
  });
});

describe('a copy goes', () => {
  it('with its picture when a new one comes, also from the vault', async () => {
    const [picture, next] = [jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    await copyOf(picture);
    const old = (await stored()).map(({ id }) => `${id}.sealed`);
    await device.picture('document-front', next);
    const kept = await stored();
    expect(kept).toMatchObject([{ metadata: cameraMetadata }]);
    await expectSamePicture(await sandbox.running.vault.read(kept[0]?.id ?? ''), next);
    await eventually(async () => {
      const left = await vaultFiles();
      expect(old.filter((name) => left.has(name))).toEqual([]);
    });
  });

  it('with its picture when another document is chosen', async () => {
    const picture = jpegBytes();
    await device.picture('document-front', picture);
    await copyOf(picture);
    await device.documentType('passport');
    expect(await stored()).toEqual([]);
  });

  it('with its picture when the backend uploads one, and stays when it uploads the same', async () => {
    const [picture, copy] = [jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    await copyOf(picture, copy);
    const upload = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
      const body = new FormData();
      body.set('document_type', 'id_front');
      body.set('file', new Blob([bytes], { type: 'image/jpeg' }), 'front.jpg');
      const response = await fetch(`${sandbox.url}/api/v1/sessions/${sessionId}/documents`, {
        method: 'POST',
        headers: { 'X-API-Key': 'vk_sandbox_demo' },
        body,
      });
      expect(response.status).toBe(201);
    };
    await upload(picture);
    expect(await stored()).toMatchObject([
      { metadata: { source: 'file' } },
      { metadata: { copy: 'rectified' } },
    ]);
    // The bytes of the copy are a new picture where they come as one.
    await upload(copy);
    expect((await stored()).map(({ metadata }) => metadata.copy)).toEqual([undefined]);
  });

  it('with its picture when the session is redacted: both are counted and both are gone', async () => {
    const picture = jpegBytes();
    await device.picture('document-front', picture);
    await copyOf(picture);
    const files = (await stored()).map(({ id }) => `${id}.sealed`);
    const path = `/sessions/${sessionId}/data`;
    const { body } = await verifa(sandbox.url, path, undefined, { method: 'DELETE' });
    expect(body).toMatchObject({ documents_removed: 2 });
    expect(await stored()).toEqual([]);
    await eventually(async () => {
      const left = await vaultFiles();
      expect(files.filter((name) => left.has(name))).toEqual([]);
    });
  });
});

describe('a copy is refused', () => {
  it('before its picture, which is still asked for', async () => {
    const files = await vaultFiles();
    expect(errorOf(await copyOf(jpegBytes()))).toEqual(refused);
    expect(errorOf(await device.upload('document-front', jpegBytes(), { metadata: copyMetadata() }))).toEqual(
      refused,
    );
    expect((await device.session()).captures).toEqual([]);
    expect(await vaultFiles()).toEqual(files);
  });

  it('beside the picture of the other side only', async () => {
    const picture = jpegBytes();
    await device.picture('document-back', picture);
    expect(errorOf(await copyOf(picture))).toEqual(refused);
  });

  it('after its picture was replaced', async () => {
    const [picture, next, copy] = [jpegBytes(), jpegBytes(), jpegBytes()];
    await device.picture('document-front', picture);
    await copyOf(picture, copy);
    await device.picture('document-front', next);
    expect(errorOf(await copyOf(picture, copy))).toEqual(refused);
    expect(await stored()).toHaveLength(1);
    sessionOf(await copyOf(next));
    expect(await stored()).toHaveLength(2);
  });

  it.each(['selfie', 'liveness', 'proof-of-address'])('of a %s', async (step) => {
    await device.picture('selfie');
    const challenge = await device.challenge();
    const parts: Record<string, object> = {
      liveness: {
        liveness: {
          nonce: challenge.nonce,
          frame: 0,
          frames: 3,
          action: challenge.actions[0],
          taken_at_ms: 0,
        },
      },
      'proof-of-address': { proof_of_address: { kind: 'utility_bill', document_date: '2026-02-01' } },
    };
    const metadataJson = JSON.stringify({ ...copyMetadata(), ...parts[step] });
    expect(errorOf(await device.upload(step, jpegBytes(), { metadataJson }))).toEqual(refused);
  });

  it.each([
    ['of another kind', { copy: 'enlarged' }],
    ['with an unreadable digest of its picture', { copy_of: 'sha-256=abc' }],
    ['with a reading', { reading: readingWire }],
    ['with doubts', { doubts: ['blur'] }],
    ['of nothing that calls itself a copy', { copy: undefined }],
  ])('%s', async (_, more) => {
    const picture = jpegBytes();
    await device.picture('document-front', picture);
    const metadataJson = JSON.stringify({ ...copyMetadata(picture), ...more });
    expect(errorOf(await device.upload('document-front', jpegBytes(), { metadataJson }))).toEqual(refused);
    expect(await stored()).toHaveLength(1);
  });

  it('as a PDF', async () => {
    const picture = jpegBytes();
    await device.picture('document-front', picture);
    const options = { metadata: copyMetadata(picture), contentType: 'application/pdf' };
    expect(errorOf(await device.upload('document-front', pdfBytes(), options))).toEqual({
      error: 'upload.rejected_type',
      status_code: 415,
    });
  });
});

it('cannot take the place of its picture in the vault', async () => {
  const picture = jpegBytes();
  await device.picture('document-front', picture);
  await copyOf(picture);
  const [{ id: pictureId } = { id: '' }, { id: copyId } = { id: '' }] = await stored();
  const fileOf = (id: string) => join(sandbox.dataDir, 'captures', `${id}.sealed`);
  await copyFile(fileOf(copyId), fileOf(pictureId));
  await expect(sandbox.running.vault.read(pictureId)).rejects.toThrow();
});
