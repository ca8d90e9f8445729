/** Verifa "Export session data": everything that is held of a session, and what is left after a redaction. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newVerifaSession, textOf, verifa, type Json } from './backend.ts';
import { cameraMetadata, Device } from './device.ts';
import { readingWire } from './device-reading.ts';
import { eventually } from './eventually.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

const exportOf = async (id: string): Promise<Json> => {
  const answer = await verifa(sandbox.url, `/sessions/${id}/export`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const now = '2026-03-01T12:00:00.000Z';
const later = '2026-03-01T12:20:00.000Z';

/** A decided session with one picture, whose webhooks have all arrived. */
const decided = async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, {
    workflow_id: 'wf_document',
    external_ref: 'user_1',
    metadata: { plan: 'pro' },
    fields: { first_name: 'Ada' },
  });
  const device = await Device.on(captureUrl, 'Firefox on Linux');
  const bytes = jpegBytes(1500);
  await device.consent();
  await device.documentType('passport');
  await device.picture('document-front', bytes);
  await device.complete();
  await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
  await eventually(async () => {
    const deliveries = await sandbox.running.storage.deliveries(id);
    expect(deliveries.map(({ nextAttemptAtMs }) => nextAttemptAtMs)).toEqual([null, null, null]);
  });
  return { id, device, bytes };
};
const partOf = async (id: string, path: string) => (await verifa(sandbox.url, `/sessions/${id}${path}`)).body;

describe('the export', () => {
  it('holds every record of the session, opened', async () => {
    const { id, bytes } = await decided();
    const { capture_url, token_expires_at, ...session } = await partOf(id, '');
    expect([capture_url, token_expires_at]).toEqual([null, null]);
    expect(await exportOf(id)).toEqual({
      exported_at: now,
      session,
      consent: { at: now, ip: like(/127\.0\.0\.1|::1/), version: '2026-01', language: 'en' },
      applicant: { first_name: 'Ada' },
      fields: {},
      documents: [
        {
          id: like(/^cpt_/),
          step: 'document-front',
          frame: 0,
          mime_type: 'image/jpeg',
          file_size_bytes: 1500,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          details: cameraMetadata,
          created_at: now,
        },
      ],
      links: [
        {
          id: like(/^slk_/),
          kind: 'capture',
          status: 'consumed',
          asked_for_by: null,
          created_at: now,
          expires_at: later,
        },
      ],
      devices: [{ kind: 'desktop', label: 'Firefox on Linux', language: 'en-GB' }],
      checks: (await partOf(id, '/checks'))['data'],
      result: await partOf(id, '/result'),
      fraud_signals: await partOf(id, '/risk'),
      webhook_deliveries: (await partOf(id, '/webhook-deliveries'))['data'],
      screening: [],
      review_case: null,
      case_notes: [],
    });
  });

  it('holds the copy beside its picture, and what the device read from it', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('passport');
    const metadata = { ...cameraMetadata, reading: readingWire, doubts: ['blur' as const] };
    await device.upload('document-front', jpegBytes(), { metadata });
    const copy = { ...cameraMetadata, copy: 'rectified' } as const;
    await device.upload('document-front', jpegBytes(700), { metadata: copy });
    expect(await exportOf(id)).toMatchObject({
      documents: [
        { step: 'document-front', details: metadata },
        { step: 'document-front', details: copy, file_size_bytes: 700 },
      ],
    });
  });

  it('holds what the person entered', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_full' });
    const device = await Device.on(captureUrl);
    await device.consent();
    const fields = {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.org',
      date_of_birth: '1990-03-02',
      address_street: '1 High Street',
      address_city: 'Torquay',
      address_postal_code: 'TQ1 1AA',
      address_country: 'GB',
    };
    await device.ask('PUT', '/fields', { fields });
    expect(await exportOf(id)).toMatchObject({ fields, result: null, fraud_signals: null });
  });

  it('holds no token, key, credential or signature', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    const { capture_url: handoffUrl } = await device.handOff();
    const link = await verifa(sandbox.url, `/sessions/${id}/generate-one-time-link`, {});
    const text = JSON.stringify(await exportOf(id));
    const secrets = [captureUrl, handoffUrl, textOf(link.body, 'capture_url')].map((url) =>
      url.split('/').at(-1),
    );
    for (const secret of [...secrets, device.credential, device.key]) expect(text).not.toContain(secret);
    const digests = [device.key, device.credential].map((key) =>
      createHash('sha256').update(key).digest('hex'),
    );
    for (const digest of digests) expect(text).not.toContain(digest);
    expect(text).not.toMatch(/v1=/);
  });

  it('holds what is left of a redacted session', async () => {
    const { id } = await decided();
    await verifa(sandbox.url, `/sessions/${id}/data`, undefined, { method: 'DELETE' });
    const exported = await exportOf(id);
    expect(exported).toMatchObject({
      session: { id, external_ref: 'user_1', retention_status: 'redacted', metadata: {} },
      consent: { at: now, ip: null },
      applicant: {},
      fields: {},
      documents: [],
      devices: [],
      result: { status: 'approved', extracted_data: {}, sensitive_data_expired: true },
    });
    expect(JSON.stringify(exported)).not.toMatch(/Ada|Firefox|127\.0\.0\.1"|::1"/);
  });

  // The scope that the page asks for is sessions:read.
  it('needs the scope sessions:read only', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await verifa(sandbox.url, `/sessions/${id}/export`, undefined, {
      key: 'vk_sandbox_readonly',
    });
    expect(answer.status).toBe(200);
  });
});
