/** The addresses of everything that was built: widget, demo pages, hosted page. */
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { pagePolicy, type Page } from './page-policy.ts';
import { sha256Hex } from './secrets.ts';
import type { NodeEnv, Services } from './services.ts';
import { allowedOriginsBehind } from './sessions/allowed-origins.ts';
import { serveFile } from './static-files.ts';

/** Widget, pages and assets. */
export const pages = ({
  assetsDir,
  allowedOrigins,
  storage,
}: Pick<Services, 'assetsDir' | 'allowedOrigins' | 'storage'>): Hono<NodeEnv> => {
  const cdnDir = join(assetsDir, 'cdn');
  const pagesDir = join(assetsDir, 'pages');

  const page = (c: Context, name: Page, embedders = allowedOrigins): Promise<Response> =>
    serveFile(c, pagesDir, `${name}.html`, 'ask', pagePolicy(name, new URL(c.req.url), embedders));
  // Module scripts are fetched with CORS, so a page of any origin needs this to load the widget from here.
  const forEveryOrigin = {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };

  return (
    new Hono<NodeEnv>()
      .get('/', (c) => page(c, 'index'))
      .get('/embed', (c) => page(c, 'embed'))
      .get('/console', (c) => page(c, 'console'))
      .get('/done', (c) => page(c, 'done'))
      // Where a code is typed that stands for a link.
      .get('/verify', (c) => page(c, 'enter-code'))
      .get('/verify/', (c) => page(c, 'enter-code'))
      // The same page for every token, known or not: link previews and mail scanners open it too.
      .get('/verify/:token', async (c) => {
        const link = await storage.linkByToken(sha256Hex(c.req.param('token')));
        return page(c, 'hosted', await allowedOriginsBehind({ storage, allowedOrigins }, link));
      })
      // The same page once it has taken the token out of its address: a digest of the token stands there instead.
      .get('/verify/-/:handle', async (c, next) => {
        const handle = c.req.param('handle');
        if (!/^[\w-]{43}$/.test(handle)) return next();
        const link = await storage.linkByToken(Buffer.from(handle, 'base64url').toString('hex'));
        return page(c, 'hosted', await allowedOriginsBehind({ storage, allowedOrigins }, link));
      })
      // Browsers ask for it on pages that name no icon, such as the legal ones.
      .get('/favicon.ico', (c) => c.body(null, 204))
      .get('/idv-capture.js', (c) => serveFile(c, cdnDir, 'idv-capture.js', 'ask', forEveryOrigin))
      .get('/idv-capture.js.map', (c) => serveFile(c, cdnDir, 'idv-capture.js.map', 'ask', forEveryOrigin))
      .get('/chunks/:file', (c) =>
        serveFile(c, join(cdnDir, 'chunks'), c.req.param('file'), 'for-ever', forEveryOrigin),
      )
      // What the workers fetch: its names carry no hash.
      .get('/face/:file', (c) =>
        serveFile(c, join(cdnDir, 'face'), c.req.param('file'), 'ask', forEveryOrigin),
      )
      .get('/assets/:path{.+}', (c) =>
        serveFile(c, join(pagesDir, 'assets'), c.req.param('path'), 'for-ever'),
      )
  );
};
