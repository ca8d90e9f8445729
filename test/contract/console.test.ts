/** The demo pages' backend and the console's resources. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, readJson, textOf, type Json } from './backend.ts';
import { cameraMetadata, Device } from './device.ts';
import { readingWire } from './device-reading.ts';
import { eventually } from './eventually.ts';
import { expectSamePicture } from './kept-picture.ts';
import { aNumber, like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { jpegBytes } from './specimen-files.ts';

const sandbox = await sandboxOfFile();

const demo = async (body: unknown, headers: Record<string, string> = {}) =>
  readJson(
    await fetch(`${sandbox.url}/demo/sessions`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
const read = async (path: string) => readJson(await fetch(`${sandbox.url}/console/api${path}`));
const listOf = (body: Json, key: string) => body[key] as readonly Json[];

describe('POST /demo/sessions', () => {
  it('relays Verifa’s answer as it is', async () => {
    const { status, body } = await demo({ provider: 'verifa', workflow: 'full', country: 'DE' });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual([
      'id',
      'status',
      'capture_url',
      'is_sandbox',
      'created_at',
      'expires_at',
      'external_ref',
      'qr_code_data_url',
      'tags',
    ]);
    expect(body).toMatchObject({
      is_sandbox: true,
      capture_url: like(new RegExp(`^${sandbox.url}/verify/tok_`)),
    });
    const session = await (await Device.on(textOf(body, 'capture_url'))).session();
    expect(session).toMatchObject({ redirect_url: `${sandbox.url}/done` });
    expect(session.steps).toContain('proof-of-address');
    expect(session.documents[0]?.type).toBe('national_id');
  });

  it('relays Verilock’s answer as it is', async () => {
    const { status, body } = await demo({ provider: 'verilock', workflow: 'document', redirect: false });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['id', 'session_token', 'session_url', 'status', 'expires_at']);
    const session = await (await Device.on(textOf(body, 'session_url'))).session();
    expect(session).toMatchObject({ redirect_url: null, is_sandbox: true });
    expect(session.steps).not.toContain('selfie');
  });

  it.each([
    ['verifa', {}, ['liveness']],
    ['verifa', { workflow: 'standard' }, ['liveness']],
    ['verifa', { workflow: 'wf_document' }, []],
    ['verilock', {}, ['liveness']],
    ['verilock', { workflow: 'full' }, ['liveness']],
  ])('takes %s with %j', async (provider, more, steps) => {
    const { body } = await demo({ provider, ...more });
    const url = textOf(body, provider === 'verifa' ? 'capture_url' : 'session_url');
    const session = await (await Device.on(url)).session();
    expect(session.steps.filter((step) => step === 'liveness')).toEqual(steps);
  });

  it('relays the provider’s refusal as well', async () => {
    const { status, body } = await demo({ provider: 'verifa', workflow: 'unknown' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: 'validation_error' });
  });

  it.each([[{}], [{ provider: 'other' }], ['text'], [{ provider: 'verifa', redirect: 'yes' }]])(
    'refuses %j',
    async (body) => {
      expect((await demo(body)).status).toBe(400);
    },
  );

  it('is for the sandbox’s own pages', async () => {
    expect((await demo({ provider: 'verifa' }, { Origin: sandbox.url })).status).toBe(201);
    expect((await demo({ provider: 'verifa' }, { Origin: 'http://localhost:3000' })).status).toBe(403);
  });
});

describe('the console', () => {
  it('lists sessions, the newest first', async () => {
    const { id: older } = await newVerifaSession(sandbox.url, { external_ref: 'older' });
    const { id: newer } = await newVerifaSession(sandbox.url, { external_ref: 'newer' });
    const sessions = listOf((await read('/sessions')).body, 'sessions');
    const ids = sessions.map((session) => session['id']);
    expect(ids.indexOf(newer)).toBe(0);
    expect(ids.indexOf(older)).toBe(1);
    expect(sessions[0]).toEqual({
      id: newer,
      provider: 'verifa',
      environment: 'sandbox',
      status: 'pending',
      created_at: '2026-03-01T12:00:00.000Z',
      updated_at: '2026-03-01T12:00:00.000Z',
      external_ref: 'newer',
      holder: null,
      steps: [
        ...['consent', 'document-type', 'document-front', 'document-back'],
        ...['selfie', 'liveness', 'review', 'sandbox-outcome'],
      ],
      captures_count: 0,
    });
  });

  it('shows everything of a session, and no secret', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { metadata: { plan: 'pro' } });
    const device = await Device.on(captureUrl, 'Firefox on Linux');
    await device.captureAll();
    const { capture_url: handoffUrl } = await device.handOff();
    await device.complete();
    await device.ask('POST', '/sandbox-outcome', { outcome: 'reject' });
    const { body } = await eventually(async () => {
      const answer = await read(`/sessions/${id}`);
      expect(listOf(answer.body, 'deliveries').map((delivery) => delivery['status_code'])).toEqual([
        200, 200, 200,
      ]);
      return answer;
    });
    expect(body).toMatchObject({
      session: {
        id,
        status: 'completed',
        result: 'declined',
        holder: 'Firefox on Linux',
        document_type: 'passport',
        metadata: { plan: 'pro' },
        captures_count: 3,
      },
      consent: {
        at: '2026-03-01T12:00:00.000Z',
        ip: like(/127\.0\.0\.1|::1/),
        version: '2026-01',
        language: 'en',
      },
      fields: {},
      links: [
        { kind: 'capture', status: 'consumed' },
        { kind: 'handoff', status: 'pending' },
      ],
    });
    expect(listOf(body, 'captures').map(({ step, frame }) => [step, frame])).toEqual([
      ['document-front', 0],
      ['selfie', 0],
      ['liveness', 0],
      ['liveness', 1],
      ['liveness', 2],
    ]);
    expect(listOf(body, 'deliveries')[0]).toEqual({
      id: like(/^whd_/),
      session_id: id,
      event: 'session.declined',
      url: like(/\/webhooks\/receiver$/),
      status: 'delivered',
      status_code: 200,
      attempts: 1,
      next_attempt_at: null,
      signature: like(/^t=\d+,v1=[0-9a-f]{64}$/),
      signature_valid: true,
      payload: {
        event: 'session.declined',
        data: {
          session_id: id,
          external_ref: null,
          status: 'completed',
          is_sandbox: true,
          created_at: '2026-03-01T12:00:00.000Z',
        },
        created_at: '2026-03-01T12:00:00.000Z',
      },
      sent_at: '2026-03-01T12:00:00.000Z',
    });
    const text = JSON.stringify(body);
    for (const secret of [device.credential, device.key, captureUrl, handoffUrl])
      expect(text).not.toContain(secret.split('/').at(-1));
    expect(listOf((await read('/deliveries')).body, 'deliveries')[0]).toEqual(listOf(body, 'deliveries')[0]);
  });

  it('shows a received picture as it is kept, to be saved or looked at and never run', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    const bytes = jpegBytes(500);
    await device.picture('selfie', bytes);
    const [capture] = listOf((await read(`/sessions/${id}`)).body, 'captures');
    expect(capture).toMatchObject({
      mime_type: 'image/jpeg',
      bytes: 500,
      sha256: like(/^[0-9a-f]{64}$/),
      width_px: aNumber,
      height_px: aNumber,
      received_at: '2026-03-01T12:00:00.000Z',
    });
    const response = await fetch(sandbox.url + textOf(capture ?? {}, 'url'));
    expect(response.headers.get('Content-Type')).toBe('image/jpeg');
    expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="selfie.jpg"');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Content-Security-Policy')).toBe(
      "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    await expectSamePicture(new Uint8Array(await response.arrayBuffer()), bytes);
  });

  it('shows what the device read, and the copy, which counts as no capture', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('passport');
    const metadata = { ...cameraMetadata, reading: readingWire, doubts: ['glare' as const] };
    await device.upload('document-front', jpegBytes(), { metadata });
    const bytes = jpegBytes(700);
    const copy = { source: 'camera', width_px: 1012, height_px: 638, copy: 'rectified' } as const;
    await device.upload('document-front', bytes, { metadata: copy });
    const { body } = await read(`/sessions/${id}`);
    expect(body).toMatchObject({
      session: { captures_count: 1 },
      captures: [{ metadata }, { metadata: copy, bytes: 700, width_px: 1012, height_px: 638 }],
    });
    const response = await fetch(sandbox.url + textOf(listOf(body, 'captures')[1] ?? {}, 'url'));
    await expectSamePicture(new Uint8Array(await response.arrayBuffer()), bytes);
  });

  it('notices an expiry while it looks', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    sandbox.clock.advance(20 * 60_000);
    const sessions = listOf((await read('/sessions')).body, 'sessions');
    expect(sessions.find((session) => session['id'] === id)).toMatchObject({ status: 'expired' });
  });

  it('does not know what does not exist', async () => {
    expect((await read('/sessions/ses_unknown')).status).toBe(404);
    expect((await fetch(`${sandbox.url}/console/captures/cpt_unknown`)).status).toBe(404);
  });
});
