/** Base64 as it stands in headers and addresses. */

/** Base64url without padding (RFC 4648, 5) of a text whose characters are bytes. */
export const base64url = (bytes: string): string =>
  btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
