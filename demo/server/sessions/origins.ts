/** Which pages may use the capture protocol. Pure. */

/** Whether an origin matches one of the patterns: exact, or with any port where the pattern ends in `:*`. */
export const isAllowedOrigin = (origin: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith(':*') ? portlessOf(origin) === pattern.slice(0, -2) : origin === pattern,
  );

/** Scheme and host of an origin, or `null` for what is none, such as `null` or a URL with a path. */
const portlessOf = (origin: string): string | null => {
  if (!URL.canParse(origin)) return null;
  const url = new URL(origin);
  return url.origin === origin ? `${url.protocol}//${url.hostname}` : null;
};
