import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectNode } from './paths.mjs';
import { SetupError, say } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { writeFileAtomically } from './write-atomically.mjs';

const sourceFolders = ['electron', 'renderer', 'resources', 'shared'];
const sourceFiles = ['package.json', 'package-lock.json', 'scripts/build.mjs'];
const sourceFilePattern = /^(tsconfig.*\.json|vite.*\.(mjs|mts|js|ts))$/;

const stampFile = join(projectFolder, 'build', '.stamp');
const timeLimit = 10 * 60_000;

/** Whether build/ was made of the sources as they are now. */
export function buildIsCurrent() {
  if (!existsSync(stampFile) || !existsSync(join(projectFolder, mainFile()))) return false;
  return readFileSync(stampFile, 'utf8') === hashOfSources();
}

export async function build() {
  say('Building the app…');
  // Taken before: a source that changes meanwhile may be in the build or not, and must lead to another.
  const hash = hashOfSources();
  const { code, output, timedOut } = await runCommand(projectNode, [join('scripts', 'build.mjs')], {
    cwd: projectFolder,
    timeLimit,
  });
  if (code !== 0) throw new SetupError(`${output}\nThe build ${timedOut ? 'took too long' : 'failed'}.`);
  writeFileAtomically(stampFile, hash);
}

function mainFile() {
  return String(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')).main);
}

/** Of contents, not of times: a checkout sets those anew. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const name of listSources()) {
    const content = readFileSync(join(projectFolder, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function listSources() {
  const atRoot = readdirSync(projectFolder).filter((name) => sourceFilePattern.test(name));
  const wholeFolders = sourceFolders.filter((name) => existsSync(join(projectFolder, name)));
  const present = sourceFiles.filter((name) => existsSync(join(projectFolder, name)));
  return [...present, ...atRoot, ...wholeFolders.flatMap(listFiles)].sort();
}

/**
 * @param {string} folder from the project's folder
 * @returns {string[]}
 */
function listFiles(folder) {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(name);
    return entry.isFile() ? [name] : [];
  });
}
