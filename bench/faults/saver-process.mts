import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readyLine } from './acknowledged.mts';

export interface SaverOptions {
  readonly path: string;
  readonly seed: number;
  /** How many saves, after which it closes the newsroom and ends; for ever when absent. */
  readonly saves?: number;
  /** The file that takes what it says. */
  readonly said: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Saver {
  readonly child: ChildProcess;
  /** Lets it open the newsroom and save. */
  begin(): void;
  /** Resolves once it acknowledged a save, or ended. */
  acknowledged(): Promise<void>;
  /** Resolves once it ended. */
  readonly ended: Promise<void>;
}

const program = fileURLToPath(new URL('./saver.mts', import.meta.url));

/** Starts a process that saves, and resolves once it is loaded. */
export async function startSaver({ path, seed, saves, said, env }: SaverOptions): Promise<Saver> {
  const output = openSync(said, 'w');
  const args = [path, String(seed), ...(saves === undefined ? [] : [String(saves)])];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', output, 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'close').then(() => closeSync(output));
  const hasSaid = async (length: number): Promise<void> => {
    while (child.exitCode === null && child.signalCode === null && fstatSync(output).size < length) await wait(1);
  };
  await hasSaid(readyLine.length);
  return {
    child,
    begin: () => void child.stdin?.write('!'),
    acknowledged: () => hasSaid(readyLine.length + 1),
    ended,
  };
}
