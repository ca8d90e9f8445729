/**
 * A web-test-runner reporter: says at the end which engines ran how many tests, and writes the figures to a file for
 * the summary of `npm test`. A file without a single test counts as a failure: the runner itself lets it pass.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

function testsOf(suite) {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

function count(sessions) {
  const figures = { passed: 0, failed: 0, skipped: 0, files: 0, problems: [] };
  for (const session of sessions) {
    const tests = testsOf(session.testResults);
    const failed = tests.filter((test) => !test.passed && !test.skipped).length;
    figures.files += 1;
    figures.skipped += tests.filter((test) => test.skipped).length;
    figures.passed += tests.filter((test) => test.passed && !test.skipped).length;
    figures.failed += failed;
    // Besides its tests a page can fail by itself: it does not load, throws, or holds no test.
    const isEmpty = tests.length === 0;
    if (isEmpty || (session.passed !== true && failed === 0)) {
      figures.failed += 1;
      figures.problems.push(`${session.testFile}: ${isEmpty ? 'no tests ran' : 'the page failed'}`);
    }
  }
  return figures;
}

/** @param {string} file where the figures go, as JSON: engine name to its counts */
export function engineReport(file) {
  return {
    onTestRunFinished({ sessions }) {
      const names = new Set(sessions.map((session) => session.browser.name));
      const figures = {};
      for (const name of names)
        figures[name] = count(sessions.filter((session) => session.browser.name === name));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
      for (const [name, own] of Object.entries(figures)) {
        console.log(
          `${name}: ${own.passed} passed, ${own.failed} failed, ${own.skipped} skipped in ${own.files} files`,
        );
        for (const problem of own.problems) console.log(`  ${problem}`);
      }
    },
  };
}
