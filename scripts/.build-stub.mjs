// Builds the app into build/: main, preload and core as CommonJS for Electron's Node, the renderer as an ES module page.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const outFolder = join(root, 'build');

/** The oldest Electron that the app must run on: 33, with Node 20.18 and Chromium 130. */
const nodeTarget = 'node20';
const pageTarget = 'chrome130';

/** @type {import('vite').InlineConfig} */
const common = { root, configFile: false, envDir: false, logLevel: 'warn', publicDir: false, mode: 'production' };

/**
 * One CommonJS program for Electron's Node. Lazy imports become chunks beside it, unless it must be a single file.
 *
 * @param {{ entry: string, name: string, external: string[], singleFile?: boolean }} program
 */
function buildProgram({ entry, name, external, singleFile = false }) {
  return build({
    ...common,
    resolve: { conditions: ['node', 'module', 'import', 'default'] },
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: join(root, entry),
      outDir: join(outFolder, name),
      emptyOutDir: true,
      target: nodeTarget,
      minify: true,
      sourcemap: true,
      reportCompressedSize: false,
      rolldownOptions: {
        external,
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          chunkFileNames: '[name]-[hash].cjs',
          ...(singleFile ? { codeSplitting: false } : {}),
        },
      },
    },
  });
}

function buildRenderer() {
  return build({
    ...common,
    root: join(root, 'renderer'),
    base: '/',
    plugins: [{ name: 'stub', enforce: 'pre', resolveId(id, from) { if (from && id.startsWith('.') && !existsSync(resolve(from.split('?')[0], '..', id.split('?')[0]))) { console.log('stub', id, from); return '\0stub:' + id; } }, load(id) { if (id.startsWith('\0stub:')) return 'export const stub = 1;'; } }, react()],
    build: {
      outDir: join(outFolder, 'renderer'),
      emptyOutDir: true,
      target: pageTarget,
      cssTarget: pageTarget,
      minify: true,
      sourcemap: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2_000,
      // Fonts stay files: the policy of the page allows no data: address for them.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
}

const programs = [
  { entry: 'electron/main/main.ts', name: 'main', external: ['electron'] },
  { entry: 'electron/preload/preload.ts', name: 'preload', external: ['electron'], singleFile: true },
  { entry: '../../tmp/stubcore/entry.ts', name: 'core', external: ['better-sqlite3'] },
];

for (const { entry } of programs) {
  if (!existsSync(join(root, entry))) throw new Error(`There is no ${entry} to build.`);
}
await Promise.all([...programs.map(buildProgram), buildRenderer()]);
