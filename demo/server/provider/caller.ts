/** Who calls the session APIs: the demo keys of both providers, and the key that a request carries. */
import type { Provider } from '../../../src/model/session.ts';
import { sameSecret } from '../secrets.ts';
import type { Environment } from '../storage/records.ts';

/** The account behind a key. */
export interface Caller {
  readonly provider: Provider;
  readonly environment: Environment;
}

/** A demo key; it opens the sandbox only and is no secret. */
interface DemoKey extends Caller {
  readonly key: string;
}

/** The four keys, two of each provider. */
export const demoKeys: readonly DemoKey[] = [
  { provider: 'verifa', environment: 'sandbox', key: 'vk_sandbox_demo' },
  { provider: 'verifa', environment: 'live', key: 'vk_live_demo' },
  { provider: 'verilock', environment: 'sandbox', key: 'qi_test_demo' },
  { provider: 'verilock', environment: 'live', key: 'qi_live_demo' },
];

/** The caller that a key belongs to, or `null`. */
export const callerOf = (provider: Provider, key: string): Caller | null =>
  demoKeys.find((known) => known.provider === provider && sameSecret(known.key, key)) ?? null;

/** Key of a `Bearer` header, or `null`. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(?<key>\S+)$/i.exec(authorization ?? '')?.groups?.['key'] ?? null;
