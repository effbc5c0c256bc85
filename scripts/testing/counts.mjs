import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A check that either holds or not, such as the linter, counts as one test.
 *
 * @param {number} exitCode
 * @returns {Counts}
 */
export function countOne(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Counts of a test runner, from its report. A runner that ran nothing, crashed before reporting, or ended with an error
 * although all its tests passed (an unhandled rejection, a file that could not be loaded) counts as one failure more.
 *
 * @param {number} exitCode
 * @param {string} reportFile
 * @param {(report: any) => Counts} readReport
 * @returns {Counts}
 */
export function countRunner(exitCode, reportFile, readReport) {
  const counts = readCounts(reportFile, readReport);
  const ranNothing = counts.passed + counts.failed === 0;
  const failedWithoutSaying = exitCode !== 0 && counts.failed === 0;
  return ranNothing || failedWithoutSaying ? { ...counts, failed: counts.failed + 1 } : counts;
}

/**
 * @param {string} reportFile
 * @param {(report: any) => Counts} readReport
 * @returns {Counts}
 */
function readCounts(reportFile, readReport) {
  try {
    if (existsSync(reportFile)) return readReport(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch {
    // Cut off in the middle of writing: the same as no report.
  }
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {any} report of Vitest's `json` reporter
 * @returns {Counts}
 */
export function readVitestReport(report) {
  // A file that fails outside its tests, while loading for example, has none that failed.
  const failedFiles = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failedFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {any} report of Playwright's `json` reporter
 * @returns {Counts}
 */
export function readPlaywrightReport({ stats, errors }) {
  return {
    // Flaky: failed first and passed when tried again.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * @param {Counts} left
 * @param {Counts} right
 * @returns {Counts}
 */
export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** @param {Counts} counts */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
