/** A call of the capture protocol as somebody sends it who puts its headers together by hand. */
import { randomUUID } from 'node:crypto';
import { readJson, type JsonAnswer } from './backend.ts';

/** Sends exactly these headers, but for the type of the body and a key of its own. */
export const rawCall = async (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<JsonAnswer> =>
  readJson(
    await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
      ...(body === undefined ? {} : { body }),
    }),
  );
