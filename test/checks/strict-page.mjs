/**
 * Serves a page under exactly the policy that the README promises, and a sandbox for it to talk to: for web-test-runner,
 * before Vite, which serves the page's scripts. Nothing is started before the first such page is asked for.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const path = '/strict-page';
const scripts = ['/test/browser/strict/page-watch.ts', '/src/define.ts'];
const page = `<!doctype html><html lang="en"><title>A strict page</title><link rel="icon" href="/test/browser/strict/icon.svg"><body><main><h1>A strict page</h1></main>${scripts.map((script) => `<script type="module" src="${script}"></script>`).join('')}</body></html>`;

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/**
 * The middleware, which must come before Vite's, and the plugin that ends what it started.
 * @param {{ load: (module: string) => Promise<Record<string, unknown>> }} vite
 */
export function strictPage({ load }) {
  /** What browsers reported by the page that it happened on, and how many workers its policy was sent with. */
  const reports = new Map();
  const reportsOf = (id) => {
    if (!reports.has(id)) reports.set(id, { violations: [], workers: 0 });
    return reports.get(id);
  };
  let starting;
  let dataDir;

  async function start() {
    const { startSandbox } = await load('/demo/server/sandbox.ts');
    dataDir = await mkdtemp(join(tmpdir(), 'strict-'));
    return startSandbox({ port: 0, dataDir });
  }
  const sandbox = () => (starting ??= start());

  /**
   * What the README promises, or with less than that in the place of one directive. With the address for reports besides:
   * workers tell theirs to nobody else.
   */
  async function policy({ id, less }) {
    const { url } = await sandbox();
    const directives = {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'connect-src': `'self' ${url}`,
      'require-trusted-types-for': "'script'",
      'trusted-types': "lit-html 'allow-duplicates'",
      ...{
        '': {},
        'no worker': { 'worker-src': "'none'" },
        'no weights': { 'connect-src': url },
      }[less],
      'report-uri': `${path}/violations?page=${id}`,
    };
    return Object.entries(directives)
      .map((directive) => directive.join(' '))
      .join('; ');
  }

  /** Which page it is, as its address says. */
  const askedFor = (query) => ({ id: query.get('page'), less: query.get('less') ?? '' });

  async function answer(context) {
    const asked = askedFor(context.URL.searchParams);
    const { id } = asked;
    if (context.path === `${path}/violations`) {
      if (context.method === 'POST') reportsOf(id).violations.push(await bodyOf(context.req));
      context.body = reportsOf(id);
    } else if (context.path === `${path}/sessions`) {
      const { url } = await sandbox();
      const response = await fetch(`${url}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-API-Key': 'vk_sandbox_demo' },
        body: await bodyOf(context.req),
      });
      context.body = await response.json();
    } else {
      context.set('Content-Security-Policy', await policy(asked));
      context.type = 'html';
      context.body = page;
    }
  }

  async function middleware(context, next) {
    if (context.path === path || context.path.startsWith(`${path}/`)) return answer(context);
    // A worker has the policy that its script comes with.
    const asker = URL.canParse(context.get('Referer')) ? new URL(context.get('Referer')) : null;
    if (asker?.pathname === path && 'worker_file' in context.query) {
      const asked = askedFor(asker.searchParams);
      context.set('Content-Security-Policy', await policy(asked));
      reportsOf(asked.id).workers += 1;
    }
    return next();
  }

  const plugin = {
    name: 'end-strict-page',
    async serverStop() {
      await (await starting)?.close();
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  return { middleware, plugin };
}
