/** Who may call Verifa's operations on a session's data: the same for each of them. */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verifa } from './backend.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const reading = ['result', 'export', 'one-time-links', 'checks', 'webhook-deliveries', 'risk'];
const changing: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['DELETE', 'data', {}],
  ['POST', 'tags/add', { tag: 'vip' }],
  ['POST', 'tags/remove', { tag: 'vip' }],
  ['POST', 'tags/replace', { tags: [] }],
];
const all: readonly (readonly [string, string, unknown])[] = [
  ...reading.map((path) => ['GET', path, undefined] as const),
  ...changing,
];

describe.each(all)('%s …/%s', (method, path, body) => {
  const call = (id: string, key = 'vk_sandbox_demo') =>
    verifa(sandbox.url, `/sessions/${id}/${path}`, body, { method, key });

  // Verifa "Errors": 401 Unauthorized.
  it('needs a key that exists', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await call(id, 'vk_sandbox_other');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: 'unauthorized',
      detail: 'Invalid or missing API key.',
      status_code: 401,
    });
  });

  // Verifa "Sessions", environment isolation: a key of the other environment gets 404.
  it('knows sessions of its own environment and provider only', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const { id: verilockId } = await newVerilockSession(sandbox.url);
    for (const answer of [
      await call(id, 'vk_live_demo'),
      await call(verilockId),
      await call('ses_00000000000000000000000000000000'),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: 'not_found', detail: 'Session not found.', status_code: 404 });
    }
  });
});

describe.each(changing)('%s …/%s', (method, path, body) => {
  // Verifa "Authentication": a missing scope is refused.
  it('needs the scope sessions:write', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const key = 'vk_sandbox_readonly';
    const answer = await verifa(sandbox.url, `/sessions/${id}/${path}`, body, { method, key });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: 'forbidden', status_code: 403 });
  });

  it('takes a JSON object only', async () => {
    const { id } = await newVerifaSession(sandbox.url);
    const answer = await verifa(sandbox.url, `/sessions/${id}/${path}`, '[1]', { method });
    expect(answer.status).toBe(400);
  });
});
