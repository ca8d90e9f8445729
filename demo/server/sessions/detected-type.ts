/** What a file is by its first bytes. Pure; it says nothing about the rest of the file. */
import type { StoredMimeType } from '../storage/records.ts';

/** Bytes at places of the file: WebP has its name behind the length of its container. */
const signatures: Readonly<Record<StoredMimeType, readonly (readonly [at: number, bytes: Buffer])[]>> = {
  'image/jpeg': [[0, Buffer.from([0xff, 0xd8, 0xff])]],
  'image/png': [[0, Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')]],
  'image/webp': [
    [0, Buffer.from('RIFF')],
    [8, Buffer.from('WEBP')],
  ],
  'application/pdf': [[0, Buffer.from('%PDF-')]],
};

/** The type of the file, or `null` for one that is none of the accepted. */
export const detectedType = (file: Buffer): StoredMimeType | null =>
  (Object.keys(signatures) as StoredMimeType[]).find((type) =>
    signatures[type].every(([at, bytes]) => file.subarray(at, at + bytes.length).equals(bytes)),
  ) ?? null;
