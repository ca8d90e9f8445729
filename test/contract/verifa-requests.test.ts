/** What all of Verifa's calls share: idempotency and limits. */
import { describe, expect, it } from 'vitest';
import { verifa } from './backend.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

describe('idempotency', () => {
  it('answers the same key and body with the same session', async () => {
    const headers = { 'Idempotency-Key': 'create-1' };
    const first = await verifa(sandbox.url, '/sessions', { external_ref: 'a' }, headers);
    const second = await verifa(sandbox.url, '/sessions', { external_ref: 'a' }, headers);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
  });

  it('makes one session of many requests at once', async () => {
    const headers = { 'Idempotency-Key': 'create-at-once' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => verifa(sandbox.url, '/sessions', { external_ref: 'b' }, headers)),
    );
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
  });

  it('refuses the same key with another body', async () => {
    const headers = { 'Idempotency-Key': 'create-2' };
    await verifa(sandbox.url, '/sessions', { external_ref: 'a' }, headers);
    const answer = await verifa(sandbox.url, '/sessions', { external_ref: 'b' }, headers);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      error: 'idempotency_mismatch',
      detail: 'Idempotency key has already been used with different parameters.',
      status_code: 422,
    });
  });

  it('keeps nothing of a request that was refused', async () => {
    const headers = { 'Idempotency-Key': 'create-3' };
    expect((await verifa(sandbox.url, '/sessions', { country: 'x' }, headers)).status).toBe(422);
    expect((await verifa(sandbox.url, '/sessions', { country: 'DE' }, headers)).status).toBe(201);
  });

  it('forgets a key after 24 hours, and keeps keys of environments apart', async () => {
    const headers = { 'Idempotency-Key': 'create-4' };
    const first = await verifa(sandbox.url, '/sessions', {}, headers);
    const live = await verifa(sandbox.url, '/sessions', {}, { ...headers, key: 'vk_live_demo' });
    sandbox.clock.advance(24 * 60 * 60_000 + 1);
    const later = await verifa(sandbox.url, '/sessions', {}, headers);
    expect(new Set([first, live, later].map(({ body }) => body['id'])).size).toBe(3);
  });
});

it('limits a key to 1,000 requests a minute and says how long to wait', async () => {
  sandbox.clock.advance(120_000);
  for (let count = 0; count < 1000; count += 1)
    await verifa(sandbox.url, '/sessions/none', undefined, { key: 'vk_live_demo' });
  sandbox.clock.advance(48_000);
  const answer = await verifa(sandbox.url, '/sessions/none', undefined, { key: 'vk_live_demo' });
  expect(answer.status).toBe(429);
  expect(answer.headers.get('Retry-After')).toBe('12');
  expect(answer.body).toEqual({
    error: 'rate_limited',
    detail: 'Rate limit exceeded. Retry after 12 seconds.',
    status_code: 429,
  });
  sandbox.clock.advance(12_000);
  expect((await verifa(sandbox.url, '/sessions/none', undefined, { key: 'vk_live_demo' })).status).toBe(404);
});
