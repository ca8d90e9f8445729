/** Two runs of one script with one seed in two fresh folders: the same bytes, in every answer and every webhook. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { specimenPicture } from '../../demo/server/play/specimen-pictures.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../demo/server/sandbox.ts';
import { newUuid } from '../../demo/server/secrets.ts';
import { SeededRun } from '../../demo/server/seeded-run.ts';
import { sessionWhen } from './until.ts';

interface Exchange {
  readonly status: number;
  readonly headers: readonly string[];
  readonly text: string;
}

interface Webhook {
  readonly signature: string;
  readonly body: string;
}

/** Asks under a name that does not change with the port, because answers name the address they were asked at. */
const ask = (
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

const field = ({ text }: Exchange, ...path: readonly string[]): string => {
  let value: unknown = JSON.parse(text);
  for (const key of path) value = (value as Record<string, unknown>)[key];
  if (typeof value !== 'string') throw new Error(`${path.join('.')} is no text in ${text}`);
  return value;
};

const verifaKey = { 'X-API-Key': 'vk_sandbox_demo' };
const verilockKey = { Authorization: 'Bearer qi_live_demo' };

/** Goes through both providers' sessions, to the end and into refusals; answers everything that was said. */
const script = async ({ port, storage }: Sandbox): Promise<readonly Exchange[]> => {
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

const signatureOf = (headers: IncomingHttpHeaders): string =>
  String(headers['x-verifa-signature'] ?? headers['x-verilock-signature']);

/** Runs the script in a fresh folder; the webhooks are in the order of their sessions. */
const runOnce = async (
  options: Partial<SandboxOptions>,
): Promise<{ readonly said: readonly Exchange[]; readonly webhooks: readonly Webhook[] }> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-seed-'));
  const webhooks: Webhook[] = [];
  const receiver = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      webhooks.push({ signature: signatureOf(incoming.headers), body: Buffer.concat(pieces).toString() });
      outgoing.end();
    });
  });
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
  const webhookUrl = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/`;
  const sandbox = await startSandbox({ port: 0, dataDir, webhookUrl, ...options });
  try {
    if (options.auto) for (const provider of ['verifa', 'verilock'] as const) await sandbox.play(provider);
    const said = await script(sandbox);
    const { storage } = sandbox;
    await new Promise<void>((arrived) => {
      const look = (): void => {
        void storage.waitingDeliveries().then((waiting) => {
          if (waiting.length > 0) return;
          stopListening();
          arrived();
        });
      };
      const stopListening = storage.onChange(look);
      look();
    });
    const ids = (await storage.sessions()).map(({ id }) => id).toReversed();
    const sorted = ids.flatMap((id) => webhooks.filter(({ body }) => body.includes(`"${id}"`)));
    return { said, webhooks: sorted };
  } finally {
    await sandbox.close();
    receiver.close();
    receiver.closeAllConnections();
    await rm(dataDir, { recursive: true, force: true });
  }
};

it('answers and announces the same bytes twice', async () => {
  const [one, other] = [await runOnce({ seed: 7 }), await runOnce({ seed: 7 })];
  expect(one.said.map(({ status }) => status)).toContain(201);
  expect(one.said).toEqual(other.said);
  expect(one.webhooks.length).toBeGreaterThan(8);
  expect(one.webhooks).toEqual(other.webhooks);
});

it('answers and announces the same bytes when sessions are played and decide themselves', async () => {
  const options = { seed: 8, auto: 'reject', processingDelayMs: 20 } as const;
  const [one, other] = [await runOnce(options), await runOnce(options)];
  expect(one.webhooks).toEqual(other.webhooks);
  const idsIn = (said: readonly Exchange[]) =>
    said.map(({ text }) => text.match(/(?:ses|slk|tok|cap|liv)_[\w-]+/g));
  expect(idsIn(one.said)).toEqual(idsIn(other.said));
});

it('answers other bytes for another seed, and without one', async () => {
  const firstIds = async (options: Partial<SandboxOptions>) =>
    (await runOnce(options)).said.slice(0, 1).map((created) => field(created, 'id'));
  const ids = [
    await firstIds({ seed: 1 }),
    await firstIds({ seed: 2 }),
    await firstIds({}),
    await firstIds({}),
  ];
  expect(new Set(ids.flat()).size).toBe(4);
});

it('goes on a second with each request to the APIs, from the beginning of 2026', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-seed-'));
  const start = () => startSandbox({ port: 0, dataDir, seed: 3 });
  const create = async ({ port }: Sandbox) => {
    const exchange = await ask(port, 'POST', '/api/v1/sessions', verifaKey, '{}');
    expect(exchange.headers.join()).toContain(new Date(field(exchange, 'created_at')).toUTCString());
    return { id: field(exchange, 'id'), at: field(exchange, 'created_at') };
  };
  const first = await start();
  const one = await create(first);
  await ask(first.port, 'GET', '/healthz');
  await ask(first.port, 'GET', '/console/api/sessions');
  const two = await create(first);
  await first.close();
  // Started again on what it has kept, it draws other ids, and its time does not run backwards.
  const second = await start();
  const three = await create(second);
  await second.close();
  await rm(dataDir, { recursive: true, force: true });
  expect([one.at, two.at]).toEqual(['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:02.000Z']);
  expect(three.at > two.at).toBe(true);
  expect(new Set([one.id, two.id, three.id]).size).toBe(3);
});

it('leaves work outside of it as random as it is', () => {
  const run = new SeededRun(7, 0);
  const seeded = run.within('label', () => [newUuid(), newUuid()]);
  expect(run.within('label', () => [newUuid(), newUuid()])).toEqual(seeded);
  expect(run.within('other', newUuid)).not.toBe(seeded[0]);
  expect(newUuid()).not.toBe(newUuid());
  for (const uuid of seeded)
    expect(uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

it('obeys nobody else who claims to be its own scripted person', async () => {
  const run = new SeededRun(7, 0);
  const asked = (headers: Readonly<Record<string, string>>) =>
    run.serve(new Request('http://localhost/api/v1/sessions', { headers }), () => Response.json(run.now()));
  const forged = `${createHash('sha256').update('guess').digest('hex')} 0 label`;
  expect(await (await asked({ 'Idv-Sandbox-Script': forged })).json()).toBe(
    Date.parse('2026-01-01T00:00:01Z'),
  );
  expect(await (await asked(run.ownHeaders('label', 5000))).json()).toBe(5000);
  expect(await (await asked({})).json()).toBe(Date.parse('2026-01-01T00:00:02Z'));
});
