/** What the journeys are made with is what people load. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('the element is built for people, not for developers of Lit', async () => {
  const script = await readFile(resolve('dist/cdn/idv-capture.js'), 'utf8');
  expect(script).toContain('idv-capture');
  expect(script).not.toContain('dev mode');
  expect(script.length).toBeLessThan(60_000);
});
