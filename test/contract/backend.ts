/** The integrator's backend: calls the session APIs with a key, over real HTTP. */

/** A JSON object as it came over the wire. */
export type Json = Readonly<Record<string, unknown>>;

/** An answer with its body read. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** Reads an answer that must be JSON. */
export const readJson = async (response: Response): Promise<JsonAnswer> => ({
  status: response.status,
  headers: response.headers,
  body: (await response.json()) as Json,
});

/** A string field of an object; anything else fails the test where it is used. */
export const textOf = (body: Json, key: string): string => {
  const value = body[key];
  if (typeof value !== 'string') throw new Error(`${key} is no string`);
  return value;
};

/** What goes with a call besides its body. */
type CallHeaders = Readonly<Record<string, string>>;

const call = async (url: string, method: string, headers: CallHeaders, body: unknown): Promise<JsonAnswer> =>
  readJson(
    await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );

/** Calls Verifa's API. */
export const verifa = (
  url: string,
  path: string,
  body?: unknown,
  { method = body === undefined ? 'GET' : 'POST', key = 'vk_sandbox_demo', ...headers }: CallHeaders = {},
): Promise<JsonAnswer> => call(`${url}/api/v1${path}`, method, { 'X-API-Key': key, ...headers }, body);

/** Calls Verilock's API. */
export const verilock = (
  url: string,
  path: string,
  body?: unknown,
  { method = body === undefined ? 'GET' : 'POST', key = 'qi_test_demo', ...headers }: CallHeaders = {},
): Promise<JsonAnswer> =>
  call(`${url}/api/v1${path}`, method, { Authorization: `Bearer ${key}`, ...headers }, body);

/** The profile of Verilock's documentation. */
export const demoProfileId = '01234567-89ab-cdef-0123-456789abcdef';

/** A new Verifa session: its id and capture URL. */
export const newVerifaSession = async (
  url: string,
  body: Json = {},
  headers: CallHeaders = {},
): Promise<{ readonly id: string; readonly captureUrl: string }> => {
  const answer = await verifa(url, '/sessions', body, headers);
  return { id: textOf(answer.body, 'id'), captureUrl: textOf(answer.body, 'capture_url') };
};

/** A new Verilock session: its id and session URL. */
export const newVerilockSession = async (
  url: string,
  body: Json = {},
  headers: CallHeaders = {},
): Promise<{ readonly id: string; readonly captureUrl: string }> => {
  const answer = await verilock(url, '/sessions', { profile_id: demoProfileId, ...body }, headers);
  return { id: textOf(answer.body, 'id'), captureUrl: textOf(answer.body, 'session_url') };
};
