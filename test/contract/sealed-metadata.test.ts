/** What is said of captures lies sealed in the database; data from before that is read all the same. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CaptureMetadataWire } from '../../src/session/request-schema.ts';
import { newVerifaSession, readJson } from './backend.ts';
import { everyByte, keptCaptures, replaceKeptCapture } from './data-directory.ts';
import { cameraMetadata, Device, sessionOf } from './device.ts';
import { readingWire } from './device-reading.ts';
import { jpegBytes } from './specimen-files.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

const metadata: CaptureMetadataWire = { ...cameraMetadata, reading: readingWire, doubts: ['expired'] };

/** A session with both sides, of which the front has been read. */
const twoSides = async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.documentType('drivers_license');
  const bytes = jpegBytes();
  await device.upload('document-front', bytes, { metadata });
  await device.picture('document-back');
  return { id, device, bytes };
};

const captures = (id: string) => sandbox.running.storage.captures(id);

it('gives nothing of it away to whoever has the disk, running or not', async () => {
  const { id } = await twoSides();
  const read = [...Object.values(readingWire.fields), readingWire.document_number, 'expired', 'width_px'];
  const isReadable = async (): Promise<unknown> => {
    const bytes = await everyByte(sandbox.dataDir);
    return read.filter((text) => bytes.includes(text ?? ''));
  };
  expect(await isReadable()).toEqual([]);
  await sandbox.restart();
  expect(await isReadable()).toEqual([]);
  expect(await captures(id)).toMatchObject([{ metadata }, { metadata: cameraMetadata }]);
});

it('opens it for no other record', async () => {
  const { id } = await twoSides();
  const [front, back] = await keptCaptures(sandbox.dataDir);
  await replaceKeptCapture(sandbox.dataDir, { ...back, metadataSealed: front?.['metadataSealed'] });
  await expect(captures(id)).rejects.toThrow();
});

it('goes on with data from before, and seals it once it changes', async () => {
  const { id, device, bytes } = await twoSides();
  for (const { metadataSealed, ...record } of await keptCaptures(sandbox.dataDir)) {
    expect(metadataSealed).toBeTypeOf('string');
    await replaceKeptCapture(sandbox.dataDir, { ...record, metadata: cameraMetadata });
  }
  await sandbox.restart();
  device.captureUrl = sandbox.url + new URL(device.captureUrl).pathname;
  expect(await captures(id)).toMatchObject([{ metadata: cameraMetadata }, { metadata: cameraMetadata }]);
  const { body } = await readJson(await fetch(`${sandbox.url}/console/api/sessions/${id}`));
  expect(body).toMatchObject({ captures: [{ width_px: cameraMetadata.width_px }, {}] });
  sessionOf(await device.upload('document-front', bytes, { metadata }));
  expect(await captures(id)).toMatchObject([{ metadata }, { metadata: cameraMetadata }]);
  const [front, back] = await keptCaptures(sandbox.dataDir);
  expect(front).not.toHaveProperty('metadata');
  expect(back).toMatchObject({ metadata: cameraMetadata });
});
