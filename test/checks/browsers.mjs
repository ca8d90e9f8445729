/**
 * The one place that knows where the browsers are, and that gets them where it may.
 * As a command it prints what it found, installs what is missing (Debian, as root), and exits 1 without a Chromium.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Browsers
 * @property {string | undefined} chromium needed
 * @property {string | undefined} firefox tests run in it where it is found
 * @property {{ driver: string, miniBrowser: string } | undefined} webkit WebKitGTK, tests run in it where it is found
 * @property {string | undefined} xvfb WebKitGTK's display on a machine without one
 */

const aptPackages = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  webkit: 'webkit2gtk-driver',
  xvfb: 'xvfb',
};

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first that exists: an absolute path as it is, a bare name in PATH.
 * @param {readonly (string | undefined)[]} candidates
 */
function firstOf(candidates) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === '') continue;
    const paths = candidate.includes('/') ? [candidate] : folders.map((folder) => join(folder, candidate));
    const found = paths.find(isExecutable);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** MiniBrowser is in a folder named after the machine and the library's version, never in PATH. */
function findMiniBrowser() {
  for (const base of ['/usr/lib', '/usr/libexec']) {
    if (!existsSync(base)) continue;
    const folders = [base, ...readdirSync(base).map((name) => join(base, name))];
    const candidates = folders.flatMap((folder) =>
      ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((library) => join(folder, library, 'MiniBrowser')),
    );
    const found = firstOf(candidates);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Looks only, installs nothing. CHROMIUM_PATH and FIREFOX_PATH win over what is found.
 * @returns {Browsers}
 */
export function findBrowsers() {
  const driver = firstOf(['WebKitWebDriver']);
  const miniBrowser = findMiniBrowser();
  return {
    chromium: firstOf([
      process.env.CHROMIUM_PATH,
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ]),
    firefox: firstOf([
      process.env.FIREFOX_PATH,
      'firefox-esr',
      'firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ]),
    webkit: driver === undefined || miniBrowser === undefined ? undefined : { driver, miniBrowser },
    xvfb: firstOf(['Xvfb']),
  };
}

/** @param {Browsers} browsers */
function missingPackages(browsers) {
  return Object.entries(aptPackages)
    .filter(([name]) => browsers[name] === undefined)
    .map(([, debianPackage]) => debianPackage);
}

function mayInstall() {
  if (process.getuid?.() !== 0 || firstOf(['apt-get']) === undefined) return false;
  // On Ubuntu `chromium` is a stub for a snap, which a container cannot run.
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** @param {readonly string[]} packages */
function aptInstall(packages) {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

/**
 * Finds the browsers and, on Debian as root, installs the missing ones. May return without some of them.
 * @returns {Browsers}
 */
export function ensureBrowsers() {
  const browsers = findBrowsers();
  const missing = missingPackages(browsers);
  if (missing.length === 0 || !mayInstall()) return browsers;
  console.log(`Installing ${missing.join(', ')} ...`);
  aptInstall(missing);
  return findBrowsers();
}

/** @param {Browsers} browsers */
function installCommand(browsers) {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome firefox';
  return `sudo apt-get install -y --no-install-recommends ${missingPackages(browsers).join(' ')}`;
}

/**
 * Prints what was found and, where the tests cannot run, the one command that helps.
 * @param {Browsers} browsers
 * @returns {boolean} whether the tests can run
 */
export function reportBrowsers(browsers) {
  const absent = 'not found: its tests are left out';
  console.log(`Chromium  ${browsers.chromium ?? 'not found'}`);
  console.log(`Firefox   ${browsers.firefox ?? absent}`);
  console.log(`WebKitGTK ${browsers.webkit?.miniBrowser ?? absent}`);
  if (browsers.chromium !== undefined) return true;
  console.error(
    `\nThe tests need a Chromium. Install it, or set CHROMIUM_PATH:\n\n  ${installCommand(browsers)}\n`,
  );
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = reportBrowsers(ensureBrowsers()) ? 0 : 1;
}
