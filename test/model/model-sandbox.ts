/** The real sandbox without a socket: its application, its SQLite, its vault, called in this process. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '../../demo/server/app.ts';
import { Arrivals } from '../../demo/server/capture/arrivals.ts';
import { Presence } from '../../demo/server/presence.ts';
import { openSealer } from '../../demo/server/sealer.ts';
import type { NodeEnv, Services } from '../../demo/server/services.ts';
import { openSqlite } from '../../demo/server/storage/sqlite.ts';
import type { Storage } from '../../demo/server/storage/storage.ts';
import { Vault } from '../../demo/server/vault.ts';
import { Activity } from './activity.ts';
import type { WorldClock } from './world-clock.ts';

/** Where it is reached: an origin that browsers take for this machine. */
export const sandboxOrigin = 'http://localhost:8787';

/** What node-server would say of a connection. */
const connection = {
  incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 50_000, remoteFamily: 'IPv4' } },
} as unknown as NodeEnv['Bindings'];

/** More than any test calls a minute. */
const plenty = { all: 1_000_000, creating: 1_000_000 };

/** Memory in the place of a disk where there is some: what is written need not outlive the test. */
const fastDirectory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A sandbox whose requests are function calls. */
export class ModelSandbox {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly activity: Activity;
  readonly #app: Hono<NodeEnv>;
  readonly #directory: string;

  private constructor(
    services: Services,
    readonly clock: { current: WorldClock | null },
    activity: Activity,
    directory: string,
  ) {
    this.storage = services.storage;
    this.vault = services.vault;
    this.activity = activity;
    this.#app = createApp(services, false, null);
    this.#directory = directory;
    this.storage.onChange(({ deletedCaptureIds }) => {
      void activity.during(this.vault.delete(deletedCaptureIds));
    });
  }

  static async open(): Promise<ModelSandbox> {
    const directory = await mkdtemp(join(fastDirectory, 'model-'));
    const activity = new Activity();
    const current: { current: WorldClock | null } = { current: null };
    const clock = { now: () => current.current?.now() ?? 0 };
    const sealer = await openSealer(join(directory, 'vault.key'));
    const storage = activity.watched<Storage>(await openSqlite(join(directory, 'sandbox.db'), sealer));
    const vault = await Vault.open(join(directory, 'captures'), sealer);
    const services: Services = {
      clock,
      storage,
      vault,
      arrivals: new Arrivals(join(directory, 'arriving'), sealer, clock),
      sealer,
      presence: new Presence(clock),
      allowedOrigins: ['http://localhost:*'],
      lanHost: null,
      assetsDir: directory,
      callLimits: { verifa: plenty, verilock: plenty },
      processingDelayMs: 0,
      heartbeatMs: 15_000,
    };
    return new ModelSandbox(services, current, activity, directory);
  }

  /** One request, answered once all of its work is done. */
  async ask(url: string, init: RequestInit): Promise<Response> {
    return this.activity.during(Promise.resolve(this.#app.fetch(new Request(url, init), connection)));
  }

  async close(): Promise<void> {
    await this.storage.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}
