import { isAbsolute, relative, resolve, sep } from 'node:path';

/** Whether a path is the folder itself or lies inside it. Both absolute; judged by name, links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
}

/** The absolute path of something inside a folder, or null when the name leads out of it. */
export function pathInside(folder: string, name: string): string | null {
  if (name.includes('\0')) return null;
  const path = resolve(folder, name);
  return path !== folder && isInside(folder, path) ? path : null;
}
