/** Two runs of one script with one seed in two fresh folders: the same bytes, in every answer and every webhook. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../demo/server/sandbox.ts';
import { newUuid } from '../../demo/server/secrets.ts';
import { SeededRun } from '../../demo/server/seeded-run.ts';
import { ask, field, script, verifaKey, type Exchange } from './seeded-script.ts';

interface Webhook {
  readonly signature: string;
  readonly body: string;
}

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
