import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driverEnvironment } from '../setup/launch-environment.mjs';
import { moduleFile, projectFolder, projectNode } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { runLive } from '../setup/run-live.mjs';
import { needsVirtualScreen } from '../setup/screen.mjs';
import { add, countOne, countRunner, readPlaywrightReport, readVitestReport } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * Most of an end-to-end test is waiting, so two run side by side. Each has a screen of its own: the focus and the clipboard
 * are the screen's, and tests on one screen would take them from each other. On a person's own screen there is one.
 */
const screensAtOnce = 2;

/** Into how many pieces the tests are cut. Who is done with a piece takes the next: halves are never equally long. */
const pieces = 8;

/**
 * A part of the whole check. `more` is what the command line gives beyond the part's name, handed on to its tool.
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {(more: readonly string[]) => Promise<Counts>} run
 */

/**
 * In the order they run: the quick ones first.
 *
 * @type {Record<string, Part>}
 */
export const parts = {
  lint: { title: 'Lint and format (Biome)', run: lint },
  types: { title: 'Types (TypeScript)', run: types },
  unit: { title: 'Unit tests (Vitest)', run: unit },
  e2e: { title: 'End-to-end tests (Playwright)', run: endToEnd },
};

/** @param {readonly string[]} more */
async function lint(more) {
  return countOne(
    await runTool(moduleFile('@biomejs', 'biome', 'bin', 'biome'), ['ci', '.', ...biomeColors(), ...more]),
  );
}

/** @param {readonly string[]} more */
async function types(more) {
  return countOne(await runTool(moduleFile('typescript', 'bin', 'tsc'), ['-b', ...more]));
}

/** @param {readonly string[]} more */
function unit(more) {
  return withReportFile(async (reportFile) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    const exitCode = await runTool(moduleFile('vitest', 'vitest.mjs'), ['run', ...reporters, ...more]);
    return countRunner(exitCode, reportFile, readVitestReport);
  });
}

/** @param {readonly string[]} more */
async function endToEnd(more) {
  const launch = await prepare();
  const virtualScreen = needsVirtualScreen();
  if (!virtualScreen || more.length > 0) {
    return withReportFile((reportFile) => playwright(launch, more, { virtualScreen, reportFile }));
  }
  const left = Array.from({ length: pieces }, (_, index) => index + 1);
  /** @type {Counts[]} */
  const counts = [];
  const runPieces = async () => {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      const cut = [`--shard=${piece}/${pieces}`, `--output=${join('test-results', `${piece}`)}`];
      counts.push(await withReportFile((reportFile) => playwright(launch, cut, { virtualScreen, reportFile })));
    }
  };
  await Promise.all(Array.from({ length: screensAtOnce }, runPieces));
  return counts.reduce(add);
}

/**
 * @param {import('../setup/prepare.mjs').Launch} launch
 * @param {readonly string[]} more
 * @param {{ virtualScreen: boolean, reportFile: string }} options
 */
async function playwright(launch, more, { virtualScreen, reportFile }) {
  const config = join('e2e', 'playwright.config.ts');
  const exitCode = await runTool(
    moduleFile('@playwright', 'test', 'cli.js'),
    ['test', '-c', config, '--reporter=list,json', ...more],
    { env: { ...driverEnvironment(launch), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }, virtualScreen },
  );
  return countRunner(exitCode, reportFile, readPlaywrightReport);
}

/**
 * @param {string} script
 * @param {readonly string[]} toolArguments
 * @param {{ env?: NodeJS.ProcessEnv, virtualScreen?: boolean }} [options]
 */
function runTool(script, toolArguments, { env = uncolored(), virtualScreen = false } = {}) {
  return runLive(projectNode, [script, ...toolArguments], { cwd: projectFolder, env, virtualScreen });
}

/** Biome and Vitest colour their output for continuous integration, and its log becomes unreadable. */
function biomeColors() {
  return process.stdout.isTTY ? [] : ['--colors=off'];
}

function uncolored() {
  return process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1' };
}

/**
 * @template Result
 * @param {(reportFile: string) => Promise<Result>} work
 */
async function withReportFile(work) {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-test-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
