/**
 * `npm run verify`: every check, all of them even after a failure, each also a script of its own. With `--static` it
 * leaves the tests out.
 */
import { runScript } from './commands.mjs';

const before = ['check:format', 'check:types', 'check:lint', 'check:layers', 'check:unused'];
const after = ['build', 'check:budgets', 'check:package', 'check:docs'];
const isStatic = process.argv.includes('--static');

const results = [
  ...before.map((script) => runScript(script, { quiet: true })),
  ...(isStatic ? [] : [runScript('test')]),
  ...after.map((script) => runScript(script, { quiet: true })),
];
const failed = results.filter((isOk) => !isOk).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
