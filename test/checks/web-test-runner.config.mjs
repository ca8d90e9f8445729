/**
 * Browser tests in Chromium, Firefox and WebKitGTK, each only where it is found. BROWSERS=firefox,webkit narrows a run.
 * Cameras are the engines' own fakes: no test may need a real device or a prompt.
 */
import { resolve } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { findBrowsers } from './browsers.mjs';
import { engineReport } from './engine-report.mjs';
import { strictPage } from './strict-page.mjs';
import { startViteMiddleware } from './vite-middleware.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const root = resolve(import.meta.dirname, '../..');

/**
 * How long a browser may take to start and a page to load its tests, how long one test may take, and a whole file, in
 * milliseconds. Nothing measures time: a small machine starts three browsers at once and compiles for all of them, and every
 * wait of a test has an end of its own. Whatever takes longer hangs.
 */
const [startTimeoutMs, testTimeoutMs, fileTimeoutMs] = [180_000, 180_000, 600_000];

const paths = findBrowsers();
const vite = await startViteMiddleware();
const strict = strictPage(vite);

function chromium() {
  const args = ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const launcher = chromeLauncher({
    launchOptions: { executablePath: paths.chromium, headless: true, args, timeout: startTimeoutMs },
  });
  launcher.name = 'Chromium';
  return launcher;
}

/** The same launcher: puppeteer speaks WebDriver BiDi to Firefox. */
function firefox() {
  const launcher = chromeLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath: paths.firefox,
      headless: true,
      timeout: startTimeoutMs,
      extraPrefsFirefox: {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
      },
    },
  });
  launcher.name = 'Firefox';
  return launcher;
}

function webkit() {
  return webkitLauncher({ ...paths.webkit, xvfb: paths.xvfb, startTimeoutMs });
}

const hasDisplay = Boolean(process.env.DISPLAY) || paths.xvfb !== undefined;
const engines = {
  chromium: paths.chromium === undefined ? undefined : chromium,
  firefox: paths.firefox === undefined ? undefined : firefox,
  webkit: paths.webkit === undefined || !hasDisplay ? undefined : webkit,
};
const wanted = process.env.BROWSERS?.split(',') ?? Object.keys(engines);

export default {
  rootDir: root,
  files: 'test/browser/**/*.test.ts',
  nodeResolve: false,
  middleware: [strict.middleware, vite.middleware],
  plugins: [strict.plugin, vite.plugin],
  browsers: wanted.flatMap((name) => engines[name]?.() ?? []),
  concurrentBrowsers: 3,
  // One page at a time in each engine: a page in the background has no focus, and its frames and timers are slowed.
  concurrency: 1,
  browserStartTimeout: startTimeoutMs,
  testsStartTimeout: startTimeoutMs,
  testsFinishTimeout: fileTimeoutMs,
  testFramework: { config: { ui: 'bdd', timeout: testTimeoutMs } },
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY }),
    engineReport(resolve(root, 'test/.artifacts/browser-tests.json')),
  ],
  // Lit says on every page that it is the development build, which here it should be.
  filterBrowserLogs: ({ args }) => !args.some((text) => String(text).includes('Lit is in dev mode')),
};
