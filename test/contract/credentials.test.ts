/** Which credential opens which of the two session APIs. */
import { expect, it } from 'vitest';
import { readJson } from './backend.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const post = async (headers: Record<string, string>, path = '/sessions') =>
  readJson(await fetch(`${sandbox.url}/api/v1${path}`, { method: 'POST', headers, body: '{}' }));

const verifaRefusal = { error: 'unauthorized', detail: 'Invalid or missing API key.', status_code: 401 };
const verilockRefusal = {
  error: 'authentication_error',
  message: 'Invalid or missing API key.',
  details: null,
};

it.each([
  ['no credential', {}, verifaRefusal],
  ['an unknown Verifa key', { 'X-API-Key': 'vk_sandbox_other' }, verifaRefusal],
  ['a Verilock key in X-API-Key', { 'X-API-Key': 'qi_test_demo' }, verifaRefusal],
  ['an unknown Verilock key', { Authorization: 'Bearer qi_test_other' }, verilockRefusal],
  ['a Verifa key as bearer', { Authorization: 'Bearer vk_sandbox_demo' }, verilockRefusal],
  ['another scheme', { Authorization: 'Basic qi_test_demo' }, verilockRefusal],
])('refuses %s in the shape of its provider', async (_, headers, refusal) => {
  const answer = await post(headers);
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual(refusal);
});

it('refuses both at once', async () => {
  const answer = await post({ 'X-API-Key': 'vk_sandbox_demo', Authorization: 'Bearer qi_test_demo' });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error: 'bad_request', status_code: 400 });
});

it('says in the shape of the provider that a resource is missing', async () => {
  expect(await post({ 'X-API-Key': 'vk_sandbox_demo' }, '/nothing')).toMatchObject({
    status: 404,
    body: { error: 'not_found', status_code: 404 },
  });
  expect(await post({ Authorization: 'Bearer qi_test_demo' }, '/nothing')).toMatchObject({
    status: 404,
    body: { error: 'not_found', details: null },
  });
});
