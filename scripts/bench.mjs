// npm run bench -- NAME [arguments]
// A benchmark is a file in bench/; what it shares with others lies in folders below.

import { existsSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { driverEnvironment } from './setup/launch-environment.mjs';
import { projectFolder, projectNode } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { say, sayFailure } from './setup/progress.mjs';
import { runLive } from './setup/run-live.mjs';
import { needsVirtualScreen } from './setup/screen.mjs';

const benchFolder = join(projectFolder, 'bench');
const extensions = ['.mts', '.mjs'];

/** @returns {Map<string, string>} file by name */
function listBenchmarks() {
  const files = existsSync(benchFolder) ? readdirSync(benchFolder) : [];
  return new Map(
    files
      .filter((file) => extensions.includes(parse(file).ext))
      .map((file) => [parse(file).name, join(benchFolder, file)]),
  );
}

const [name, ...benchmarkArguments] = process.argv.slice(2);
const benchmarks = listBenchmarks();
const file = benchmarks.get(name ?? '');
if (!file) {
  if (name) say(`There is no benchmark "${name}".`);
  say(
    `npm run bench -- NAME, where NAME is one of: ${[...benchmarks.keys()].sort().join(', ') || '(there are none yet)'}`,
  );
  process.exit(1);
}

try {
  const launch = await prepare();
  process.exitCode = await runLive(projectNode, [file, ...benchmarkArguments], {
    cwd: projectFolder,
    env: driverEnvironment(launch),
    virtualScreen: needsVirtualScreen(),
  });
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
