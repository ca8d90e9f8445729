/** The built files: widget, pages and their assets. Serves nothing that is outside the directories it is given. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';

const contentTypes: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** How long a browser may keep a file: names with a hash for ever, all others not without asking. */
type Caching = 'for-ever' | 'ask';

const cacheControl: Record<Caching, string> = {
  'for-ever': 'public, max-age=31536000, immutable',
  ask: 'no-cache',
};

/** The file below `directory`, or `null` where there is none, it is of no known type, or the path leads outside. */
const readBelow = async (directory: string, path: string): Promise<Buffer<ArrayBuffer> | null> => {
  if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.')))
    return null;
  try {
    // Resolved, so that a symbolic link cannot lead outside either.
    const root = await realpath(directory);
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) ? Buffer.from(await readFile(file)) : null;
  } catch {
    return null;
  }
};

/** Answers a file, 404 where there is none. `headers` are added to it. */
export const serveFile = async (
  c: Context,
  directory: string,
  path: string,
  caching: Caching,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const contentType = contentTypes[extname(path)];
  const body = contentType ? await readBelow(directory, path) : null;
  if (!contentType || !body) return c.text('Not found. Are the pages built? "npm start" builds them.\n', 404);
  return c.body(body, 200, {
    ...headers,
    'Content-Type': contentType,
    'Cache-Control': cacheControl[caching],
  });
};
