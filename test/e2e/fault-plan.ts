/** What is to go wrong in a sandbox in test mode, said as a test says it. Speaks to `/__faults` and nothing else. */
import type { MetFault } from '../../demo/server/faults/fault-desk.ts';
import type { FaultPlan } from '../../demo/server/faults/fault-plan.ts';

/** One thing that is to go wrong. */
export type PlannedFault = FaultPlan['rules'][number];

/** The faults of one sandbox. */
export class Faults {
  readonly #url: string;

  constructor(origin: string) {
    this.#url = `${origin}/__faults`;
  }

  /** Adds to what is to go wrong. @throws {Error} where the sandbox does not understand it */
  async plan(rules: readonly PlannedFault[]): Promise<void> {
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ rules }),
    });
    if (!answer.ok) throw new Error(`the sandbox takes no such plan: ${await answer.text()}`);
  }

  /** Rules that have not met everything they are for. */
  async left(): Promise<readonly unknown[]> {
    return (await this.#state()).rules;
  }

  /** What has met with a fault, each as "PUT /captures/document-front status", in its order. */
  async met(): Promise<readonly string[]> {
    return (await this.#state()).met.map(({ method, path, action }) => `${method} ${path} ${action}`);
  }

  /** From now on everything works. */
  async clear(): Promise<void> {
    await fetch(this.#url, { method: 'DELETE' });
  }

  async #state(): Promise<{ readonly rules: readonly unknown[]; readonly met: readonly MetFault[] }> {
    const answer = await fetch(this.#url);
    return (await answer.json()) as { rules: readonly unknown[]; met: readonly MetFault[] };
  }
}
