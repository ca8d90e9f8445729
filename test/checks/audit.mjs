/**
 * Asks the registry whether anything that is installed with the package has a known weakness, and fails if so. Where the
 * registry does not answer such questions, or nothing answers, it says that nothing is known, and does not fail.
 */
import { spawnSync } from 'node:child_process';
import { root } from './commands.mjs';

/**
 * What an answer of `npm audit --json` means: `null` where it is no answer.
 * @param {string} text
 * @returns {{ total: number, names: readonly string[] } | null}
 */
export function findingsIn(text) {
  try {
    const { metadata, vulnerabilities } = JSON.parse(text);
    const { total } = metadata.vulnerabilities;
    return typeof total === 'number' ? { total, names: Object.keys(vulnerabilities ?? {}) } : null;
  } catch {
    return null;
  }
}

if (process.argv[1] === import.meta.filename) {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' });
  const findings = findingsIn(stdout ?? '');
  if (findings === null) console.log('The registry did not answer: nothing is known of weaknesses.');
  else if (findings.total === 0) console.log('No known weakness in what is installed with the package.');
  else console.error(`Known weaknesses: ${findings.names.join(', ')}. See npm audit --omit=dev.`);
  process.exitCode = (findings?.total ?? 0) === 0 ? 0 : 1;
}
