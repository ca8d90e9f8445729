/** The key of a scripted person. It follows from a text, so that the same person comes back after a restart. */
import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import type { DeviceKey } from '../../../src/model/ports.ts';

/** A pair whose private half is the digest of `text`. */
export const scriptedKey = (text: string): DeviceKey => {
  const curve = createECDH('prime256v1');
  const d = createHash('sha256').update(text).digest();
  curve.setPrivateKey(d);
  // Uncompressed: a byte that says so, then both coordinates.
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const jwk = { kty: 'EC', crv: 'P-256', x, y, d: d.toString('base64url') };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return {
    publicKey: { x, y },
    sign: (data) =>
      Promise.resolve(new Uint8Array(sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }))),
  };
};
