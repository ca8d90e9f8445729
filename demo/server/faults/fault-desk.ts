/** Keeps the plan of what goes wrong and tells for each request whether it is one of those. Does nothing to any. */
import type { FaultAction, FaultRule } from './fault-plan.ts';
import { seededShares } from './seeded-shares.ts';

/** A request that met with a fault. */
export interface MetFault {
  readonly method: string;
  /** As rules name paths: without the token. */
  readonly path: string;
  readonly action: FaultAction['type'];
}

/** A rule with what is left of it. */
interface OpenRule {
  readonly rule: FaultRule;
  readonly matches: (path: string) => boolean;
  readonly share: () => number;
  toSkip: number;
  left: number;
}

/** The faults of one sandbox. The same plan and the same requests in the same order always meet. */
export class FaultDesk {
  #open: OpenRule[] = [];
  #met: MetFault[] = [];

  /** Adds rules behind those that are there. */
  add(rules: readonly FaultRule[]): void {
    for (const rule of rules)
      this.#open.push({
        rule,
        matches: matcherOf(rule.path),
        share: seededShares(rule.random?.seed ?? 0),
        toSkip: rule.after,
        left: rule.times,
      });
  }

  clear(): void {
    this.#open = [];
    this.#met = [];
  }

  /** The rules that have not met everything yet, with what is left of them. */
  get left(): readonly FaultRule[] {
    return this.#open.map(({ rule, toSkip, left }) => ({ ...rule, after: toSkip, times: left }));
  }

  /** The requests that have met with a fault, in their order. */
  get met(): readonly MetFault[] {
    return this.#met;
  }

  /** What is to happen to a request; the first rule that is meant takes it. `null`: nothing. */
  take(method: string, address: string): FaultAction | null {
    const path = pathInPlan(address);
    for (const open of this.#open) {
      const { rule } = open;
      if (rule.method === undefined ? method === 'OPTIONS' : rule.method !== method) continue;
      if (!open.matches(path)) continue;
      if (open.toSkip > 0) {
        open.toSkip -= 1;
        continue;
      }
      if (rule.random && open.share() >= rule.random.share) continue;
      open.left -= 1;
      if (open.left === 0) this.#open = this.#open.filter((other) => other !== open);
      this.#met.push({ method, path, action: rule.action.type });
      return rule.action;
    }
    return null;
  }
}

/** Signs that mean something in a regular expression. */
const special = /[$()*+./?[\\\]^{|}]/g;

/** The path without the token, which no plan can know and no answer should repeat. */
const pathInPlan = (address: string): string => {
  const rest = /^\/verify\/(?!code$)[^/]+(?<rest>\/.*)?$/.exec(address);
  return rest ? (rest.groups?.['rest'] ?? '/') : address;
};

const matcherOf = (pattern: string | undefined): ((path: string) => boolean) => {
  if (pattern === undefined) return () => true;
  const source = pattern.startsWith('^')
    ? pattern
    : `^${pattern
        .split(/(?<stars>\*{1,2})/)
        .map((part) =>
          part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replaceAll(special, String.raw`\$&`),
        )
        .join('')}$`;
  const expression = new RegExp(source, 'u');
  return (path) => expression.test(path);
};
