import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './progress.mjs';
import { onVirtualScreen } from './screen.mjs';

const forwardedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

const parentCheckInterval = 1_000;

/** The shells' way to tell that a signal ended a command. */
const signalExitBase = 128;

/**
 * Runs a command in the foreground, its output going where ours goes, and hands on signals.
 *
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, virtualScreen?: boolean }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runLive(command, commandArguments, options = {}) {
  const [program, programArguments] = options.virtualScreen
    ? onVirtualScreen(command, commandArguments)
    : [command, [...commandArguments]];
  return new Promise((settle, fail) => {
    const child = spawn(program, programArguments, {
      cwd: options.cwd,
      env: environmentFor(options),
      stdio: ['ignore', 'inherit', 'inherit', ...(options.virtualScreen ? [/** @type {const} */ ('pipe')] : [])],
      // In a process group of its own, Ctrl-C in the terminal reaches it once, through us. Electron takes a second signal
      // as a wish to die at once, without saving.
      detached: process.platform !== 'win32',
    });
    /** Under a virtual screen, the process behind xvfb-run; it tells itself on file descriptor 3. */
    let target = options.virtualScreen ? undefined : child.pid;
    const processIdTold = child.stdio[3];
    processIdTold?.once('data', (chunk) => {
      target = Number(String(chunk));
      processIdTold.destroy();
    });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => signalProcess(target ?? child.pid, signal);
    for (const signal of forwardedSignals) process.on(signal, forward);
    const parentWatch = watchNpm(() => forward('SIGTERM'));
    const stopForwarding = () => {
      clearInterval(parentWatch);
      for (const signal of forwardedSignals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      stopForwarding();
      fail(new SetupError(`${program} could not be started: ${error.message}`));
    });
    child.on('exit', (code, signal) => {
      stopForwarding();
      settle(code ?? signalExitBase + (signal ? constants.signals[signal] : 0));
    });
  });
}

/**
 * When npm is told to end, it ends the shell between itself and us, and that shell does not tell us: all we can see is
 * that it is gone.
 *
 * @param {() => void} onGone
 */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, parentCheckInterval);
  return watch;
}

/**
 * @param {{ env?: NodeJS.ProcessEnv, virtualScreen?: boolean }} options
 * @returns {NodeJS.ProcessEnv}
 */
function environmentFor({ env = process.env, virtualScreen }) {
  if (!virtualScreen) return env;
  // The virtual screen is an X one: pointed at a Wayland desktop, Electron would open its window there.
  const { WAYLAND_DISPLAY: _, ...rest } = env;
  return { ...rest, XDG_SESSION_TYPE: 'x11' };
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalProcess(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended.
  }
}
