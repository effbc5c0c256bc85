import { join } from 'node:path';
import { app } from 'electron';
import { enableCompileCache } from './compile-cache.ts';
import { newsroomArgument } from './file-names.ts';
import { createLog } from './log.ts';
import { openProfile } from './profile.ts';
import { registerPageScheme } from './protocol.ts';
import { runApp } from './run-app.ts';
import { hardenEveryPage } from './security.ts';

// Chromium refuses a sandbox to root; with both switches every child process would end at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

const profileFolder = app.getPath('userData');
const asked = { open: newsroomArgument(process.argv.slice(1)), openOrCreate: process.env.DRAGOMAN_NEWSROOM || null };

// Before anything of the profile is opened: one process a profile.
if (app.requestSingleInstanceLock(asked)) {
  const compileCache = join(profileFolder, 'Compile cache');
  enableCompileCache(compileCache);
  registerPageScheme();
  hardenEveryPage();
  const log = createLog(profileFolder);
  process.on('uncaughtException', (error) => void log.failure('Uncaught', error));
  process.on('unhandledRejection', (error) => void log.failure('Unhandled', error));
  const profile = openProfile(profileFolder, (what, error) => void log.failure(what, error));
  runApp({ profileFolder, compileCache, profile, log, asked });
} else {
  app.exit(0);
}
