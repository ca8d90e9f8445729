/** Whole captures by fetch, and what the backend sees of them. */
import { expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verifa } from './backend.ts';
import { cameraMetadata, Device, sessionOf } from './device.ts';
import { expectSamePicture } from './kept-picture.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes, pdfBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

it('takes everything that the full workflow asks for, and ends in the chosen outcome', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {
    workflow_id: 'wf_full',
    country: 'US',
    redirect_url: 'https://example.com/done',
  });
  const device = new Device(captureUrl, 'Chrome on Android');
  expect(await device.invitation()).toMatchObject({
    protocol: 'idv-capture/1',
    brand: { name: 'Sandbox Bank' },
    is_sandbox: true,
    claimable: 'yes',
    handoff: null,
  });

  const claimed = await device.claim('de-AT');
  expect(claimed).toMatchObject({
    id,
    provider: 'verifa',
    status: 'capturing',
    holder: 'this_device',
    other_device: null,
    redirect_url: 'https://example.com/done',
    allowed_origins: ['http://localhost:*', 'http://127.0.0.1:*'],
    document_type: null,
    captures: [],
    expires_at: '2026-03-01T12:20:00.000Z',
    server_time: '2026-03-01T12:00:00.000Z',
    consent: { version: '2026-01', language: 'de', accepted: false },
    documents: [
      { type: 'drivers_license', has_back: true },
      { type: 'passport', has_back: false },
      { type: 'residence_permit', has_back: true },
    ],
  });
  expect(claimed.steps).toEqual([
    ...['consent', 'document-type', 'document-front', 'document-back', 'selfie', 'liveness'],
    ...['fields', 'proof-of-address', 'review', 'sandbox-outcome'],
  ]);
  expect(claimed.consent.paragraphs).toHaveLength(3);
  for (const { url } of claimed.consent.links) expect((await fetch(url)).status).toBe(200);

  expect((await device.consent()).consent.accepted).toBe(true);
  expect(await device.documentType('drivers_license')).toMatchObject({ document_type: 'drivers_license' });
  const front = jpegBytes(4000);
  const afterFront = await device.picture('document-front', front);
  expect(afterFront.captures).toEqual([
    {
      step: 'document-front',
      mime_type: 'image/jpeg',
      bytes: 4000,
      files: 1,
      received_at: '2026-03-01T12:00:00.000Z',
    },
  ]);
  await device.picture('document-back');
  await device.picture('selfie');
  await device.liveness(9);
  await device.ask('PUT', '/fields', {
    fields: {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      date_of_birth: '1990-12-10',
      ssn: '078-05-1120',
      address_street: '1 Main Street',
      address_city: 'Springfield',
      address_postal_code: '12345',
      address_country: 'US',
    },
  });
  const bill = pdfBytes(3000);
  const poa = await device.upload('proof-of-address', bill, {
    contentType: 'application/pdf',
    metadata: {
      source: 'file',
      width_px: null,
      height_px: null,
      proof_of_address: { kind: 'utility_bill', document_date: '2026-02-01' },
    },
  });
  const complete = sessionOf(poa);
  expect(complete.fields_received).toBe(true);
  expect(complete.captures.map(({ step, files, mime_type }) => [step, files, mime_type])).toEqual([
    ['document-front', 1, 'image/jpeg'],
    ['document-back', 1, 'image/jpeg'],
    ['selfie', 1, 'image/jpeg'],
    ['liveness', 9, 'image/jpeg'],
    ['proof-of-address', 1, 'application/pdf'],
  ]);
  expect(await device.complete()).toMatchObject({ status: 'sandbox_pending' });
  expect(await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' })).toMatchObject({
    status: 'submitted',
  });

  // A picture is there as it looked, a document as it was sent.
  const stored = await sandbox.running.storage.captures(id);
  const bytesOf = async (step: string) => {
    const capture = stored.find((candidate) => candidate.step === step);
    return new Uint8Array(await sandbox.running.vault.read(capture?.id ?? ''));
  };
  await expectSamePicture(await bytesOf('document-front'), front);
  expect(await bytesOf('proof-of-address')).toEqual(bill);
  expect(stored.find(({ step }) => step === 'document-front')?.metadata).toEqual(cameraMetadata);
  expect(await verifa(sandbox.url, `/sessions/${id}`)).toMatchObject({ body: { status: 'completed' } });
});

it('submits a live session without an outcome step', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
  const device = await Device.on(captureUrl);
  expect((await device.session()).is_sandbox).toBe(false);
  expect((await device.session()).steps).not.toContain('sandbox-outcome');
  await device.captureAll('national_id');
  expect(await device.complete()).toMatchObject({ status: 'submitted' });
  const answer = await verifa(sandbox.url, `/sessions/${id}`, undefined, { key: 'vk_live_demo' });
  expect(answer.body).toMatchObject({ status: 'completed' });
});

it('takes a Verilock session through the same protocol', async () => {
  const { captureUrl } = await newVerilockSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.captureAll('id_card');
  const session = await device.complete();
  expect(session).toMatchObject({
    provider: 'verilock',
    status: 'sandbox_pending',
    document_type: 'id_card',
  });
  expect(session.captures.map(({ step }) => step)).toEqual([
    ...['document-front', 'document-back', 'selfie', 'liveness'],
  ]);
});

it.each([
  ['en-GB', 'en', /Your face/],
  ['de', 'de', /Ihr Gesicht/],
  ['fr-CA', 'fr', /Votre visage/],
  ['es-419', 'es', /Su cara/],
  ['ar', 'ar', /وجهك/],
  ['ja', 'en', /Your face/],
  [null, 'en', /Your face/],
])('states the consent of a person who reads %s in %s', async (language, expected, sentence) => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const { consent } = await new Device(captureUrl).claim(language);
  expect(consent.language).toBe(expected);
  expect(consent.paragraphs.join(' ')).toMatch(sentence);
});

it('counts the revision up with every change, and not without one', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  const revisions = [
    (await device.session()).revision,
    (await device.consent()).revision,
    (await device.documentType('passport')).revision,
    (await device.picture('document-front')).revision,
  ];
  expect(new Set(revisions).size).toBe(4);
  expect(revisions).toEqual(revisions.toSorted((one, other) => one - other));
  expect((await device.consent()).revision).toBe(revisions[3]);
  expect((await device.session()).revision).toBe(revisions[3]);
});
