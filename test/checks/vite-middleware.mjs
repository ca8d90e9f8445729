/**
 * Serves src/ and test/ to web-test-runner through Vite: the same compiler as the builds, and CommonJS packages that
 * browsers can import. It must be a `middleware` entry: a plugin's serverStart comes after web-test-runner's own files.
 */
import { resolve } from 'node:path';
import { rmSync } from 'node:fs';
import { createServer } from 'vite';
import { faceModel } from './face-model.mjs';

const root = resolve(import.meta.dirname, '../..');
/** web-test-runner answers these itself; Vite must neither resolve nor bundle them. */
const runnerPath = '/__web-';

const leaveRunnerAlone = {
  name: 'leave-web-test-runner-alone',
  enforce: 'pre',
  resolveId(id) {
    const at = id.indexOf(runnerPath);
    return at === -1 ? null : { id: id.slice(at), external: true };
  },
};

/** Starts Vite without a port. Returns what web-test-runner's config needs to use and to end it. */
export async function startViteMiddleware() {
  // A cache of its own: two runs at once would replace each other's files.
  const cacheDir = resolve(root, `node_modules/.vite/browser-tests-${process.pid}`);
  const vite = await createServer({
    configFile: false,
    root,
    cacheDir,
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    plugins: [leaveRunnerAlone, faceModel()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: {
      // All packages are found before the first test: one found later would reload the page under it.
      entries: ['src/**/*.ts', 'test/browser/**/*.ts'],
      rolldownOptions: { external: [/^\/__web-/] },
    },
  });

  async function middleware(context, next) {
    if (context.path.startsWith(runnerPath) || context.path === '/') return next();
    const isAnswered = await new Promise((resolveAnswer, reject) => {
      context.res.once('close', () => resolveAnswer(true));
      // Koa starts with 404, Vite sets a status only where it differs from 200.
      context.res.statusCode = 200;
      vite.middlewares(context.req, context.res, (error) => (error ? reject(error) : resolveAnswer(false)));
    });
    if (isAnswered) {
      context.respond = false;
      return undefined;
    }
    context.status = 404;
    return next();
  }

  const plugin = {
    name: 'end-vite',
    async serverStop() {
      await vite.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
  /** A module of the project, to be run here: compiled as the browsers get it. */
  const load = (module) => vite.ssrLoadModule(module);
  return { middleware, plugin, load };
}
