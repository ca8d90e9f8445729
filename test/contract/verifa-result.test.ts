/** Verifa's result, checks and risk of a session: simulated from its outcome and from what is known of the person. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, verifa, type Json } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const read = (id: string, path: string) => verifa(sandbox.url, `/sessions/${id}/${path}`);
const person = { first_name: 'Ada', last_name: 'Lovelace', date_of_birth: '1990-03-02' };

/** A session that was captured, submitted and decided; `null` leaves it undecided. */
const decided = async (outcome: string | null, body: Json = {}): Promise<string> => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url, body);
  const device = await Device.on(captureUrl);
  if (body['workflow_id'] === 'wf_document') {
    await device.consent();
    await device.documentType('passport');
    await device.picture('document-front');
  } else await device.captureAll();
  await device.complete();
  if (outcome) await device.ask('POST', '/sandbox-outcome', { outcome });
  return id;
};
const statuses = async (id: string): Promise<Readonly<Record<string, unknown>>> => {
  const checks = (await read(id, 'checks')).body['data'] as readonly Json[];
  return Object.fromEntries(checks.map(({ name, status }): [string, unknown] => [String(name), status]));
};

describe('Verifa "Get session result"', () => {
  it('has exactly the documented fields, and the flat ones of "Testing"', async () => {
    const id = await decided('approve', { external_ref: 'user_1', country: 'DE', fields: person });
    const answer = await read(id, 'result');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      session_id: id,
      external_ref: 'user_1',
      status: 'approved',
      is_sandbox: true,
      created_at: '2026-03-01T12:00:00.000Z',
      face_match_passed: true,
      face_match_score: 0.92,
      age_check_passed: true,
      // The day before the birthday.
      extracted_age: 35,
      extracted_data: { ...person, document_type: 'passport' },
      rejection_reason: null,
      rejection_reason_code: null,
      check_results: [
        { name: 'document_ocr', status: 'passed' },
        { name: 'face_match', status: 'passed' },
        { name: 'liveness', status: 'passed' },
        { name: 'watchlist_screening', status: 'passed' },
        { name: 'risk_assessment', status: 'passed' },
      ],
      processing_mode: 'workflow',
      country_used: 'DE',
      sensitive_data_expired: false,
    });
    expect((await read(id, 'result')).body).toEqual(answer.body);
  });

  it('says why a session was rejected', async () => {
    expect((await read(await decided('reject'), 'result')).body).toMatchObject({
      status: 'rejected',
      face_match_passed: false,
      face_match_score: 0.12,
      rejection_reason: like(/selfie/),
      rejection_reason_code: 'face_mismatch',
    });
    const withoutSelfie = await decided('reject', { workflow_id: 'wf_document' });
    expect((await read(withoutSelfie, 'result')).body).toMatchObject({
      face_match_passed: null,
      face_match_score: null,
      rejection_reason_code: 'document_not_authentic',
    });
  });

  // Verifa "Sessions": the result is there once the session is completed or under_review.
  it('is there while the session is under review', async () => {
    const { status, body } = await read(await decided('needs_review'), 'result');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'needs_review', rejection_reason: null });
  });

  it('is null where nobody knows anything', async () => {
    expect((await read(await decided('approve'), 'result')).body).toMatchObject({
      age_check_passed: null,
      extracted_age: null,
      extracted_data: {
        first_name: null,
        last_name: null,
        date_of_birth: null,
        document_type: 'passport',
      },
    });
  });

  it.each([
    ['2008-03-01', 18, true],
    ['2008-03-02', 17, false],
  ])('takes the age at the decision: born %s is %i', async (dateOfBirth, age, passed) => {
    const id = await decided('approve', { fields: { date_of_birth: dateOfBirth } });
    expect((await read(id, 'result')).body).toMatchObject({ extracted_age: age, age_check_passed: passed });
  });

  it('does not exist before processing has finished, nor for a session that expired or failed', async () => {
    const { id: pending } = await newVerifaSession(sandbox.url);
    const submitted = await decided(null);
    const failed = await decided(null, { metadata: { sandbox_outcome: 'fail' } });
    const { id: expired } = await newVerifaSession(sandbox.url);
    sandbox.clock.advance(20 * 60_000);
    for (const id of [pending, submitted, failed, expired]) {
      const { status, body } = await read(id, 'result');
      expect(status).toBe(404);
      expect(body).toEqual({ error: 'not_found', detail: 'No result yet.', status_code: 404 });
    }
  });

  // Verifa "Key inflection".
  it('comes with its keys in the case that is asked for', async () => {
    const id = await decided('approve', { fields: person });
    const { body } = await verifa(sandbox.url, `/sessions/${id}/result`, undefined, {
      'Key-Inflection': 'camel',
    });
    expect(body).toMatchObject({ sessionId: id, extractedData: { firstName: 'Ada' } });
  });
});

describe('Verifa "List verification checks"', () => {
  it('has exactly these fields', async () => {
    const id = await decided('approve', { workflow_id: 'wf_document' });
    const check = {
      id: like(/^chk_[0-9a-f]{32}$/),
      session_id: id,
      status: 'passed',
      attempts: 1,
      created_at: new Date(sandbox.clock.timeMs).toISOString(),
      completed_at: new Date(sandbox.clock.timeMs).toISOString(),
    };
    expect((await read(id, 'checks')).body).toEqual({
      data: [
        { ...check, name: 'document_ocr' },
        { ...check, name: 'watchlist_screening' },
        { ...check, name: 'risk_assessment' },
      ],
    });
  });

  it('is pending before the decision', async () => {
    const { id } = await newVerifaSession(sandbox.url, { workflow_id: 'wf_document' });
    const checks = (await read(id, 'checks')).body['data'] as readonly Json[];
    expect(checks[0]).toMatchObject({ status: 'pending', attempts: 0, created_at: null, completed_at: null });
    expect(new Set(Object.values(await statuses(await decided(null))))).toEqual(new Set(['pending']));
  });

  it.each([
    ['reject', 'face_match'],
    ['needs_review', 'risk_assessment'],
  ])('fails one check after %s: %s', async (outcome, name) => {
    const found = await statuses(await decided(outcome));
    expect(found).toMatchObject({ [name]: 'failed' });
    expect(Object.values(found).filter((status) => status !== 'passed')).toEqual(['failed']);
  });

  // Verifa "Sessions": `checks` is a per-session override.
  it('has the checks that the session was created with', async () => {
    const checks = ['aml_screening', 'face_match', 'document_ocr'];
    const id = await decided('reject', { workflow_id: 'wf_document', checks });
    expect(await statuses(id)).toEqual({
      aml_screening: 'passed',
      face_match: 'skipped',
      document_ocr: 'failed',
    });
  });

  it('errs where the session failed, and is skipped where it expired', async () => {
    const failed = await decided(null, { metadata: { sandbox_outcome: 'fail' } });
    expect(new Set(Object.values(await statuses(failed)))).toEqual(new Set(['error']));
    const { id } = await newVerifaSession(sandbox.url);
    sandbox.clock.advance(20 * 60_000);
    expect(new Set(Object.values(await statuses(id)))).toEqual(new Set(['skipped']));
  });
});

describe('Verifa "Get session risk assessment"', () => {
  // Verifa "Fraud Signals": 0–20 low, 21–50 medium, 51–80 high, 81–100 critical.
  it.each([
    ['approve', 10, 'low'],
    ['needs_review', 45, 'medium'],
    ['reject', 85, 'critical'],
  ])('after %s is %i, %s', async (outcome, score, level) => {
    const id = await decided(outcome);
    const { status, body } = await read(id, 'risk');
    expect(status).toBe(200);
    const signals = body['signals'] as readonly { readonly name: string; readonly weight: number }[];
    expect(body).toEqual({ session_id: id, risk_score: score, risk_level: level, signals });
    expect(signals.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
  });

  it('does not exist before the decision', async () => {
    const { status, body } = await read(await decided(null), 'risk');
    expect(status).toBe(404);
    expect(body).toEqual({ error: 'not_found', detail: 'No risk assessment yet.', status_code: 404 });
  });
});
