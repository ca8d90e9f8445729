/** Reading the body of a request to either session API: JSON, or a form with files. Limits first, meaning later. */
import { bodyPieces } from '../body-pieces.ts';
import { sha256Hex } from '../secrets.ts';
import { ApiError } from './api-error.ts';
import { maxDepth, readObject, type JsonObject } from './json-body.ts';
import type { FormFile } from './kept-file.ts';
import type { Operation } from './operation.ts';
import type { ApiContext } from './provider-rules.ts';
import { maxCaptureBytes } from '../../../src/model/capture.ts';

/** Longest JSON body, in bytes. */
const maxJsonBytes = 256_000;

/** What a form may hold besides its files, in bytes. */
const maxFormRestBytes = 64_000;

/** A body as it came. `text` stands for it where two requests are compared. */
interface IncomingBody {
  readonly text: string;
  readonly object: JsonObject;
  readonly files: ReadonlyMap<string, FormFile>;
}

/** @throws {ApiError} `bad_request`, `too_large`, `unsupported_type` */
export const readBody = async (c: ApiContext, { files }: Operation): Promise<IncomingBody> =>
  files ? readForm(c, files) : readJson(c);

const readJson = async (c: ApiContext): Promise<IncomingBody> => {
  const bytes = await readBytes(c, maxJsonBytes);
  const text = new TextDecoder().decode(bytes);
  const object = readObject(text);
  if (!object)
    throw new ApiError(
      'bad_request',
      `The request body must be a JSON object, at most ${String(maxDepth)} levels deep.`,
    );
  return { text, object, files: new Map() };
};

const readForm = async (c: ApiContext, expected: NonNullable<Operation['files']>): Promise<IncomingBody> => {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new ApiError('unsupported_type', 'Send the file as multipart/form-data.');
  const bytes = await readBytes(c, Object.keys(expected).length * maxCaptureBytes + maxFormRestBytes);
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData().catch(() => null);
  if (!form) throw new ApiError('bad_request', 'The form cannot be read.');
  const files = new Map<string, FormFile>();
  const object: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string') object[name] = value;
    else if (name in expected)
      files.set(name, { bytes: Buffer.from(await value.arrayBuffer()), mimeType: value.type });
  }
  for (const [name, { required }] of Object.entries(expected)) {
    const file = files.get(name);
    if (!file && required)
      throw new ApiError('invalid', `The form has no file "${name}".`, [
        { field: name, message: 'is required, as a file' },
      ]);
    if (file && file.bytes.length > maxCaptureBytes)
      throw new ApiError('too_large', 'A file may have 10 MB.', [
        { field: name, message: 'is larger than 10 MB' },
      ]);
  }
  // What it says, not how: every sending draws another boundary.
  const digests = [...files].map(([name, file]) => [name, file.mimeType, sha256Hex(file.bytes)]);
  return { text: JSON.stringify([object, digests]), object, files };
};

/** @throws {ApiError} `too_large` as soon as there is more; the rest is not read then */
const readBytes = async (c: ApiContext, maxBytes: number): Promise<Buffer<ArrayBuffer>> => {
  const pieces: Uint8Array[] = [];
  const body = bodyPieces(c.req.raw, maxBytes, {
    tooLong: () => new ApiError('too_large', `The request body may have ${String(maxBytes)} bytes.`),
    broken: () => new ApiError('bad_request', 'The request body is incomplete.'),
  });
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
};
