/** What the seeded runs are asked: both providers' sessions, to the end and into refusals, a second device among it. */
import { request } from 'node:http';
import { expect } from 'vitest';
import { specimenPicture } from '../../demo/server/play/specimen-pictures.ts';
import type { Sandbox } from '../../demo/server/sandbox.ts';
import { sessionWhen } from './until.ts';

/** One answer, to the byte. */
export interface Exchange {
  readonly status: number;
  readonly headers: readonly string[];
  readonly text: string;
}

/** Asks under a name that does not change with the port, because answers name the address they were asked at. */
export const ask = (
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Promise<Exchange> =>
  new Promise((done, failed) => {
    const all = {
      Host: 'localhost:8787',
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    };
    request({ port, host: '127.0.0.1', method, path, headers: all }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        done({ status: response.statusCode ?? 0, headers: response.rawHeaders, text });
      });
    })
      .on('error', failed)
      .end(body);
  });

/** A text in an answer. */
export const field = ({ text }: Exchange, ...path: readonly string[]): string => {
  let value: unknown = JSON.parse(text);
  for (const key of path) value = (value as Record<string, unknown>)[key];
  if (typeof value !== 'string') throw new Error(`${path.join('.')} is no text in ${text}`);
  return value;
};

/** Verifa's key for tests. */
export const verifaKey = { 'X-API-Key': 'vk_sandbox_demo' };
const verilockKey = { Authorization: 'Bearer qi_live_demo' };

/** Goes through both providers' sessions, to the end and into refusals; answers everything that was said. */
export const script = async ({ port, storage }: Sandbox): Promise<readonly Exchange[]> => {
  const said: Exchange[] = [];
  const say = async (...args: Parameters<typeof ask> extends [number, ...infer Rest] ? Rest : never) => {
    const exchange = await ask(port, ...args);
    said.push(exchange);
    return exchange;
  };
  const created = await say(
    'POST',
    '/api/v1/sessions',
    { ...verifaKey, 'Idempotency-Key': 'first' },
    '{"workflow_id":"wf_standard","country":"US"}',
  );
  await say(
    'POST',
    '/api/v1/sessions',
    { ...verifaKey, 'Idempotency-Key': 'first' },
    '{"workflow_id":"wf_standard","country":"US"}',
  );
  await say('GET', '/api/v1/sessions/ses_none', verifaKey);
  await say('GET', '/api/v1/sessions/ses_none', verilockKey);
  await say('POST', '/api/v1/sessions', verilockKey, '{"profile_id":"none"}');
  const other = await say(
    'POST',
    '/api/v1/sessions',
    verilockKey,
    '{"profile_id":"01234567-89ab-cdef-0123-456789abcdef"}',
  );
  await capture(new URL(field(created, 'capture_url')).pathname, say);
  await say('GET', `/api/v1/sessions/${field(created, 'id')}`, verifaKey);
  await capture(new URL(field(other, 'session_url')).pathname, say);
  await say('GET', `/api/v1/sessions/${field(other, 'id')}`, verilockKey);
  const linked = await say('POST', '/api/v1/sessions', verifaKey, '{}');
  await say('POST', `/api/v1/sessions/${field(linked, 'id')}/generate-one-time-link`, verifaKey, '{}');
  await say('POST', `/api/v1/sessions/${field(linked, 'id')}/resume`, verifaKey, '{}');
  const played = await say(
    'POST',
    '/api/v1/sessions',
    verifaKey,
    '{"metadata":{"sandbox_capture":"auto","sandbox_outcome":"needs_review"}}',
  );
  await sessionWhen(storage, field(played, 'id'), ({ state }) => state === 'completed');
  await say('GET', `/api/v1/sessions/${field(played, 'id')}`, verifaKey);
  return said;
};

type Say = (
  method: string,
  path: string,
  headers?: Readonly<Record<string, string>>,
  body?: string | Uint8Array,
) => Promise<Exchange>;

const capture = async (path: string, say: Say): Promise<void> => {
  const claimed = await say(
    'POST',
    `${path}/claim`,
    {},
    '{"device_key":"a key that is always the same","device":{"kind":"phone","label":"Script"},"language":"en"}',
  );
  const bearer = { Authorization: `Bearer ${field(claimed, 'credential')}` };
  const picture = async (step: 'document-front' | 'selfie' | 'liveness', frame: number, more: object) => {
    const { bytes, widthPx, heightPx } = specimenPicture(step, 'script', frame);
    const metadata = { source: 'camera', width_px: widthPx, height_px: heightPx, ...more };
    const headers = {
      'Content-Type': 'image/jpeg',
      'Idv-Capture-Metadata': Buffer.from(JSON.stringify(metadata)).toString('base64url'),
    };
    await say('PUT', `${path}/captures/${step}`, { ...bearer, ...headers }, bytes);
  };
  await say('GET', `${path}/invitation`);
  await say('POST', `${path}/consent`, bearer, '{"version":"2026-01","language":"en"}');
  await say('PUT', `${path}/document-type`, bearer, '{"document_type":"passport"}');
  await picture('document-front', 0, {});
  await picture('selfie', 0, {});
  await invite(path, bearer, say);
  const challenge = await say('POST', `${path}/liveness-challenge`, bearer, '{}');
  const { nonce, actions } = JSON.parse(challenge.text) as { nonce: string; actions: string[] };
  for (let frame = 0; frame < 3; frame += 1)
    await picture('liveness', frame, {
      liveness: { nonce, frame, frames: 3, action: actions[frame], taken_at_ms: frame },
    });
  await say('POST', `${path}/complete`, bearer, '{}');
  await say('POST', `${path}/sandbox-outcome`, bearer, '{"outcome":"approve"}');
};

/** Asks for a second device, which looks by its code and then chooses a number that is none. */
const invite = async (path: string, bearer: Readonly<Record<string, string>>, say: Say): Promise<void> => {
  const ask = (purpose: string, fresh: boolean) => {
    const request = { purpose, fresh, language: 'en', theme: null };
    return say('POST', `${path}/handoff`, bearer, JSON.stringify(request));
  };
  await ask('show', true);
  const sent = await ask('send', false);
  const entered = await say('POST', '/verify/code', {}, JSON.stringify({ code: field(sent, 'code') }));
  const { pathname } = new URL(field(entered, 'capture_url'));
  await say('GET', `${pathname}/invitation`);
  const device = { kind: 'phone', label: 'Second' };
  const claim = { device_key: 'another key, always the same', number: 0, device, language: null };
  const refused = await say('POST', `${pathname}/claim`, {}, JSON.stringify(claim));
  expect(field(refused, 'error')).toBe('handoff.wrong_number');
  await ask('show', false);
};
