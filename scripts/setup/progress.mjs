/**
 * One plain line about what the set-up is doing. It goes to stderr: stdout belongs to the command that asked for the
 * set-up (`launch-info` prints one line of JSON there, `npm test` its count).
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure the reader can act upon: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/**
 * Shows a failure on stderr: a SetupError by its message, anything else with its stack.
 *
 * @param {unknown} error
 */
export function sayFailure(error) {
  if (error instanceof SetupError) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
