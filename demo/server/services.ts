/** What every resource of the sandbox is given. Built once in sandbox.ts, never imported as a global. */
import type { HttpBindings } from '@hono/node-server';
import type { Provider, SandboxOutcome } from '../../src/model/session.ts';
import type { Arrivals } from './capture/arrivals.ts';
import type { Clock } from './clock.ts';
import type { CallLimits } from './provider/call-limits.ts';
import type { Presence } from './presence.ts';
import type { Sealer } from './sealer.ts';
import type { Storage } from './storage/storage.ts';
import type { Vault } from './vault.ts';

/** The parts of a running sandbox. */
export interface Services {
  readonly clock: Clock;
  readonly storage: Storage;
  readonly vault: Vault;
  readonly arrivals: Arrivals;
  readonly sealer: Sealer;
  readonly presence: Presence;
  /** Exact origins, or patterns with any port such as `http://localhost:*`, that may embed and call. */
  readonly allowedOrigins: readonly string[];
  /** This machine's address in its network, where the sandbox serves that; other devices are sent there. */
  readonly lanHost: string | null;
  /** Where the built widget and pages are: the `dist` directory. */
  readonly assetsDir: string;
  /** Calls a minute of the session APIs; the providers' own limits where absent. */
  readonly callLimits?: Readonly<Record<Provider, CallLimits>>;
  /** What every sandbox session decides for itself; a person chooses where absent. */
  readonly auto?: SandboxOutcome;
  /** How long a session that decides itself stays `processing`. */
  readonly processingDelayMs: number;
  /** Pause between two signs of life of an event stream. */
  readonly heartbeatMs: number;
}

/** What node-server gives to each request. */
export interface NodeEnv {
  Bindings: HttpBindings;
}
