/** Verilock "Authentication", "Errors" and "Response codes": what every operation answers when it cannot be done. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verilockOperations } from '../../demo/server/verilock/operations.ts';
import { newVerilockSession, readJson, verilock, type JsonAnswer } from './backend.ts';
import { like } from './like.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

/** Every operation with a path that leads somewhere. */
const operations = verilockOperations.map(
  ({ method, path }) =>
    [method.toUpperCase(), path.replace('{session_id}', 'ses_none').replace('{profile_id}', 'none')] as const,
);

const call = async (
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<JsonAnswer> => readJson(await fetch(`${sandbox.url}/api/v1${path}`, { method, headers }));

describe('credentials', () => {
  it.each(operations)('%s %s needs a key that exists', async (method, path) => {
    for (const credential of ['Bearer qi_test_wrong', 'Bearer vk_sandbox_demo', 'Bearer', 'qi_test_demo']) {
      const { status, body, headers } = await call(method, path, { Authorization: credential });
      expect(status).toBe(401);
      // Quoted in "Errors" as it stands.
      expect(body).toEqual({
        error: 'authentication_error',
        message: 'Invalid or missing API key.',
        details: null,
      });
      expect(headers.get('X-Request-Id')).toMatch(/^req_/);
    }
  });

  it.each(operations)('%s %s is not served without a credential', async (method, path) => {
    expect(await call(method, path, {})).toMatchObject({
      status: 401,
      body: { error: 'unauthorized', detail: like(/API key/), status_code: 401 },
    });
  });

  it.each(operations)('%s %s refuses the credentials of both providers at once', async (method, path) => {
    const headers = { Authorization: 'Bearer qi_test_demo', 'X-API-Key': 'vk_sandbox_demo' };
    expect(await call(method, path, headers)).toMatchObject({
      status: 400,
      body: { error: 'bad_request', detail: like(/not both/) },
    });
  });
});

describe('the parts of an answer', () => {
  it('"Every response has X-Request-Id", another one each time', async () => {
    const { id } = await newVerilockSession(sandbox.url);
    const answers = [
      await verilock(sandbox.url, `/sessions/${id}`),
      await verilock(sandbox.url, `/sessions/${id}`),
      await verilock(sandbox.url, '/sessions/none'),
      await verilock(sandbox.url, '/sessions?page=0'),
      await verilock(sandbox.url, '/sessions', '{'),
      await verilock(sandbox.url, '/sessions', undefined, { key: 'wrong' }),
      await verilock(sandbox.url, '/nothing'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 422, 400, 401, 404]);
    const requestIds = answers.map(({ headers }) => headers.get('X-Request-Id'));
    for (const requestId of requestIds) expect(requestId).toMatch(/^req_[\da-f]{32}$/);
    expect(new Set(requestIds).size).toBe(answers.length);
  });

  it('counts down in X-RateLimit-Remaining, each key for itself', async () => {
    const remaining = async (key: string) => {
      const { headers } = await verilock(sandbox.url, '/profiles', undefined, { key });
      expect(headers.get('X-RateLimit-Limit')).toBe('120');
      expect(headers.get('Retry-After')).toBeNull();
      return headers.get('X-RateLimit-Remaining');
    };
    expect(await remaining('qi_test_demo')).toBe('119');
    expect(await remaining('qi_test_demo')).toBe('118');
    expect(await remaining('qi_live_demo')).toBe('119');
  });
});

it('"120 requests/minute per key": the next one is 429 until the minute is over', async () => {
  for (let count = 0; count < 120; count += 1)
    expect((await verilock(sandbox.url, '/profiles')).status).toBe(200);
  sandbox.clock.advance(20_500);
  const { status, body, headers } = await verilock(sandbox.url, '/profiles');
  expect(status).toBe(429);
  expect(body).toEqual({
    error: 'rate_limit_exceeded',
    message: like(/40 seconds/),
    details: { retry_after: 40 },
  });
  expect(headers.get('Retry-After')).toBe('40');
  expect(headers.get('X-RateLimit-Remaining')).toBe('0');
  expect(headers.get('X-Request-Id')).toMatch(/^req_/);
  expect((await verilock(sandbox.url, '/profiles', undefined, { key: 'qi_live_demo' })).status).toBe(200);
  sandbox.clock.advance(40_000);
  expect((await verilock(sandbox.url, '/profiles')).status).toBe(200);
});

describe('requests that cannot be read', () => {
  it.each(['{', '[]', '"text"'])('a body of %s is 400', async (body) => {
    const answer = await verilock(sandbox.url, '/sessions', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: 'bad_request', message: like(/JSON object/), details: null });
  });

  it('an address that does not exist is 404', async () => {
    const { status, body } = await verilock(sandbox.url, '/sessions/ses_none/nothing');
    expect(status).toBe(404);
    expect(body).toEqual({
      error: 'not_found',
      message: like(/\/sessions\/ses_none\/nothing/),
      details: null,
    });
  });

  it('several wrong values are told apart: "details … field → string[]"', async () => {
    const { body } = await verilock(sandbox.url, '/sessions', { expires_in: 1, applicant_email: 'jean' });
    expect(body['details']).toEqual({ expires_in: [like(/./)], applicant_email: [like(/./)] });
  });
});
