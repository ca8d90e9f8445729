/** The form by which a backend uploads a file to Verifa, and a file of every type. */
import { readJson, type Json, type JsonAnswer } from './backend.ts';
import { jpegBytes, pdfBytes, pngBytes, webpBytes } from './specimen-files.ts';

/** A file of each accepted type; every call makes another one. */
export const fileOf = {
  'image/jpeg': () => jpegBytes(),
  'image/png': () => pngBytes(),
  'image/webp': () => webpBytes(),
  'application/pdf': () => pdfBytes(),
} as const satisfies Record<string, () => Uint8Array<ArrayBuffer>>;

/** What a test may change about an upload. */
interface UploadOptions {
  readonly bytes?: Uint8Array<ArrayBuffer> | null;
  readonly declared?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `POST /sessions/{id}/documents` with these fields and a JPEG, or another file; `null` sends none. */
export const uploadDocument = async (
  url: string,
  id: string,
  fields: Readonly<Record<string, string>>,
  { bytes = jpegBytes(), declared = 'image/jpeg', headers = {} }: UploadOptions = {},
): Promise<JsonAnswer> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (bytes) form.set('file', new File([bytes], 'document', { type: declared }));
  return readJson(
    await fetch(`${url}/api/v1/sessions/${id}/documents`, {
      method: 'POST',
      headers: { 'X-API-Key': 'vk_sandbox_demo', ...headers },
      body: form,
    }),
  );
};

/** Names of the values that an answer refuses. */
export const refusedIn = ({ body }: { readonly body: Json }): readonly unknown[] =>
  (body['errors'] as readonly { readonly field: string }[]).map(({ field }) => field);
