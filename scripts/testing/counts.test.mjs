import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countRunner, countsLine, readPlaywrightReport, readVitestReport } from './counts.mjs';

let folder = '';
let reportFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-counts-'));
  reportFile = join(folder, 'report.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function vitestReport({ passed = 0, failed = 0, testResults = [] }) {
  return {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults,
  };
}

test('counts what the runner reports', () => {
  writeFileSync(reportFile, JSON.stringify(vitestReport({ passed: 3, failed: 2 })));
  expect(countRunner(1, reportFile, readVitestReport)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test('counts a file that could not be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  writeFileSync(reportFile, JSON.stringify(vitestReport({ passed: 3, testResults })));
  expect(countRunner(1, reportFile, readVitestReport).failed).toBe(1);
});

test('counts a crash before any report as one failure', () => {
  expect(countRunner(1, reportFile, readVitestReport)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  writeFileSync(reportFile, '{"numPassedTests": 3, ');
  expect(countRunner(1, reportFile, readVitestReport)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('counts a run without tests as one failure, even when the runner is content', () => {
  writeFileSync(
    reportFile,
    JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 }, errors: [] }),
  );
  expect(countRunner(0, reportFile, readPlaywrightReport)).toEqual({ passed: 0, failed: 1, skipped: 4 });
});

test('counts an error outside all tests as one failure', () => {
  writeFileSync(
    reportFile,
    JSON.stringify({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 0 }, errors: [] }),
  );
  expect(countRunner(1, reportFile, readPlaywrightReport)).toEqual({ passed: 6, failed: 1, skipped: 0 });
});

test('says how many were skipped only when some were', () => {
  expect(countsLine({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
  expect(countsLine({ passed: 4, failed: 1, skipped: 2 })).toBe('4 passed, 1 failed, 2 skipped');
});
