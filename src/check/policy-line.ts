/** Makes the line that lets something through a content policy, of the policy that has refused it. Pure. */

/** Where a policy without the directive looks instead: https://www.w3.org/TR/CSP3/#directive-fallback-list */
const fallbacks = {
  'connect-src': ['default-src'],
  'frame-src': ['child-src', 'default-src'],
  'worker-src': ['child-src'],
} as const;

/** Directives that a line is made for. */
export type Directive = keyof typeof fallbacks;

/** The directive with what it allows now and `source` besides, e.g. `connect-src 'self' https://verify.example`. */
export const lineFor = (directive: Directive, policy: string, source: string): string => {
  const allowed = new Map(
    policy.split(';').map((text) => {
      const [name = '', ...sources] = text.trim().split(/\s+/);
      return [name.toLowerCase(), sources] as const;
    }),
  );
  const now = [directive, ...fallbacks[directive]].map((name) => allowed.get(name)).find(Boolean) ?? [];
  const kept = now.filter((word) => word.toLowerCase() !== "'none'" && word !== source);
  return [directive, ...kept, source].join(' ');
};
