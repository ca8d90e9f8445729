/** Starts the sandbox: one process, one data directory, no other service. */
import { chmod, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Provider } from '../../src/model/session.ts';
import { createApp } from './app.ts';
import { isLoopbackHost, listen } from './listening.ts';
import { openSealer } from './sealer.ts';
import type { Clock, Services } from './services.ts';
import { SessionClockwork } from './session-clockwork.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { Storage } from './storage/storage.ts';
import { Vault } from './vault.ts';
import { retryDelaysMs, WebhookDispatcher } from './webhooks/dispatcher.ts';

/** Everything has a default but the port: 0 takes a free one. */
export interface SandboxOptions {
  readonly port: number;
  /** `127.0.0.1` by default; that and `localhost` listen on both loopback addresses. */
  readonly host?: string;
  /** `.sandbox` by default; made where it is missing. */
  readonly dataDir?: string;
  /** Origins that may embed and call; every port of localhost and 127.0.0.1 by default. */
  readonly allowedOrigins?: readonly string[];
  /** Where the build is; `dist` by default. */
  readonly assetsDir?: string;
  /** Where webhooks go; the sandbox's own receiver by default. */
  readonly webhookUrl?: string;
  readonly webhookRetryDelaysMs?: Record<Provider, readonly number[]>;
  readonly clock?: Clock;
  /** How long a live session is `processing`; 0 by default. */
  readonly processingDelayMs?: number;
  /** Pause between two signs of life of an event stream; 15 s by default, because proxies cut silent connections. */
  readonly heartbeatMs?: number;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://localhost:{port}`, or with the host that was asked for. */
  readonly url: string;
  readonly port: number;
  readonly storage: Storage;
  readonly vault: {
    /** Bytes of a capture as they were sent. @throws {Error} for an unknown id */
    read(captureId: string): Promise<Buffer>;
  };
  /** Ends every connection and leaves the data directory as the next start needs it. */
  close(): Promise<void>;
}

/** Origins that are allowed where nothing else is said. */
const defaultAllowedOrigins: readonly string[] = ['http://localhost:*', 'http://127.0.0.1:*'];

const systemClock: Clock = { now: () => Date.now() };

/** Starts a sandbox. @throws {Error} with `code` `EADDRINUSE` when the port is taken */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { host = '127.0.0.1', clock = systemClock } = options;
  const dataDir = resolve(options.dataDir ?? '.sandbox');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const sealer = await openSealer(join(dataDir, 'vault.key'));
  const storage = await openSqlite(join(dataDir, 'sandbox.db'));
  const vault = new Vault(join(dataDir, 'captures'), sealer);
  await vault.sweep(await storage.captureIds(), Date.now());

  const services: Services = {
    clock,
    storage,
    vault,
    sealer,
    allowedOrigins: options.allowedOrigins ?? defaultAllowedOrigins,
    assetsDir: resolve(options.assetsDir ?? 'dist'),
    processingDelayMs: options.processingDelayMs ?? 0,
    heartbeatMs: options.heartbeatMs ?? 15_000,
  };
  const app = createApp(services, isLoopbackHost(host));
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  const door = await listen(
    (incoming, outgoing) => void listener(incoming, outgoing),
    host,
    options.port,
  ).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });

  const dispatcher = new WebhookDispatcher({
    storage,
    clock,
    url: options.webhookUrl ?? `http://${addressable(host)}:${String(door.port)}/webhooks/receiver`,
    retryDelaysMs: options.webhookRetryDelaysMs ?? retryDelaysMs,
  });
  const clockwork = new SessionClockwork(services);
  let tidying: Promise<unknown> = Promise.resolve();
  const stopListening = storage.onChange(({ deliveries, deletedCaptureIds, sessionIds }) => {
    if (deliveries) dispatcher.wake();
    for (const id of sessionIds) clockwork.watch(id);
    if (deletedCaptureIds.length > 0)
      tidying = tidying.then(() => vault.delete(deletedCaptureIds)).catch(() => undefined);
  });
  dispatcher.wake();
  for (const { id } of await storage.sessions()) clockwork.watch(id);

  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : addressable(host)}:${String(door.port)}`,
    port: door.port,
    storage,
    vault: {
      read: async (captureId) => {
        const capture = await storage.capture(captureId);
        if (!capture) throw new Error(`no capture ${captureId}`);
        return vault.read(capture);
      },
    },
    close: async () => {
      await door.close();
      stopListening();
      clockwork.close();
      await dispatcher.close();
      await tidying;
      await storage.close();
    },
  };
};

/** A host that can be connected to: "every address" is none. */
const addressable = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
