/** Runs one command after the other for `npm test` and `npm run verify`, and says in a line how each ended. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

const npmCli = process.env.npm_execpath;

/**
 * Runs a script of package.json and waits for it.
 * @param {string} script
 * @param {{ quiet?: boolean, args?: readonly string[] }} [options] quiet: its output is shown only if it fails
 * @returns {boolean} whether it ended well
 */
export function runScript(script, { quiet = false, args = [] } = {}) {
  const npmArgs = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])];
  const [command, commandArgs] =
    npmCli === undefined ? ['npm', npmArgs] : [process.execPath, [npmCli, ...npmArgs]];
  const startedAtMs = performance.now();
  const { status, stdout, stderr } = spawnSync(command, commandArgs, {
    cwd: root,
    encoding: 'utf8',
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    maxBuffer: 256 * 1024 * 1024,
  });
  const isOk = status === 0;
  if (quiet && !isOk) process.stdout.write(`${stdout}${stderr}\n`);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`${isOk ? 'ok    ' : 'FAILED'} ${script} (${seconds} s)`);
  return isOk;
}
