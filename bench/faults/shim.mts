import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./shim/file-calls.c', import.meta.url));

/**
 * Compiles what stands between a process and its files into a folder.
 * @returns its path, for LD_PRELOAD, or why it cannot be had here.
 */
export function compileShim(folder: string): { readonly path: string } | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'it is for Linux only' };
  const path = join(folder, 'file-calls.so');
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', path, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (made.status === 0) return { path };
  return { missing: made.error ? 'there is no C compiler' : `it does not compile: ${made.stderr}` };
}
