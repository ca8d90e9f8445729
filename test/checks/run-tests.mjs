/**
 * `npm test`: every test, in every engine that is there. Ends with what ran where, and one line of figures. A suite that
 * leaves no report has failed, and so has a test that was skipped: neither may look like a success.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBrowsers, reportBrowsers } from './browsers.mjs';
import { root, runScript } from './commands.mjs';

const reportFile = (suite) => resolve(root, `test/.artifacts/${suite}-tests.json`);

if (!reportBrowsers(ensureBrowsers())) process.exit(1);

/** Vitest's own report and the one of engine-report.mjs, as the same figures. */
const readers = {
  vitest: (report) => [
    {
      passed: report.numPassedTests,
      failed: failuresOf(report),
      skipped: report.numPendingTests + report.numTodoTests,
    },
  ],
  browser: (report) => Object.values(report),
};

/** A file that cannot even be loaded fails without a failed test in it. */
function failuresOf(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return report.numFailedTests + broken.length;
}

/** Vitest's failed tests, each with the first lines of why. */
function failedTests({ testResults = [] }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}\n  ${firstLines(failureMessages.join('\n'))}`);
}

function firstLines(text) {
  return text.split('\n').slice(0, 3).join('\n  ').slice(0, 800);
}

const vitestArgs = (suite) => [
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(suite)}`],
];

const suites = [
  { name: 'unit', args: vitestArgs('unit'), read: readers.vitest },
  { name: 'browser', args: [], read: readers.browser },
  { name: 'e2e', args: vitestArgs('e2e'), read: readers.vitest },
];

mkdirSync(resolve(root, 'test/.artifacts'), { recursive: true });
const lines = [];
/** What failed and why, last of all: that is what is left of a long log. */
const failures = [];
const total = { passed: 0, failed: 0 };
for (const { name, args, read } of suites) {
  rmSync(reportFile(name), { force: true });
  const isOk = runScript(`test:${name}`, { args });
  const figures = { passed: 0, failed: 0, skipped: 0 };
  let engines = '';
  if (existsSync(reportFile(name))) {
    const report = JSON.parse(readFileSync(reportFile(name), 'utf8'));
    failures.push(...failedTests(report).map((failure) => `${name}: ${failure}`));
    for (const part of read(report)) for (const key of Object.keys(figures)) figures[key] += part[key];
    if (name === 'browser') engines = ` in ${Object.keys(report).join(', ')}`;
  }
  // It ended badly for a reason that is no test's: count that.
  if ((!isOk || figures.passed === 0) && figures.failed === 0) figures.failed = 1;
  lines.push(
    `${name}: ${figures.passed} passed, ${figures.failed} failed, ${figures.skipped} skipped${engines}`,
  );
  total.passed += figures.passed;
  total.failed += figures.failed + figures.skipped;
}

if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
