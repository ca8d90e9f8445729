/** Verifa's other session resources, and what all of them share. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, textOf, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneOf } from './joined-phone.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const get = async (id: string) => (await verifa(sandbox.url, `/sessions/${id}`)).body;

describe('get a session', () => {
  it('has exactly the documented fields', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { metadata: { plan: 'pro' } });
    const answer = await verifa(sandbox.url, `/sessions/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id,
      status: 'pending',
      is_sandbox: true,
      environment: 'sandbox',
      created_at: '2026-03-01T12:00:00.000Z',
      updated_at: '2026-03-01T12:00:00.000Z',
      external_ref: null,
      metadata: { plan: 'pro' },
      country: null,
      checks: null,
      workflow_id: null,
      document_type: null,
      retention_status: 'active',
      processing_attempts: 0,
      consent_ip: null,
      capture_url: captureUrl,
      token_expires_at: '2026-03-01T12:20:00.000Z',
      case_id: null,
      case_status: null,
      tags: [],
    });
  });

  it('follows the session from pending to completed', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    expect(await get(id)).toMatchObject({ status: 'capturing', capture_url: captureUrl });
    await device.captureAll();
    expect(await get(id)).toMatchObject({ document_type: 'passport' });
    expect(textOf(await get(id), 'consent_ip')).toMatch(/127\.0\.0\.1|::1/);
    await device.complete();
    expect(await get(id)).toMatchObject({
      status: 'sandbox_pending',
      capture_url: null,
      token_expires_at: null,
    });
    await device.ask('POST', '/sandbox-outcome', { outcome: 'approve' });
    expect(await get(id)).toMatchObject({ status: 'completed', processing_attempts: 1 });
  });

  it.each(['approve', 'reject', 'needs_review'])('after the outcome %s', async (outcome) => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('passport');
    await device.picture('document-front');
    await device.complete();
    const { status } = await device.ask('POST', '/sandbox-outcome', { outcome });
    expect(status).toBe('submitted');
    expect(await get(id)).toMatchObject({
      status: outcome === 'needs_review' ? 'under_review' : 'completed',
    });
  });

  it('keeps the environments and the providers apart', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const { id: verilockId } = await newVerilockSession(sandbox.url);
    for (const [wrongId, key] of [
      [id, 'vk_live_demo'],
      [verilockId, 'vk_sandbox_demo'],
      ['ses_unknown', 'vk_sandbox_demo'],
    ] as const) {
      const answer = await verifa(sandbox.url, `/sessions/${wrongId}`, undefined, { key });
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: 'not_found', detail: 'Session not found.', status_code: 404 });
    }
    const live = await verifa(sandbox.url, `/sessions/${id}/resume`, {}, { key: 'vk_live_demo' });
    expect(live.status).toBe(404);
  });
});

describe('resume a session', () => {
  const resume = (id: string) => verifa(sandbox.url, `/sessions/${id}/resume`, undefined, { method: 'POST' });

  it('gives an expired session a fresh link and keeps its progress', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('passport');
    await device.picture('document-front');
    sandbox.clock.advance(20 * 60_000);
    expect(await get(id)).toMatchObject({ status: 'expired' });

    const answer = await resume(id);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id,
      status: 'pending',
      capture_url: like(/\/verify\/tok_/),
      expires_at: new Date(sandbox.clock.timeMs + 20 * 60_000).toISOString(),
      qr_code_data_url: like(/^data:image\/png;base64,/),
    });
    expect(answer.body['capture_url']).not.toBe(captureUrl);
    device.captureUrl = textOf(answer.body, 'capture_url');
    const session = await device.claim();
    expect(session).toMatchObject({
      id,
      status: 'capturing',
      document_type: 'passport',
      holder: 'this_device',
    });
    expect(session.consent.accepted).toBe(true);
    expect(session.captures).toHaveLength(1);
  });

  it('makes earlier links and credentials worthless, on every device', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const device = await Device.on(captureUrl);
    await resume(id);
    expect(errorOf(await device.send('GET', '/session'))).toMatchObject({ error: 'session.bound_elsewhere' });
    expect(errorOf(await device.tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
    expect(await device.invitation()).toMatchObject({ claimable: 'expired' });
  });

  it('makes one-time links and handed over ones worthless, even to the device that has used them', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const link = await verifa(sandbox.url, `/sessions/${id}/generate-one-time-link`, {});
    const desktop = await Device.on(textOf(link.body, 'capture_url'));
    const phone = await phoneOf(desktop);
    await resume(id);
    for (const device of [desktop, phone]) {
      expect(errorOf(await device.tryClaim())).toEqual({ error: 'link.already_used', status_code: 409 });
      expect(await device.invitation()).toMatchObject({ claimable: 'used' });
    }
  });

  it('refuses a completed session', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    const answer = await verifa(sandbox.url, `/sessions/${id}/resume`, {}, { key: 'vk_live_demo' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'invalid_state', status_code: 400 });
  });
});

describe('generate a one-time link', () => {
  const generate = (id: string, body: unknown = {}) =>
    verifa(sandbox.url, `/sessions/${id}/generate-one-time-link`, body);

  it('has exactly the documented fields', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await generate(id, { expires_in_minutes: 5 });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: like(/^slk_/),
      session_id: id,
      capture_url: like(/\/verify\/tok_/),
      status: 'pending',
      expires_at: new Date(sandbox.clock.timeMs + 5 * 60_000).toISOString(),
      created_at: new Date(sandbox.clock.timeMs).toISOString(),
      qr_code_data_url: like(/^data:image\/png;base64,/),
    });
  });

  it('is claimed by one device, which becomes the holder', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const captureUrl = textOf((await generate(id, { expires_in_minutes: null })).body, 'capture_url');
    const first = new Device(captureUrl);
    expect(await first.claim()).toMatchObject({ holder: 'this_device', other_device: null });
    expect(errorOf(await new Device(captureUrl).tryClaim())).toEqual({
      error: 'link.already_used',
      status_code: 409,
    });
    expect(await first.invitation()).toMatchObject({ claimable: 'used', handoff: null });
  });

  it('revokes the link before it', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const before = textOf((await generate(id)).body, 'capture_url');
    await generate(id);
    expect(await new Device(before).invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await new Device(before).tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
  });

  it('keeps the session alive as long as the link, and brings an expired one back', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    sandbox.clock.advance(25 * 60_000);
    expect(await get(id)).toMatchObject({ status: 'expired' });
    const captureUrl = textOf((await generate(id, { expires_in_minutes: 60 })).body, 'capture_url');
    sandbox.clock.advance(59 * 60_000);
    await expect(new Device(captureUrl).claim()).resolves.toMatchObject({ status: 'capturing' });
  });

  it('prolongs the session, not its capture link', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    await generate(id, { expires_in_minutes: 60 });
    sandbox.clock.advance(20 * 60_000);
    expect(await get(id)).toMatchObject({ status: 'pending', capture_url: null, token_expires_at: null });
    expect(await new Device(captureUrl).invitation()).toMatchObject({ claimable: 'expired' });
    expect(errorOf(await new Device(captureUrl).tryClaim()).error).toBe('link.expired');
  });

  it('brings an expired session back for the device that opens it, and not for those before', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url);
    const before = await Device.on(captureUrl);
    sandbox.clock.advance(20 * 60_000);
    await generate(id);
    expect(errorOf(await before.tryClaim())).toEqual({ error: 'link.expired', status_code: 410 });
    // The address of before opens nothing, so it is not named either.
    expect(await get(id)).toMatchObject({ status: 'pending', capture_url: null, token_expires_at: null });
  });

  it.each([0, 1.5, '5', 20_000])('refuses %s minutes', async (minutes) => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await generate(id, { expires_in_minutes: minutes });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: 'expires_in_minutes' }] });
  });

  it('refuses a completed session', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, {}, { key: 'vk_live_demo' });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    await device.complete();
    const answer = await verifa(
      sandbox.url,
      `/sessions/${id}/generate-one-time-link`,
      {},
      { key: 'vk_live_demo' },
    );
    expect(answer.status).toBe(400);
  });
});
