/** Who calls the session APIs: the demo keys of both providers, and the key that a request carries. */
import type { Provider } from '../../../src/model/session.ts';
import { sameSecret } from '../secrets.ts';
import type { Environment } from '../storage/records.ts';

/** What a key may do (Verifa "Authentication" and the operations' pages). Verilock's keys know no scopes. */
export const scopes = ['sessions:read', 'sessions:create', 'sessions:write', 'documents:write'] as const;

/** One of them. */
export type Scope = (typeof scopes)[number];

/** The account behind a key. */
export interface Caller {
  readonly provider: Provider;
  readonly environment: Environment;
  readonly scopes: readonly Scope[];
}

/** A demo key; it opens the sandbox only and is no secret. */
interface DemoKey extends Caller {
  readonly key: string;
}

/** Two keys of each provider, and of Verifa one that may only read: to see a missing scope refused. */
export const demoKeys: readonly DemoKey[] = [
  { provider: 'verifa', environment: 'sandbox', key: 'vk_sandbox_demo', scopes },
  { provider: 'verifa', environment: 'live', key: 'vk_live_demo', scopes },
  { provider: 'verilock', environment: 'sandbox', key: 'qi_test_demo', scopes },
  { provider: 'verilock', environment: 'live', key: 'qi_live_demo', scopes },
  { provider: 'verifa', environment: 'sandbox', key: 'vk_sandbox_readonly', scopes: ['sessions:read'] },
];

/** The caller that a key belongs to, or `null`. */
export const callerOf = (provider: Provider, key: string): (Caller & { readonly key: string }) | null =>
  demoKeys.find((known) => known.provider === provider && sameSecret(known.key, key)) ?? null;

/** Key of a `Bearer` header, or `null`. */
export const bearerOf = (authorization: string | undefined): string | null =>
  /^Bearer +(?<key>\S+)$/i.exec(authorization ?? '')?.groups?.['key'] ?? null;
