import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { machinePath } from './npm.mjs';
import { cacheFolder, moduleFile, projectNode } from './paths.mjs';
import { findPrograms, hasProgram } from './programs.mjs';
import { SetupError, say } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { installSystemPackages } from './system-libraries.mjs';
import { createFolderAtomically } from './write-atomically.mjs';

/** @typedef {import('./electron-runtime.mjs').Runtime} Runtime */

// better-sqlite3's prebuilt binding asks for Node-API 10, the fallback Electron offers 9. Compiled from its own sources
// against experimental Node-API headers, it runs on 9. Node and current Electron keep the prebuilt one.

const compilerFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
const gypArguments = ['rebuild', '--release', '--force_build=1', '-j', 'max'];

/** Headers without it give a binding that aborts in its first garbage collection. */
const neededDeclaration = 'node_api_post_finalizer';

/** Debian's packages with the programs that compiling takes. */
const compilers = { 'g++': 'g++', make: 'make', python3: 'python3' };

const bindingName = 'better_sqlite3.node';
const stressScript = join(import.meta.dirname, 'sqlite-stress.cjs');
const compileTimeLimit = 30 * 60_000;
const stressTimeLimit = 2 * 60_000;

/** @param {Runtime} runtime */
export function needsOwnBinding(runtime) {
  return runtime.isFallback;
}

/**
 * The binding compiled earlier.
 *
 * @param {Runtime} runtime
 * @returns {string | undefined}
 */
export function findBinding(runtime) {
  const binding = join(bindingFolder(runtime), bindingName);
  return existsSync(binding) ? binding : undefined;
}

/** @param {Runtime} runtime */
export async function compileBinding(runtime) {
  const nodeFolder = findHeaders();
  const missing = Object.keys(compilers).filter((name) => !hasProgram(name));
  if (missing.length > 0) await installSystemPackages(Object.values(compilers), missing);
  say('Compiling better-sqlite3 for the fallback Electron (2–3 minutes, once)…');
  await createFolderAtomically(bindingFolder(runtime), async (folder) => {
    const binding = join(folder, bindingName);
    await compileInto(binding, nodeFolder);
    await stress(runtime, binding);
  });
}

/** @param {Runtime} runtime */
function bindingFolder(runtime) {
  const { version } = JSON.parse(readFileSync(moduleFile('better-sqlite3', 'package.json'), 'utf8'));
  const recipe = createHash('sha256').update(compilerFlags).update(gypArguments.join());
  return join(
    cacheFolder,
    `better-sqlite3-${version}-electron-${runtime.version}-${recipe.digest('hex').slice(0, 12)}`,
  );
}

/**
 * Compiles a copy, apart from node_modules: there, the result would be taken for every runtime's.
 *
 * @param {string} binding where to put the result
 * @param {string} nodeFolder
 */
async function compileInto(binding, nodeFolder) {
  // Not in the cache folder, whose path may hold spaces; make cannot deal with those.
  const workFolder = mkdtempSync(join(tmpdir(), 'dragoman-sqlite-'));
  try {
    const source = join(workFolder, 'node_modules', 'better-sqlite3');
    cpSync(moduleFile('better-sqlite3'), source, { recursive: true });
    cpSync(moduleFile('node-addon-api'), join(workFolder, 'node_modules', 'node-addon-api'), { recursive: true });
    const gyp = moduleFile('node-gyp', 'bin', 'node-gyp.js');
    const { code, output, timedOut } = await runCommand(
      projectNode,
      [gyp, ...gypArguments, `--nodedir=${nodeFolder}`],
      { cwd: source, env: { ...process.env, CXXFLAGS: compilerFlags }, timeLimit: compileTimeLimit },
    );
    if (code !== 0) {
      throw new SetupError(`${output}\nCompiling better-sqlite3 ${timedOut ? 'took too long' : 'failed'}.`);
    }
    copyFileSync(join(source, 'build', 'Release', bindingName), binding);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/**
 * @param {Runtime} runtime
 * @param {string} binding
 */
async function stress(runtime, binding) {
  const { code, output } = await runCommand(
    runtime.executablePath,
    ['--expose-gc', stressScript, moduleFile('better-sqlite3'), binding],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, timeLimit: stressTimeLimit },
  );
  if (code !== 0) {
    throw new SetupError(
      `${output}\nThe compiled better-sqlite3 does not survive garbage collection in Electron ${runtime.version} and is not used.`,
    );
  }
}

/** The folder of a Node whose headers serve, as node-gyp's --nodedir wants it. */
function findHeaders() {
  const besidePrograms = findPrograms('node', machinePath()).map((program) => dirname(dirname(realpathSync(program))));
  const found = ['/usr', '/usr/local', ...besidePrograms].find((folder) => {
    const header = join(folder, 'include', 'node', 'js_native_api.h');
    return existsSync(header) && readFileSync(header, 'utf8').includes(neededDeclaration);
  });
  if (found) return found;
  throw new SetupError(
    `Node’s C headers (include/node) with ${neededDeclaration} are needed to compile better-sqlite3 for the fallback ` +
      'Electron; Node 20’s have it. Install Node from an archive or package that brings them.',
  );
}
