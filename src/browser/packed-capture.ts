/**
 * A capture as one run of bytes, and back: its words as JSON, then its files as they are. Nothing here reads or writes
 * storage. Buffers, not blobs: WebKit has lost blobs that it kept in a database.
 */
import type { KeptCapture } from '../model/ports.ts';

/** Where a file's body was, and how long it is. */
interface PackedBody {
  readonly bytes: number;
  readonly type: string;
}

/** Bytes of the number that says how long the words are. */
const lengthBytes = 4;

/** A kept capture as bytes. */
export const packed = async (kept: KeptCapture): Promise<Uint8Array<ArrayBuffer>> => {
  const bodies: Blob[] = [];
  const words = JSON.stringify(kept, (key, value: unknown) => {
    if (!(value instanceof Blob)) return value;
    bodies.push(value);
    return { bytes: value.size, type: value.type } satisfies PackedBody;
  });
  const head = new TextEncoder().encode(words);
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, head.length);
  return new Uint8Array(await new Blob([length, head, ...bodies]).arrayBuffer());
};

/** The kept capture that those bytes are. Throws where they are none. */
export const unpacked = (bytes: Uint8Array<ArrayBuffer>): KeptCapture => {
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  let at = lengthBytes + headLength;
  const words = new TextDecoder().decode(bytes.subarray(lengthBytes, at));
  // In the order in which they were packed: the order of a JSON text is the order of its values.
  return JSON.parse(words, (key, value: unknown) => {
    if (key !== 'body') return value;
    const { bytes: size, type } = value as PackedBody;
    const body = new Blob([bytes.subarray(at, at + size)], { type });
    at += size;
    return body;
  }) as KeptCapture;
};
