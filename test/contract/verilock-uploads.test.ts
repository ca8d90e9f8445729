/** Verilock "Upload document" and "Upload selfie": what is kept, what is answered, what is refused. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, textOf, verifa, verilock } from './backend.ts';
import { Device } from './device.ts';
import { expectSamePicture } from './kept-picture.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes, pdfBytes, pngBytes } from './specimen-files.ts';
import { beginning, refusal, sendForm } from './verilock-form.ts';

const many = { all: 10_000, creating: 10_000 };

const sandbox = await sandboxOfFile({ callLimits: { verifa: many, verilock: many } });

const documentOnly = { profile_id: '01234567-89ab-cdef-0123-456789abcd01' };
const passportsOnly = { profile_id: '01234567-89ab-cdef-0123-456789abcd03' };

const newSession = async (body = {}) => (await newVerilockSession(sandbox.url, body)).id;

const send = (id: string, kind: 'documents' | 'selfie', form: Parameters<typeof sendForm>[2], key?: string) =>
  sendForm(sandbox.url, `/sessions/${id}/${kind}`, form, key);

/** The records of a session's files. */
const kept = (id: string) => sandbox.running.storage.captures(id);

describe('upload document', () => {
  it('answers exactly the documented fields', async () => {
    const id = await newSession();
    const form = { file: jpegBytes(), side: 'front', document_type: 'driving_license' };
    const { status, body, headers } = await send(id, 'documents', form);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: like(/^doc_[\da-f]{32}$/),
      session_id: id,
      side: 'front',
      document_type: 'driving_license',
      status: 'uploaded',
      created_at: '2026-03-01T12:00:00.000Z',
    });
    expect(headers.get('X-Request-Id')).toMatch(/^req_/);
  });

  it.each([
    ['JPG', 'image/jpeg', jpegBytes()],
    ['PNG', 'image/png', pngBytes()],
    ['PDF', 'application/pdf', pdfBytes()],
  ])('keeps a %s, and what it shows: "JPG, PNG, PDF"', async (_, mimeType, file) => {
    const id = await newSession();
    const { body } = await send(id, 'documents', { file, side: 'front' });
    const [capture] = await kept(id);
    expect(capture).toMatchObject({ id: body['id'], step: 'document-front', mimeType, bytes: file.length });
    const bytes = await sandbox.running.vault.read(capture?.id ?? '');
    if (mimeType === 'application/pdf') expect(new Uint8Array(bytes)).toEqual(file);
    else await expectSamePicture(bytes, file);
  });

  it('keeps one file a side: the next one replaces it', async () => {
    const id = await newSession();
    const first = await send(id, 'documents', { file: jpegBytes(), side: 'front', document_type: 'id_card' });
    const back = await send(id, 'documents', { file: jpegBytes(), side: 'back' });
    const second = await send(id, 'documents', { file: pngBytes(), side: 'front' });
    expect(second.body).toMatchObject({ document_type: 'id_card' });
    expect((await kept(id)).map((capture) => capture.id)).toEqual([back.body['id'], second.body['id']]);
    expect(first.body['id']).not.toBe(second.body['id']);
  });

  it('drops the pictures of the document before when it is another one', async () => {
    const id = await newSession();
    await send(id, 'documents', { file: jpegBytes(), side: 'front', document_type: 'id_card' });
    await send(id, 'documents', { file: jpegBytes(), side: 'back' });
    await send(id, 'documents', { file: jpegBytes(), side: 'front', document_type: 'passport' });
    expect((await kept(id)).map(({ step }) => step)).toEqual(['document-front']);
  });

  it('needs no document_type: "optional"', async () => {
    const answer = await send(await newSession(), 'documents', { file: jpegBytes(), side: 'front' });
    expect(answer).toMatchObject({ status: 200, body: { document_type: null } });
  });

  it('knows the document_type where the profile accepts one only', async () => {
    const id = await newSession(passportsOnly);
    expect(await send(id, 'documents', { file: jpegBytes(), side: 'front' })).toMatchObject({
      body: { document_type: 'passport' },
    });
  });

  it.each([
    ['file', {}, { side: 'front' }],
    ['file', {}, { file: 'a text', side: 'front' }],
    ['file', {}, { file: new Uint8Array(), side: 'front' }],
    ['file', {}, { file: beginning('RIFF\0\0\0\0WEBPVP8 '), side: 'front' }],
    ['file', {}, { file: beginning('GIF89a'), side: 'front' }],
    ['side', {}, { file: jpegBytes() }],
    ['side', {}, { file: jpegBytes(), side: 'left' }],
    ['side', {}, { file: jpegBytes(), side: 'back', document_type: 'passport' }],
    ['document_type', {}, { file: jpegBytes(), side: 'front', document_type: 'drivers_license' }],
    ['document_type', passportsOnly, { file: jpegBytes(), side: 'front', document_type: 'id_card' }],
  ])('refuses a wrong %s', async (field, session, form) => {
    const id = await newSession(session);
    const { status, body } = await send(id, 'documents', form);
    expect(status).toBe(422);
    expect(body).toEqual(refusal({ [field]: [like(/./)] }));
    expect(await kept(id)).toEqual([]);
  });

  it('takes 10 MB and not a byte more: "max 10MB"', async () => {
    const id = await newSession(documentOnly);
    const of = (length: number) => send(id, 'documents', { file: jpegBytes(length), side: 'front' });
    expect((await of(10_000_000)).status).toBe(200);
    const { status, body } = await of(10_000_001);
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: 'validation_error', details: { file: [like(/10 MB/)] } });
    expect((await of(11_000_000)).status).toBe(422);
  });

  it('takes a form and nothing else', async () => {
    const path = `/sessions/${await newSession()}/documents`;
    expect(await verilock(sandbox.url, path, { side: 'front' })).toMatchObject({
      status: 422,
      body: { error: 'validation_error', message: like(/multipart\/form-data/), details: null },
    });
  });
});

describe('upload selfie', () => {
  it.each([
    ['JPG', 'image/jpeg', jpegBytes()],
    ['PNG', 'image/png', pngBytes()],
  ])('answers exactly the documented fields for a %s', async (_, mimeType, file) => {
    const id = await newSession();
    const { status, body } = await send(id, 'selfie', { file });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: like(/^sel_[\da-f]{32}$/),
      session_id: id,
      status: 'uploaded',
      created_at: '2026-03-01T12:00:00.000Z',
    });
    expect(await kept(id)).toMatchObject([{ id: body['id'], step: 'selfie', mimeType }]);
  });

  it('replaces the selfie before', async () => {
    const id = await newSession();
    await send(id, 'selfie', { file: jpegBytes() });
    const { body } = await send(id, 'selfie', { file: jpegBytes() });
    expect((await kept(id)).map((capture) => capture.id)).toEqual([body['id']]);
  });

  it.each([
    ['a PDF', {}, { file: pdfBytes() }],
    ['nothing', {}, {}],
    ['a field of another name', {}, { image: jpegBytes() }],
    ['a selfie that the profile does not ask for', documentOnly, { file: jpegBytes() }],
  ])('refuses %s', async (_, session, form) => {
    const { status, body } = await send(await newSession(session), 'selfie', form);
    expect(status).toBe(422);
    expect(body).toEqual(refusal({ file: [like(/./)] }));
  });
});

describe('a session that takes uploads', () => {
  it('shows its device what has arrived, so that it is not asked again', async () => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url);
    await send(id, 'documents', { file: pngBytes(), side: 'front', document_type: 'passport' });
    await send(id, 'selfie', { file: jpegBytes() });
    expect(await (await Device.on(captureUrl)).session()).toMatchObject({
      document_type: 'passport',
      captures: [{ step: 'document-front' }, { step: 'selfie' }],
    });
  });

  const calls = [
    ['documents', { file: jpegBytes(), side: 'front' }],
    ['selfie', { file: jpegBytes() }],
  ] as const;

  it.each(calls)('is not expired: %s', async (kind, form) => {
    const id = await newSession({ expires_in: 300 });
    sandbox.clock.advance(300_000);
    expect(await send(id, kind, form)).toMatchObject({
      status: 409,
      body: { error: 'conflict', message: like(/expired/), details: null },
    });
  });

  it.each(calls)('is not submitted: %s', async (kind, form) => {
    const { id, captureUrl } = await newVerilockSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    expect(await send(id, kind, form)).toMatchObject({
      status: 409,
      body: { error: 'conflict', message: like(/submitted/), details: null },
    });
  });

  it.each(calls)('is known to the key: %s', async (kind, form) => {
    const id = await newSession();
    const notFound = { error: 'not_found', message: 'Session not found.', details: null };
    expect(await send(id, kind, form, 'qi_live_demo')).toMatchObject({ status: 404, body: notFound });
    expect(await send('ses_none', kind, form)).toMatchObject({ status: 404, body: notFound });
    const { id: verifaId } = await newVerifaSession(sandbox.url);
    expect(await send(verifaId, kind, form)).toMatchObject({ status: 404, body: notFound });
    expect(await verifa(sandbox.url, `/sessions/${id}/${kind}`, {})).toMatchObject({ status: 404 });
    expect(textOf((await send(id, kind, form, 'qi_test_wrong')).body, 'error')).toBe('authentication_error');
  });
});
