/** Sends a scripted person to every session that asks for one, and plays a session of each provider on demand. */
import { z } from 'zod';
import type { Provider } from '../../../src/model/session.ts';
import { demoKeys } from '../provider/caller.ts';
import type { Clock } from '../clock.ts';
import type { Services } from '../services.ts';
import { isScripted } from '../sessions/auto-outcome.ts';
import { isRunning } from '../sessions/life.ts';
import type { SessionRecord } from '../storage/records.ts';
import { ScriptedPerson } from './scripted-person.ts';

/** Body of "create session" for the sessions that are played at the start. */
const creations: Record<Provider, object> = {
  verifa: { workflow_id: 'wf_full', country: 'US', external_ref: 'scripted' },
  verilock: { profile_id: '01234567-89ab-cdef-0123-456789abcdef', external_id: 'scripted' },
};

const createdAnswer = z.object({ id: z.string() });

/** What the people need to know of their sandbox. */
interface Stage {
  readonly services: Pick<Services, 'storage' | 'sealer'> & { readonly clock: Clock };
  /** Where it can be reached. */
  readonly origin: string;
  /** Headers of a request with that label, made for something that began at that time. */
  readonly ownHeaders: (label: string, atMs: number) => Readonly<Record<string, string>>;
}

/** All scripted people of one sandbox. */
export class ScriptedPeople {
  readonly #stage: Stage;
  readonly #playing = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Sends a person if the session asks for one and has none yet. */
  watch(sessionId: string): void {
    void this.#watch(sessionId).catch(() => {
      // The storage is closing; the next start looks at every session again.
    });
  }

  /** Creates a sandbox session as an integrator would and plays it to its submission; answers its id. */
  async playNew(provider: Provider): Promise<string> {
    const { services, origin, ownHeaders } = this.#stage;
    const key =
      demoKeys.find((known) => known.provider === provider && known.environment === 'sandbox')?.key ?? '';
    const credential = provider === 'verifa' ? { 'X-API-Key': key } : { Authorization: `Bearer ${key}` };
    const answer = await fetch(`${origin}/api/v1/sessions`, {
      method: 'POST',
      signal: this.#stop.signal,
      headers: {
        'Content-Type': 'application/json',
        ...credential,
        ...ownHeaders(`new ${provider}`, services.clock.now()),
      },
      body: JSON.stringify(creations[provider]),
    });
    const { id } = createdAnswer.parse(await answer.json());
    const session = await services.storage.session(id);
    if (session) await this.#play(session);
    return id;
  }

  /** Calls everybody off. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#playing.values());
  }

  async #watch(sessionId: string): Promise<void> {
    if (this.#playing.has(sessionId)) return;
    const session = await this.#stage.services.storage.session(sessionId);
    if (!session || !isScripted(session) || !isRunning(session) || this.#playing.has(sessionId)) return;
    const playing = this.#play(session).catch((error: unknown) => {
      if (this.#stop.signal.aborted) return;
      console.error(
        `scripted person: ${sessionId}: ${error instanceof Error ? error.message : 'unknown error'}`,
      );
    });
    // It stays in the map: whoever takes the session over meanwhile is not to be disturbed.
    this.#playing.set(sessionId, playing);
    await playing;
  }

  async #play({ id, createdAtMs }: SessionRecord): Promise<void> {
    const { services, origin, ownHeaders } = this.#stage;
    const links = await services.storage.links(id);
    const link = links.findLast(({ kind, revoked }) => kind === 'capture' && !revoked);
    if (!link || this.#stop.signal.aborted) return;
    await new ScriptedPerson({
      captureUrl: `${origin}/verify/${services.sealer.linkToken(link.id)}`,
      signal: this.#stop.signal,
      headersOf: (number) => ownHeaders(`script ${id} ${String(number)}`, createdAtMs),
    }).play();
  }
}
