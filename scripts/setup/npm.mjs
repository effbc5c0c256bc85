import { delimiter } from 'node:path';
import { modulesFolder } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs npm with the machine's own Node. Under `npm run`, the first `node` on the PATH is the project's own, inside the
 * very folder that `npm ci` deletes. The caller's log level is dropped too: under `npm --silent`, a failure would give
 * no reason.
 *
 * @param {readonly string[]} npmArguments
 * @param {{ cwd: string, timeLimit: number }} options
 */
export function runNpm(npmArguments, options) {
  const dropped = ['path', 'npm_config_loglevel'];
  const kept = Object.entries(process.env).filter(([name]) => !dropped.includes(name.toLowerCase()));
  const env = { ...Object.fromEntries(kept), PATH: machinePath() };
  return runCommand('npm', npmArguments, { ...options, env });
}

/** The PATH without this project's node_modules/.bin. */
export function machinePath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modulesFolder))
    .join(delimiter);
}
