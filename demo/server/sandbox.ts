/** Starts the sandbox: one process, one data directory, no other service. */
import { chmod, mkdir } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Provider, SandboxOutcome } from '../../src/model/session.ts';
import { createApp } from './app.ts';
import { Arrivals } from './capture/arrivals.ts';
import { lanAddresses, openCertificate, type Certificate } from './certificate.ts';
import type { Clock } from './clock.ts';
import { FaultDesk } from './faults/fault-desk.ts';
import { isLoopbackHost, listen, type Listening } from './listening.ts';
import { ScriptedPeople } from './play/scripted-people.ts';
import { loadDecoder } from './pictures/load-decoder.ts';
import { Presence } from './presence.ts';
import type { CallLimits } from './provider/call-limits.ts';
import { openSealer } from './sealer.ts';
import { openSeededRun } from './seeded-run.ts';
import type { Services } from './services.ts';
import { SessionClockwork } from './session-clockwork.ts';
import { openSqlite } from './storage/sqlite.ts';
import type { DeliveryRecord } from './storage/records.ts';
import type { Storage } from './storage/storage.ts';
import { Vault } from './vault.ts';
import { retryDelaysMs, WebhookDispatcher } from './webhooks/dispatcher.ts';
import { WorkUnderWay } from './work-under-way.ts';

/** Everything has a default but the port: 0 takes a free one. */
export interface SandboxOptions {
  readonly port: number;
  /** `127.0.0.1` by default; that and `localhost` listen on both loopback addresses. */
  readonly host?: string;
  /**
   * Serves by https with a certificate of its own making, to the whole network unless `host` says otherwise, so that a
   * phone's camera works.
   */
  readonly https?: boolean;
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
  /** Makes ids, secrets and times follow from this number and from the requests; takes the place of `clock`. */
  readonly seed?: number;
  /** What every sandbox session decides for itself once it is submitted; a person chooses where absent. */
  readonly auto?: SandboxOutcome;
  /** Calls a minute of the session APIs; the providers' own limits by default. */
  readonly callLimits?: Readonly<Record<Provider, CallLimits>>;
  /** How long a session that decides itself is `processing`; 0 by default. */
  readonly processingDelayMs?: number;
  /** Pause between two signs of life of an event stream; 15 s by default, because proxies cut silent connections. */
  readonly heartbeatMs?: number;
  /** Opens `/__faults`, where a test says what is to go wrong; for programs alone, no option of the command. */
  readonly testMode?: boolean;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://localhost:{port}`, or with the host that was asked for; `https` where that was asked for. */
  readonly url: string;
  /** The same for other devices, where it serves the network. */
  readonly lanUrls: readonly string[];
  readonly port: number;
  readonly storage: Storage;
  readonly vault: {
    /** Bytes of a capture as they are kept. @throws {Error} for an unknown id */
    read(captureId: string): Promise<Buffer>;
  };
  /** Creates a session and lets a scripted person play it to its submission; answers its id. @throws {Error} */
  play(provider: Provider): Promise<string>;
  /** Ends every connection, and what is being done for it, and leaves the data directory as the next start needs it. */
  close(): Promise<void>;
}

/** Origins that are allowed where nothing else is said. */
const defaultAllowedOrigins: readonly string[] = ['http://localhost:*', 'http://127.0.0.1:*'];

const systemClock: Clock = { now: () => Date.now() };

/** How often files without a record are looked for, in milliseconds. */
const sweepEveryMs = 15 * 60 * 1000;

/** Listens on every address of the machine. */
const everyAddress = '0.0.0.0';

/** Starts a sandbox. @throws {Error} with `code` `EADDRINUSE` when the port is taken */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { seed, auto, https: isSecure = false } = options;
  const host = options.host ?? (isSecure ? everyAddress : '127.0.0.1');
  const dataDir = resolve(options.dataDir ?? '.sandbox');
  // Asked now: without it the first picture would be the first to fail.
  await loadDecoder();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await chmod(dataDir, 0o700);
  const seeded = seed === undefined ? null : await openSeededRun(seed, dataDir);
  const clock = seeded ?? options.clock ?? systemClock;
  const sealer = await openSealer(join(dataDir, 'vault.key'), seeded?.sourceOf('vault.key'));
  const storage = await openSqlite(join(dataDir, 'sandbox.db'), sealer);
  const vault = await Vault.open(join(dataDir, 'captures'), sealer);
  const arrivals = new Arrivals(join(dataDir, 'arriving'), sealer, clock);
  const sweep = async (): Promise<void> => {
    await vault.sweep(await storage.captureIds(), Date.now());
    await arrivals.sweep(storage);
  };
  await arrivals.leaveUnfinished();
  await sweep();
  await seeded?.resume(storage);

  const lanHosts = host === everyAddress ? lanAddresses() : [];
  const services: Services = {
    clock,
    storage,
    vault,
    arrivals,
    sealer,
    presence: new Presence(clock),
    allowedOrigins: options.allowedOrigins ?? defaultAllowedOrigins,
    lanHost: lanHosts[0] ?? null,
    assetsDir: resolve(options.assetsDir ?? 'dist'),
    ...(auto ? { auto } : {}),
    ...(options.callLimits ? { callLimits: options.callLimits } : {}),
    processingDelayMs: options.processingDelayMs ?? 0,
    heartbeatMs: options.heartbeatMs ?? 15_000,
  };
  const work = new WorkUnderWay();
  const app = createApp(services, isLoopbackHost(host), options.testMode ? new FaultDesk() : null, work);
  const listener = getRequestListener(
    (request, env) => {
      const answer = (): Response | Promise<Response> => app.fetch(request, env);
      return seeded ? seeded.serve(request, answer) : answer();
    },
    { overrideGlobalObjects: false },
  );
  const serve: RequestListener = (incoming, outgoing) => void listener(incoming, outgoing);
  const certificate = isSecure
    ? await openCertificate(
        dataDir,
        ['localhost', '127.0.0.1', ...lanHosts, ...(host === everyAddress ? [] : [host])],
        Date.now(),
      )
    : null;
  const doors = await openDoors(serve, host, options.port, certificate).catch(async (error: unknown) => {
    await storage.close();
    throw error;
  });
  const [door, ownDoor] = doors;

  const origin = `http://${certificate ? '127.0.0.1' : addressable(host)}:${String(ownDoor.port)}`;
  const delaysMs = options.webhookRetryDelaysMs ?? retryDelaysMs;
  const dispatcher = new WebhookDispatcher({
    storage,
    // A seeded clock stands still between requests: real time decides when, the record's own times are told.
    ...(seeded ? { clock: systemClock, stampMs: plannedAtMs(delaysMs) } : { clock }),
    url: options.webhookUrl ?? `${origin}/webhooks/receiver`,
    retryDelaysMs: delaysMs,
  });
  const clockwork = new SessionClockwork(services, (id, work) =>
    seeded ? seeded.within(`session ${id}`, work) : work(),
  );
  const people = new ScriptedPeople({
    services,
    origin,
    ownHeaders: (label, atMs) => seeded?.ownHeaders(label, atMs) ?? {},
  });
  const watch = (id: string): void => {
    clockwork.watch(id);
    people.watch(id);
  };
  const sweeping = setInterval(() => void sweep().catch(() => undefined), sweepEveryMs).unref();
  let tidying: Promise<unknown> = Promise.resolve();
  const stopListening = storage.onChange(({ deliveries, deletedCaptureIds, sessionIds }) => {
    if (deliveries) dispatcher.wake();
    for (const id of sessionIds) watch(id);
    tidying = tidying.then(() => arrivals.endWith(storage, sessionIds)).catch(() => undefined);
    if (deletedCaptureIds.length > 0)
      tidying = tidying.then(() => vault.delete(deletedCaptureIds)).catch(() => undefined);
  });
  dispatcher.wake();
  for (const { id } of await storage.sessions()) watch(id);

  const addressOf = (name: string): string => `${isSecure ? 'https' : 'http'}://${name}:${String(door.port)}`;
  return {
    url: addressOf(
      host === '127.0.0.1' || (isSecure && host === everyAddress) ? 'localhost' : addressable(host),
    ),
    lanUrls: lanHosts.map(addressOf),
    port: door.port,
    storage,
    vault: {
      read: async (captureId) => {
        const capture = await storage.capture(captureId);
        if (!capture) throw new Error(`no capture ${captureId}`);
        return vault.read(capture);
      },
    },
    play: (provider) => people.playNew(provider),
    close: async () => {
      clearInterval(sweeping);
      await people.close();
      await Promise.all(doors.map((one) => one.close()));
      // A picture that has arrived is still looked at and kept when its connection has ended.
      await work.ended();
      stopListening();
      clockwork.close();
      await dispatcher.close();
      await tidying;
      await storage.close();
    },
  };
};

/**
 * The door for everybody, and the one for the sandbox's own calls: the same, but where a certificate of one's own making
 * would have to be trusted.
 */
const openDoors = async (
  serve: RequestListener,
  host: string,
  port: number,
  certificate: Certificate | null,
): Promise<readonly [Listening, Listening]> => {
  const door = await listen(serve, host, port, certificate);
  return [door, certificate ? await listen(serve, '127.0.0.1', 0) : door];
};

/** When an attempt was to be made: the first one with its event, each other one its pause after the one before. */
const plannedAtMs =
  (delaysMs: Record<Provider, readonly number[]>) =>
  ({ provider, attempts, sentAtMs, nextAttemptAtMs }: DeliveryRecord): number =>
    sentAtMs === null ? (nextAttemptAtMs ?? 0) : sentAtMs + (delaysMs[provider][attempts - 1] ?? 0);

/** A host that can be connected to: "every address" is none. */
const addressable = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
