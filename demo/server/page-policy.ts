/** The Content-Security-Policy of each page: everything from the sandbox itself, nothing inline. Pure. */

/** A page of the sandbox. `hosted` is the one behind `/verify/{token}`. */
export type Page = 'index' | 'embed' | 'console' | 'done' | 'hosted' | 'legal';

const ownOnly = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
] as const;

/** The policy of a page. `port` is that of the request, `allowedOrigins` are those that may embed a session. */
export const contentSecurityPolicy = (
  page: Page,
  port: string,
  allowedOrigins: readonly string[],
): string => {
  const more: Record<Page, readonly string[]> = {
    index: ["frame-ancestors 'self'"],
    // The frame is the other origin of this machine: 127.0.0.1 on a page of localhost, and the other way round.
    embed: [`frame-src http://127.0.0.1:${port} http://localhost:${port}`, "frame-ancestors 'self'"],
    console: ["frame-ancestors 'none'"],
    done: ["frame-ancestors 'self'"],
    hosted: [`frame-ancestors 'self' ${allowedOrigins.join(' ')}`.trimEnd()],
    legal: ["frame-ancestors 'none'"],
  };
  return [...ownOnly, ...more[page]].join('; ');
};
