/** Verifa "Create a verification session", field by field. */
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { textOf, verifa } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { decodePng } from './png.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const create = (body: unknown, headers: Record<string, string> = {}) =>
  verifa(sandbox.url, '/sessions', body, { method: 'POST', ...headers });

describe('the answer', () => {
  it('has exactly the documented fields', async () => {
    const { status, body } = await create({ external_ref: 'user_42' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: like(/^ses_[0-9a-f]{32}$/),
      status: 'pending',
      capture_url: like(/^http:\/\/localhost:\d+\/verify\/tok_[\w-]{43}$/),
      is_sandbox: true,
      created_at: '2026-03-01T12:00:00.000Z',
      expires_at: '2026-03-01T12:20:00.000Z',
      external_ref: 'user_42',
      qr_code_data_url: like(/^data:image\/png;base64,/),
      tags: [],
    });
  });

  it('leads to the host that was asked', async () => {
    const url = sandbox.url.replace('localhost', '127.0.0.1');
    const { body } = await verifa(url, '/sessions', {});
    expect(textOf(body, 'capture_url')).toContain(`${url}/verify/`);
  });

  it('draws the capture URL as a QR code in a PNG', async () => {
    const { body } = await create({});
    const image = decodePng(Buffer.from(textOf(body, 'qr_code_data_url').split(',')[1] ?? '', 'base64'));
    expect(jsQR(image.rgba, image.width, image.height)?.data).toBe(body['capture_url']);
  });

  it('tells the limits', async () => {
    const { headers } = await create({});
    expect(Number(headers.get('X-RateLimit-Limit'))).toBeGreaterThan(0);
    expect(Number(headers.get('X-RateLimit-Remaining'))).toBeGreaterThanOrEqual(0);
    expect(Number(headers.get('X-RateLimit-Reset'))).toBe(sandbox.clock.timeMs / 1000 + 60);
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('is no sandbox session for a live key', async () => {
    const { body } = await create({}, { key: 'vk_live_demo' });
    expect(body['is_sandbox']).toBe(false);
  });

  it.each([
    ['camel', 'captureUrl', 'isSandbox'],
    ['kebab', 'capture-url', 'is-sandbox'],
    ['snake', 'capture_url', 'is_sandbox'],
  ])('is spelled in %s case', async (inflection, url, flag) => {
    const { body } = await create({}, { 'Key-Inflection': inflection });
    expect(Object.keys(body)).toEqual(expect.arrayContaining([url, flag]));
  });
});

describe('the request', () => {
  const kept = async (body: unknown) => {
    const created = await create(body);
    expect(created.status).toBe(201);
    return (await verifa(sandbox.url, `/sessions/${textOf(created.body, 'id')}`)).body;
  };

  it('may be empty, or no body at all', async () => {
    expect(await kept({})).toMatchObject({
      external_ref: null,
      metadata: {},
      country: null,
      checks: null,
      workflow_id: null,
    });
    expect((await create(undefined)).status).toBe(201);
  });

  const request = {
    external_ref: 'user_42',
    metadata: { planName: 'pro', 'a-b': [1] },
    country: 'de',
    checks: ['document_ocr'],
    workflow_id: 'wf_full',
    redirect_url: 'https://example.com/done?a=1#b',
  };
  const expected = {
    external_ref: 'user_42',
    metadata: { planName: 'pro', 'a-b': [1] },
    country: 'DE',
    checks: ['document_ocr'],
    workflow_id: 'wf_full',
  };

  it('keeps every parameter', async () => {
    expect(await kept(request)).toMatchObject(expected);
  });

  it('may be in camel case', async () => {
    const {
      external_ref: externalRef,
      workflow_id: workflowId,
      redirect_url: redirectUrl,
      ...rest
    } = request;
    expect(await kept({ externalRef, workflowId, redirectUrl, ...rest })).toMatchObject(expected);
  });

  it('may be in kebab case', async () => {
    const { external_ref, workflow_id, redirect_url, ...rest } = request;
    expect(
      await kept({
        'external-ref': external_ref,
        'workflow-id': workflow_id,
        'redirect-url': redirect_url,
        ...rest,
      }),
    ).toMatchObject(expected);
  });

  it('may stand in a JSON:API envelope, whose other keys are ignored', async () => {
    expect(await kept({ data: { type: 'x', attributes: request }, external_ref: 'ignored' })).toMatchObject(
      expected,
    );
  });

  it('may use the aliases of other providers', async () => {
    expect(await kept({ 'reference-id': 'user_42', countryCode: 'FR' })).toMatchObject({
      external_ref: 'user_42',
      country: 'FR',
    });
  });

  it('fills the form from fields, in any spelling, and skips no step', async () => {
    const { body } = await create({
      workflow_id: 'wf_full',
      fields: {
        firstName: 'Ada',
        'name-last': 'Lovelace',
        email: 'ada@example.com',
        favourite_colour: 'blue',
      },
    });
    const device = await Device.on(textOf(body, 'capture_url'));
    const { fields, fields_received, steps } = await device.session();
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.com',
      phone: '',
    });
    expect(fields_received).toBe(false);
    expect(steps).toContain('fields');
  });

  it.each([
    ['country', { country: 'DEU' }],
    ['workflow_id', { workflow_id: 'wf_unknown' }],
    ['redirect_url', { redirect_url: 'no url' }],
    ['checks', { checks: 'document_ocr' }],
    ['metadata', { metadata: 'x' }],
    ['external_ref', { external_ref: 7 }],
    ['fields.email', { fields: { email: 7 } }],
  ])('is refused for a wrong %s', async (field, body) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      error: 'validation_error',
      detail: like(new RegExp(field.split('.')[0] ?? '')),
      status_code: 422,
      errors: [{ field: like(new RegExp(field.split('.')[0] ?? '')), message: like(/./) }],
    });
  });

  it.each([['{'], ['[]'], ['"text"']])('is refused when it is %s', async (body) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'bad_request', status_code: 400 });
  });

  it.each([
    ['Key-Inflection', 'screaming'],
    ['Verifa-Version', 'latest'],
    ['Idempotency-Key', 'k'.repeat(256)],
  ])('is refused for a wrong %s header', async (name, value) => {
    expect((await create({}, { [name]: value })).status).toBe(400);
  });

  it('may name a version', async () => {
    expect((await create({}, { 'Verifa-Version': '2026-02-01' })).status).toBe(201);
  });
});
