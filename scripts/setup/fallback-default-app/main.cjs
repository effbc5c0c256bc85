'use strict';

// Stands in for Electron's own default_app.asar, which the fallback runtime lacks: starts the app whose folder is on
// the command line, the way `electron FOLDER` does.

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

/**
 * The app's folder is the first argument that is not a switch. Playwright puts `-r FILE` before it, and Electron leaves
 * loading that file to the default app.
 *
 * @param {readonly string[]} commandLine
 * @returns {{ appFolder: string | undefined, preloads: string[] }}
 */
function readCommandLine(commandLine) {
  const preloads = [];
  let preloadFollows = false;
  for (const argument of commandLine) {
    if (preloadFollows) {
      preloads.push(argument);
      preloadFollows = false;
    } else if (argument === '-r' || argument === '--require') {
      preloadFollows = true;
    } else if (!argument.startsWith('-')) {
      return { appFolder: path.resolve(argument), preloads };
    }
  }
  return { appFolder: undefined, preloads };
}

/** @param {string} appFolder */
function startApp(appFolder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? app.getName());
  app.setAppPath(appFolder);
  const mainFile = path.resolve(appFolder, manifest.main ?? 'index.js');
  // Third argument: this is the main module, so that `require.main === module` holds in it.
  Module._load(mainFile, module, true);
}

// Electron's own default app sets it; apps read it to tell `electron FOLDER` from a packaged app.
process.defaultApp = true;

const { appFolder, preloads } = readCommandLine(process.argv.slice(1));
if (appFolder === undefined) {
  console.error('Give the folder of an app: electron FOLDER');
  app.exit(1);
} else {
  try {
    if (preloads.length > 0) Module._preloadModules(preloads);
    startApp(appFolder);
  } catch (error) {
    console.error(`The app in ${appFolder} could not be started.\n${error?.stack ?? error}`);
    app.exit(1);
  }
}
