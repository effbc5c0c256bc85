import { spawn } from 'node:child_process';

/** The end of a failed command's output is where the reason stands. */
const keptOutputCharacters = 6000;

/**
 * @typedef {object} CommandResult
 * @property {number | null} code the exit code, or null when it was ended by a signal or could not be started
 * @property {string} output the end of what it printed, stdout and stderr together
 * @property {boolean} timedOut
 */

/**
 * Runs a command quietly to its end and never throws; its output is kept for the case of a failure.
 *
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeLimit?: number }} [options] timeLimit in milliseconds
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, commandArguments, options = {}) {
  return new Promise((settle) => {
    let output = '';
    let timedOut = false;
    const child = spawn(command, commandArguments, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm is a .cmd file, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    const timer = options.timeLimit
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, options.timeLimit)
      : undefined;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-keptOutputCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      settle({ code: null, output: `${output}${error.message}`, timedOut });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      settle({ code, output, timedOut });
    });
  });
}
