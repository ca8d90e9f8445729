/** Verifa "Redact session data": what is gone afterwards, and what stays. */
import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newVerifaSession, readJson, textOf, verifa, type Json } from './backend.ts';
import { everyByte, keptCaptures, keptCodes } from './data-directory.ts';
import { cameraMetadata, Device, errorOf } from './device.ts';
import { readingWire } from './device-reading.ts';
import { eventually } from './eventually.ts';
import { jpegBytes } from './specimen-files.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

const redact = (id: string, headers: Record<string, string> = {}) =>
  verifa(sandbox.url, `/sessions/${id}/data`, undefined, { method: 'DELETE', ...headers });
const read = async (id: string, path = '') => (await verifa(sandbox.url, `/sessions/${id}${path}`)).body;
const vaultFiles = () => readdir(join(sandbox.dataDir, 'captures'));

const label = 'Adas Telefon';
const metadata = { note: 'customer Ada L. of Torquay' };

/** A name that nobody has told the sandbox: the device has read it. */
const readName = 'READ-FROM-THE-CARD';
const reading = { ...readingWire, fields: { last_name: readName } };

/** A session with everything in it: prefilled and entered values, pictures, what was read, a handed-over link. */
const filled = async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {
    external_ref: 'user_1',
    metadata,
    redirect_url: 'https://shop.example/done?customer=ada.lovelace',
    fields: { first_name: 'Prefilled-Ada', date_of_birth: '1990-03-02' },
  });
  const device = await Device.on(captureUrl, label);
  const pictures = [jpegBytes(), jpegBytes(), jpegBytes()] as const;
  await device.consent();
  await device.documentType('passport');
  await device.upload('document-front', pictures[0], {
    metadata: { ...cameraMetadata, reading, doubts: ['glare'] },
  });
  const copy = { ...cameraMetadata, copy: 'rectified' } as const;
  await device.upload('document-front', pictures[2], { metadata: copy });
  await device.picture('selfie', pictures[1]);
  await device.liveness();
  return { id, device, pictures };
};
const finish = async (device: Device): Promise<void> => {
  await device.complete();
  await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
};

describe('the answer', () => {
  it('has exactly the documented fields', async () => {
    const { id, device } = await filled();
    await finish(device);
    const answer = await redact(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      status: 'deleted',
      session_id: id,
      documents_removed: 6,
      message: 'All personal data and documents of the session are deleted.',
    });
  });

  // The documented errors are 401 and 404 only: repeating is none.
  it('is the same kind of answer the second time, and nothing is announced again', async () => {
    const { id } = await filled();
    await redact(id);
    const again = await redact(id);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ status: 'deleted', session_id: id, documents_removed: 0 });
    const events = (await sandbox.running.storage.deliveries(id)).map(({ event }) => event);
    expect(events.filter((event) => event === 'session.redacted')).toHaveLength(1);
  });

  it('is stored under an Idempotency-Key like any other', async () => {
    const { id } = await filled();
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await redact(id, headers);
    const second = await redact(id, headers);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
  });
});

describe('what is gone', () => {
  it('every file of the vault, and every readable trace in the data directory', async () => {
    const { id, device, pictures } = await filled();
    const request = { purpose: 'send', fresh: true, language: null, theme: null };
    const headers = { Origin: 'http://localhost:39999' };
    const { body: handoff } = await device.send('POST', '/handoff', request, headers);
    const handoffUrl = textOf(handoff, 'capture_url');
    const codes = await keptCodes(sandbox.dataDir);
    expect(codes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    await finish(device);
    const fingerprint = createHash('sha256').update(pictures[0]).digest('hex');
    const traces = [
      ...[label, metadata.note, 'ada.lovelace', fingerprint, '"ip":"', 'localhost:39999'],
      ...[`jkt:${device.key}`, ...codes],
    ];
    const before = await everyByte(sandbox.dataDir);
    for (const trace of traces) expect(before.includes(trace), trace).toBe(true);
    expect(await vaultFiles()).toHaveLength(6);
    const sealed = (await keptCaptures(sandbox.dataDir)).map(({ metadataSealed }) => String(metadataSealed));
    expect(sealed).toHaveLength(6);
    for (const text of sealed) expect(before.includes(text)).toBe(true);

    await redact(id);
    await eventually(async () => {
      expect(await vaultFiles()).toEqual([]);
    });
    const after = await everyByte(sandbox.dataDir);
    for (const trace of [...traces, ...sealed, 'Prefilled-Ada', '1990-03-02', readName])
      expect(after.includes(trace), trace).toBe(false);
    for (const picture of pictures) expect(after.includes(Buffer.from(picture).subarray(8, 40))).toBe(false);
    expect(after.includes(handoffUrl.split('/').at(-1) ?? '')).toBe(false);
  });

  it('what the result tells of the person', async () => {
    const { id, device } = await filled();
    await finish(device);
    expect(await read(id, '/result')).toMatchObject({
      extracted_data: { first_name: 'Prefilled-Ada' },
      sensitive_data_expired: false,
    });
    await redact(id);
    expect(await read(id, '/result')).toMatchObject({
      status: 'approved',
      extracted_data: {},
      extracted_age: null,
      age_check_passed: null,
      sensitive_data_expired: true,
    });
  });

  it('what the console shows', async () => {
    const { id, device } = await filled();
    await finish(device);
    const look = async () => readJson(await fetch(`${sandbox.url}/console/api/sessions/${id}`));
    expect(JSON.stringify((await look()).body)).toContain(readName);
    await redact(id);
    const { body } = await look();
    expect(body).toMatchObject({ captures: [], fields: {}, applicant: {}, consent: { ip: null } });
    expect(JSON.stringify(body)).not.toMatch(/Ada|127\.0\.0\.1"|::1"|1990-03|READ-FROM/);
  });

  it('the ways in: links are revoked and credentials are worth nothing', async () => {
    const { id, device } = await filled();
    await redact(id);
    expect(errorOf(await device.send('GET', '/session')).status_code).toBe(401);
    expect(errorOf(await device.tryClaim())).toEqual({ error: 'session.expired', status_code: 410 });
    expect(await device.invitation()).toMatchObject({ claimable: 'expired', handoff: null });
  });

  it('the ways in of a completed session, through a one-time link too', async () => {
    const { id } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const link = await verifa(sandbox.url, `/sessions/${id}/generate-one-time-link`, {});
    const device = await Device.on(textOf(link.body, 'capture_url'), label);
    await device.consent();
    await device.documentType('passport');
    await device.picture('document-front');
    await finish(device);
    await redact(id);
    expect(errorOf(await device.tryClaim()).error).toBe('session.expired');
    expect((await sandbox.running.storage.devices(id)).map((known) => known.label)).toEqual(['']);
  });

  it('stored answers: the same request again is no longer answered with the values', async () => {
    const { captureUrl, id } = await newVerifaSession(sandbox.url, {
      workflow_id: 'wf_full',
      fields: { first_name: 'Prefilled-Ada' },
    });
    const device = new Device(captureUrl);
    const headers = { 'Idempotency-Key': randomUUID() };
    expect(JSON.stringify((await device.tryClaim('en', headers)).body)).toContain('Prefilled-Ada');
    expect(JSON.stringify((await device.tryClaim('en', headers)).body)).toContain('Prefilled-Ada');
    await redact(id);
    expect(JSON.stringify((await device.tryClaim('en', headers)).body)).not.toContain('Prefilled-Ada');
  });
});

describe('what stays', () => {
  it('that there was a session, its reference, its tags, and what came of it', async () => {
    const { id, device } = await filled();
    await verifa(sandbox.url, `/sessions/${id}/tags/add`, { tag: 'eu' });
    await finish(device);
    await redact(id);
    expect(await read(id)).toMatchObject({
      id,
      status: 'completed',
      external_ref: 'user_1',
      metadata: {},
      document_type: 'passport',
      retention_status: 'redacted',
      consent_ip: null,
      capture_url: null,
      tags: ['eu'],
    });
  });

  // Verifa "Sessions": a redacted session cannot be resumed; "Generate link": nor have links generated.
  it.each(['resume', 'generate-one-time-link'])('nothing to %s', async (operation) => {
    const { id } = await filled();
    await redact(id);
    const answer = await verifa(sandbox.url, `/sessions/${id}/${operation}`, {});
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'invalid_state', status_code: 400 });
  });
});

describe('a session that was not over', () => {
  it.each(['pending', 'capturing', 'sandbox_pending'])('%s ends as expired', async (status) => {
    const { id, device } = await filled();
    if (status === 'pending') await verifa(sandbox.url, `/sessions/${id}/resume`, {});
    if (status === 'sandbox_pending') await device.complete();
    expect(await read(id)).toMatchObject({ status });
    await redact(id);
    expect(await read(id)).toMatchObject({ status: 'expired', capture_url: null });
    const deliveries = await sandbox.running.storage.deliveries(id);
    expect(deliveries.slice(0, 2).map(({ event }) => event)).toEqual(['session.redacted', 'session.expired']);
  });

  it('is announced as session.redacted, without anything personal', async () => {
    const { id, device } = await filled();
    await finish(device);
    await redact(id);
    const [redacted] = await sandbox.running.storage.deliveries(id);
    expect(JSON.parse(redacted?.payload ?? '') as Json).toEqual({
      event: 'session.redacted',
      data: {
        session_id: id,
        external_ref: 'user_1',
        status: 'completed',
        is_sandbox: true,
        created_at: '2026-03-01T12:00:00.000Z',
      },
      created_at: '2026-03-01T12:00:00.000Z',
    });
  });
});
