import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const source = fileURLToPath(new URL('./editors', import.meta.url));

/** Builds the page of the editors to compare with, for production, into a folder. Returns the page's address. */
export async function buildEditors(folder: string): Promise<string> {
  await build({
    root: source,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    mode: 'production',
    base: './',
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome130', modulePreload: false },
  });
  for (const file of ['main.cjs', 'package.json']) cpSync(join(source, file), join(folder, file));
  return pathToFileURL(join(folder, 'page', 'index.html')).href;
}
