/** Addresses that anybody may post to, from any page: what they read has an end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.stop());

it.each(['/demo/sessions', '/webhooks/receiver'])('%s reads no more than it can need', async (path) => {
  const answer = await fetch(sandbox.url + path, { method: 'POST', body: 'x'.repeat(1_000_001) });
  expect(answer.status).toBe(413);
});
