/**
 * Runs dependency-cruiser over src and demo and fails on any violation. It also asserts how much the run saw: with a
 * path or an option wrong, dependency-cruiser finds nothing and calls that a success.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const folders = ['src', 'demo'];

const run = spawnSync(
  process.execPath,
  [
    resolve(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
    ...['--config', 'test/checks/dependency-cruiser.cjs', '--output-type', 'json'],
    ...folders,
  ],
  { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
);
if (!run.stdout.startsWith('{')) {
  console.error(run.stderr || run.stdout || run.error);
  process.exit(1);
}
const { modules, summary } = JSON.parse(run.stdout);

let failures = 0;
for (const violation of summary.violations) {
  failures += 1;
  const route = violation.cycle?.map(({ name }) => name).join(' -> ') ?? violation.to;
  console.error(`${violation.rule.name}: ${violation.from} -> ${route}`);
}
for (const folder of folders) {
  const files = readdirSync(resolve(root, folder), { recursive: true }).filter((name) =>
    name.endsWith('.ts'),
  );
  const seen = modules.filter(({ source }) => source.startsWith(`${folder}/`) && source.endsWith('.ts'));
  const imports = seen.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  console.log(`${folder}: ${seen.length} of ${files.length} modules seen, ${imports} imports`);
  if (seen.length >= files.length && files.length > 0 && imports > 0) continue;
  failures += 1;
  console.error(`The run did not see all of ${folder}.`);
}
console.log(failures === 0 ? 'layers: in order' : `layers: ${failures} violations`);
process.exitCode = failures === 0 ? 0 : 1;
