/** What makes a body and a request recognisable. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentDigest, newIdempotencyKey } from '../../../src/session/digest.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the digest of a body', () => {
  it.each([
    ['', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['abc', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
  ])('of %j is the one of RFC 9530', async (text, digest) => {
    expect(await contentDigest(new Blob([text]))).toEqual({ 'Content-Digest': `sha-256=:${digest}:` });
  });

  it('is left out where the page is not secure', async () => {
    vi.stubGlobal('crypto', { getRandomValues: () => new Uint8Array(16) });
    expect(await contentDigest(new Blob(['abc']))).toEqual({});
  });

  it('is left out where the browser has no cryptography at all', async () => {
    vi.stubGlobal('crypto', undefined);
    expect(await contentDigest(new Blob(['abc']))).toEqual({});
  });
});

describe('a key for a request', () => {
  it('has 128 bits', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 500 }, newIdempotencyKey)).size).toBe(500);
  });
});
