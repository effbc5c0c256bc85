import { hasProgram } from './programs.mjs';

/** Large enough for every window of the app and for the screenshots. */
const screenSize = '1920x1200x24';

/** Linux without a display: continuous integration, a container, a remote shell. */
export function needsVirtualScreen() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/** What the virtual screen needs and this machine lacks. */
export function missingScreenPrograms() {
  return ['xvfb-run', 'Xvfb', 'xauth'].filter((name) => !hasProgram(name));
}

/**
 * The same command on a virtual screen. xvfb-run does not hand signals on to its command, so the command first tells its
 * process id through file descriptor 3; whoever starts it signals that process itself.
 *
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @returns {[string, string[]]}
 */
export function onVirtualScreen(command, commandArguments) {
  const tellProcessId = 'echo $$ >&3; exec 3>&-; exec "$@"';
  return [
    'xvfb-run',
    ['-a', '-s', `-screen 0 ${screenSize}`, 'sh', '-c', tellProcessId, 'sh', command, ...commandArguments],
  ];
}
