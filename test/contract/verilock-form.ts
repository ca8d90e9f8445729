/** The forms by which a backend uploads files to Verilock, and files that only begin as their type does. */
import { readJson, type Json, type JsonAnswer } from './backend.ts';
import { jpegBytes } from './specimen-files.ts';

/** A file of noise that begins with that text. */
export const beginning = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...Buffer.from(text, 'latin1'), ...jpegBytes(500)]);

/** What a form holds: texts, and bytes for files. */
type Form = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

/** `POST /sessions/{id}/…` with a form. */
export const sendForm = async (
  url: string,
  path: string,
  fields: Form,
  key = 'qi_test_demo',
): Promise<JsonAnswer> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    form.set(name, typeof value === 'string' ? value : new File([value], 'picture'));
  const headers = { Authorization: `Bearer ${key}` };
  return readJson(await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: form }));
};

/** The answer to values that are not accepted, as it is documented. */
export const refusal = (details: Json): Json => ({
  error: 'validation_error',
  message: 'The given data was invalid.',
  details,
});
