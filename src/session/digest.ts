/** What makes a body and a request recognisable: SHA-256 of a file, a random key for a call. */

/** Header `Content-Digest` (RFC 9530), or nothing where the page is not secure and the browser offers no digest. */
export const contentDigest = async (body: Blob): Promise<Record<string, string>> => {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return {};
  const digest = new Uint8Array(await subtle.digest('SHA-256', await body.arrayBuffer()));
  return { 'Content-Digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:` };
};

/** A random key of 128 bits for one logical request. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
