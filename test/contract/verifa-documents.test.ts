/** Verifa's uploads by a backend: one file of a session, and the submission once all are there. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, textOf, verifa } from './backend.ts';
import { Device } from './device.ts';
import { expectSamePicture } from './kept-picture.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';
import { fileOf, refusedIn, uploadDocument } from './upload-form.ts';

const sandbox = await sandboxOfFile();

const live = { 'X-API-Key': 'vk_live_demo' };
const newSession = async (body = {}) => (await newVerifaSession(sandbox.url, body)).id;
const upload = (
  id: string,
  ...more: Parameters<typeof uploadDocument> extends [string, string, ...infer M] ? M : never
) => uploadDocument(sandbox.url, id, ...more);
const get = async (id: string) => (await verifa(sandbox.url, `/sessions/${id}`)).body;
const submit = (id: string, key = 'vk_sandbox_demo') =>
  verifa(sandbox.url, `/sessions/${id}/submit`, undefined, { method: 'POST', key });
const eventsOf = async (id: string) =>
  (await sandbox.running.storage.deliveries(id)).map(({ event }) => event).toReversed();

describe('upload a session document', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const)(
    'takes %s and answers exactly the documented fields',
    async (mimeType) => {
      const id = await newSession();
      const bytes = fileOf[mimeType]();
      const answer = await upload(id, { document_type: 'id_front' }, { bytes, declared: mimeType });
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual({
        id: like(/^doc_[0-9a-f]{32}$/),
        session_id: id,
        document_type: 'id_front',
        mime_type: mimeType,
        file_size_bytes: bytes.length,
        created_at: new Date(sandbox.clock.timeMs).toISOString(),
      });
      const kept = await sandbox.running.vault.read(textOf(answer.body, 'id'));
      if (mimeType === 'application/pdf') expect(new Uint8Array(kept)).toEqual(bytes);
      else await expectSamePicture(kept, bytes);
    },
  );

  it('"pending → capturing" with the first file, announced once', async () => {
    const id = await newSession();
    await upload(id, { document_type: 'id_front' });
    expect(await get(id)).toMatchObject({ status: 'capturing' });
    await upload(id, { document_type: 'selfie' });
    expect(await eventsOf(id)).toEqual(['session.created', 'session.started']);
  });

  it('"same type again replaces", and the file before it is gone', async () => {
    const id = await newSession();
    const first = textOf((await upload(id, { document_type: 'id_front' })).body, 'id');
    const second = textOf((await upload(id, { document_type: 'id_front' })).body, 'id');
    const back = textOf((await upload(id, { document_type: 'id_back' })).body, 'id');
    const kept = await sandbox.running.storage.captures(id);
    expect(kept.map((capture) => capture.id)).toEqual([second, back]);
    await sandbox.restart();
    expect(await readdir(join(sandbox.dataDir, 'captures'))).not.toContain(`${first}.sealed`);
  });

  it('keeps the same file once, under its first id', async () => {
    const id = await newSession();
    const bytes = jpegBytes();
    const first = await upload(id, { document_type: 'selfie' }, { bytes });
    const again = await upload(id, { document_type: 'selfie' }, { bytes });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(await sandbox.running.storage.captures(id)).toHaveLength(1);
  });

  it('answers a repeat with the same Idempotency-Key, though its boundary is another one', async () => {
    const id = await newSession();
    const bytes = jpegBytes();
    const options = { bytes, headers: { 'Idempotency-Key': 'upload-1' } };
    const first = await upload(id, { document_type: 'id_front' }, options);
    const again = await upload(id, { document_type: 'id_front' }, options);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const other = await upload(id, { document_type: 'id_back' }, options);
    expect(other.body).toMatchObject({ error: 'idempotency_mismatch', status_code: 422 });
  });

  it('keeps the kind and date of a proof of address', async () => {
    const id = await newSession({ workflow_id: 'wf_full' });
    const fields = { document_type: 'proof_of_address', poa_document_type: 'utility_bill' };
    const dated = { ...fields, poa_document_date: '2026-02-01' };
    const answer = await upload(id, dated, {
      bytes: fileOf['application/pdf'](),
      declared: 'application/pdf',
    });
    expect(answer.status).toBe(201);
    const [kept] = await sandbox.running.storage.captures(id);
    expect(kept?.metadata.proof_of_address).toEqual({ kind: 'utility_bill', document_date: '2026-02-01' });
    expect((await upload(id, fields)).status).toBe(201);
  });

  it('shows what is uploaded to the device that goes on with the session', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    await upload(id, { document_type: 'selfie' }, { bytes: fileOf['image/webp'](), declared: 'image/webp' });
    const device = await Device.on(captureUrl);
    expect((await device.session()).captures).toMatchObject([{ step: 'selfie', mime_type: 'image/jpeg' }]);
  });

  it.each([
    ['no document_type', {}, ['document_type']],
    ['an unknown document_type', { document_type: 'passport' }, ['document_type']],
    ['"poa_document_type required"', { document_type: 'proof_of_address' }, ['poa_document_type']],
    [
      'a date that is none',
      {
        document_type: 'proof_of_address',
        poa_document_type: 'bank_statement',
        poa_document_date: '2026-02-30',
      },
      ['poa_document_date'],
    ],
    [
      'a date in the future',
      {
        document_type: 'proof_of_address',
        poa_document_type: 'bank_statement',
        poa_document_date: '2026-03-03',
      },
      ['poa_document_date'],
    ],
  ])('refuses %s with 422', async (_, fields, refused) => {
    const answer = await upload(await newSession(), fields);
    expect(answer.status).toBe(422);
    expect(refusedIn(answer)).toEqual(refused);
  });

  it.each([
    ['an empty file', 'id_front', new Uint8Array(0), 'image/jpeg'],
    ['a file of another type', 'id_front', new TextEncoder().encode('<svg></svg>'), 'image/jpeg'],
    ['a file that is declared as another type', 'id_front', fileOf['image/png'](), 'image/jpeg'],
    [
      'a container that is no WebP',
      'id_front',
      new TextEncoder().encode('RIFF\x10\0\0\0WAVEfmt '),
      'image/webp',
    ],
    ['"selfie" as a PDF', 'selfie', fileOf['application/pdf'](), 'application/pdf'],
    ['no file', 'selfie', null, ''],
  ])('refuses %s with 422 and keeps nothing', async (_, type, bytes, declared) => {
    const id = await newSession();
    const answer = await upload(id, { document_type: type }, { bytes, declared });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: 'validation_error' });
    expect(refusedIn(answer)).toEqual(['file']);
    expect(await get(id)).toMatchObject({ status: 'pending' });
    expect(await sandbox.running.storage.captures(id)).toEqual([]);
  });

  it('"max 10MB": takes the last byte and refuses one more', async () => {
    const id = await newSession();
    const most = await upload(id, { document_type: 'id_front' }, { bytes: jpegBytes(10_000_000) });
    expect(most.body).toMatchObject({ file_size_bytes: 10_000_000 });
    const more = await upload(id, { document_type: 'id_front' }, { bytes: jpegBytes(10_000_001) });
    expect(more.status).toBe(413);
    expect(more.body).toMatchObject({ error: 'payload_too_large', errors: [{ field: 'file' }] });
  });

  it('refuses what is no form, a key that may not, and sessions of others', async () => {
    const id = await newSession();
    expect((await verifa(sandbox.url, `/sessions/${id}/documents`, { document_type: 'selfie' })).status).toBe(
      415,
    );
    const fields = { document_type: 'id_front' };
    const as = (key: string) => ({ headers: { 'X-API-Key': key } });
    expect((await upload(id, fields, as('vk_sandbox_unknown'))).status).toBe(401);
    expect((await upload(id, fields, as('vk_sandbox_readonly'))).status).toBe(403);
    expect((await upload(id, fields, { headers: live })).status).toBe(404);
    expect((await upload((await newVerilockSession(sandbox.url)).id, fields)).status).toBe(404);
  });
});

describe('submit a session', () => {
  it('names "id_front" and "selfie" where they are missing, and changes nothing', async () => {
    const id = await newSession();
    const answer = await submit(id);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      error: 'validation_error',
      detail: 'Documents are missing: id_front, selfie.',
      status_code: 422,
      errors: [
        { field: 'id_front', message: 'has not been uploaded' },
        { field: 'selfie', message: 'has not been uploaded' },
      ],
    });
    expect(await get(id)).toMatchObject({ status: 'pending', processing_attempts: 0 });
  });

  it('asks for no selfie where the workflow has none, and "sandbox → sandbox_pending"', async () => {
    const id = await newSession({ workflow_id: 'wf_document' });
    await upload(id, { document_type: 'id_front' });
    const answer = await submit(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id,
      status: 'sandbox_pending',
      submitted_at: new Date(sandbox.clock.timeMs).toISOString(),
    });
  });

  it.each(['drivers_license', 'national_id'])('asks for "id_back" of a %s', async (documentType) => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType(documentType);
    await upload(id, { document_type: 'id_front' });
    expect(refusedIn(await submit(id))).toEqual(['id_back']);
    await upload(id, { document_type: 'id_back' });
    expect((await submit(id)).body).toMatchObject({ status: 'sandbox_pending' });
    expect(await device.session()).toMatchObject({ status: 'sandbox_pending' });
  });

  it('decides at once what decides itself, and a live session after its processing', async () => {
    const auto = await newSession({ workflow_id: 'wf_document', metadata: { sandbox_outcome: 'reject' } });
    await upload(auto, { document_type: 'id_front' });
    expect((await submit(auto)).body).toMatchObject({ status: 'completed' });
    expect(await eventsOf(auto)).toEqual(['session.created', 'session.started', 'session.declined']);

    const { id } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
    await upload(id, { document_type: 'id_front' }, { headers: live });
    await upload(id, { document_type: 'selfie' }, { headers: live });
    expect((await submit(id, 'vk_live_demo')).body).toMatchObject({ status: 'completed' });
  });

  it('refuses a key that may not, and sessions of others', async () => {
    const id = await newSession();
    expect((await submit(id, 'vk_unknown')).status).toBe(401);
    expect((await submit(id, 'vk_sandbox_readonly')).status).toBe(403);
    expect((await submit(id, 'vk_live_demo')).status).toBe(404);
    expect((await submit((await newVerilockSession(sandbox.url)).id)).status).toBe(404);
  });
});
