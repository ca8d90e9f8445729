/**
 * What browsers may do with an answer. Every answer gets the strictest policy there is; a page is given back only what
 * it needs. Pure, but for the one middleware that sets what nobody has set.
 */
import type { MiddlewareHandler } from 'hono';

/** A page of the sandbox. `hosted` is the one behind `/verify/{token}`, `enter-code` the one behind `/verify` alone. */
export type Page = 'index' | 'embed' | 'console' | 'done' | 'hosted' | 'enter-code' | 'legal';

type Headers = Readonly<Record<string, string>>;

const ownOnly = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
] as const;

/** Devices and powers that no page of the sandbox uses, nor lends to a frame. */
const unused = [
  ...['accelerometer', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'usb'],
] as const;

const permissions = (camera: string): string =>
  [`camera=(${camera})`, ...unused.map((feature) => `${feature}=()`)].join(', ');

/** An exact origin, or every port of a host; nothing that could mean more, or begin another directive. */
const embedder = /^https?:\/\/(?:[a-z\d._-]+|\[[\da-f:]+\])(?::(?:\d+|\*))?$/i;

/** An answer that nobody looks at: it loads nothing, runs nothing, is framed by nobody and tells nobody its address. */
const strictest: Headers = {
  'Content-Security-Policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': permissions(''),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * The policy of a page.
 *
 * @param url of the request
 * @param allowedOrigins those that may embed a session; whatever is no origin among them is left out
 */
export const pagePolicy = (page: Page, url: URL, allowedOrigins: readonly string[]): Headers => {
  const port = url.port === '' ? '' : `:${url.port}`;
  // The frame is the other origin of this machine: 127.0.0.1 on a page of localhost, and the other way round.
  const names = ['127.0.0.1', 'localhost'].map((name) => `${url.protocol}//${name}${port}`);
  const embedders = allowedOrigins.filter((origin) => embedder.test(origin));
  const more: Record<Page, readonly string[]> = {
    index: ["frame-ancestors 'self'"],
    embed: [`frame-src 'self' ${names.join(' ')}`, "frame-ancestors 'self'"],
    console: ["frame-ancestors 'none'"],
    done: ["frame-ancestors 'self'"],
    hosted: [`frame-ancestors ${["'self'", ...embedders].join(' ')}`],
    'enter-code': ["frame-ancestors 'none'"],
    legal: ["frame-ancestors 'none'"],
  };
  const camera: Partial<Record<Page, string>> = {
    index: 'self',
    embed: ['self', ...names.map((origin) => `"${origin}"`)].join(' '),
    hosted: 'self',
  };
  return {
    ...strictest,
    'Content-Security-Policy': [...ownOnly, ...more[page]].join('; '),
    'Permissions-Policy': permissions(camera[page] ?? ''),
    ...openerPolicy[page],
  };
};

/** Where a window of its own has to be reached: by whom it opened, or by whom it was opened. */
const openerPolicy: Partial<Record<Page, Headers>> = {
  index: { 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' },
  hosted: { 'Cross-Origin-Opener-Policy': 'unsafe-none' },
};

/** Adds to every answer what it lacks. A script keeps no content policy: it would bind the worker that runs it. */
export const answerPolicy = (): MiddlewareHandler => async (c, next) => {
  await next();
  const isScript = c.res.headers.get('Content-Type')?.startsWith('text/javascript') ?? false;
  for (const [name, value] of Object.entries(strictest))
    if (!c.res.headers.has(name) && !(isScript && name === 'Content-Security-Policy')) c.header(name, value);
};
