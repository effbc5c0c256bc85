import { isAbsolute, relative, resolve, sep } from 'node:path';

/** The absolute path of something inside a folder. Throws when the parts would lead out of it. */
export function pathInside(folder: string, ...parts: readonly string[]): string {
  const path = resolve(folder, ...parts);
  const way = relative(resolve(folder), path);
  if (way === '' || way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new Error(`A path that leads out of its outlet's folder: ${JSON.stringify(parts)}`);
  }
  return path;
}
