// Builds the app into build/: main, preload and core as CommonJS for Electron's Node, the renderer as an ES module page.

import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const builtFolder = join(root, 'build');
/** Built apart and put in place at the end: a build that fails leaves the last one whole. */
const outFolder = join(builtFolder, `.new-${process.pid}`);

/** The oldest Electron that the app must run on: 33, with Node 20.18 and Chromium 130. */
const nodeTarget = 'node20';
const pageTarget = 'chrome130';

/** @type {import('vite').InlineConfig} */
const common = { root, configFile: false, envDir: false, logLevel: 'warn', publicDir: false, mode: 'production' };

/**
 * How long plugins take is no warning of ours; nor that what a background thread reads only when it is asked to is a
 * part of the core anyway.
 */
const checks = { pluginTimings: false, ineffectiveDynamicImport: false };

/** The ES modules of these call a namespace as if it were a function. */
const nodeModules = {
  'hunspell-asm': join(root, 'node_modules/hunspell-asm/dist/cjs/index.js'),
  'emscripten-wasm-loader': join(root, 'node_modules/emscripten-wasm-loader/dist/cjs/index.js'),
};

/**
 * One CommonJS program for Electron's Node. Lazy imports become chunks beside it, unless it must be a single file.
 *
 * @param {{ entry: string, name: string, external: string[], singleFile?: boolean }} program
 */
function buildProgram({ entry, name, external, singleFile = false }) {
  return build({
    ...common,
    resolve: { conditions: ['node', 'module', 'import', 'default'], alias: nodeModules },
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
        checks,
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

/** The fonts of the first screen: asked for with the page, and not only once its styles ask. */
const firstFonts = ['inter-latin-wght-normal', 'SourceSerif4Variable-Roman'];

/** @returns {import('vite').Plugin} */
function preloadFonts() {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        firstFonts.map((font) => {
          const file = Object.keys(bundle).find((name) => name.includes(`${font}-`));
          if (file === undefined) throw new Error(`The pages no longer use the font ${font}, which is preloaded.`);
          const type = file.endsWith('.ttf') ? 'font/ttf' : 'font/woff2';
          const attrs = { rel: 'preload', as: 'font', type, crossorigin: '', href: `/${file}` };
          return { tag: 'link', attrs, injectTo: 'head-prepend' };
        }),
    },
  };
}

function buildRenderer() {
  return build({
    ...common,
    root: join(root, 'renderer'),
    base: '/',
    plugins: [react(), preloadFonts()],
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
      rolldownOptions: { checks },
    },
  });
}

const programs = [
  { entry: 'electron/main/main.ts', name: 'main', external: ['electron'] },
  { entry: 'electron/preload/preload.ts', name: 'preload', external: ['electron'], singleFile: true },
  { entry: 'electron/core/entry.ts', name: 'core', external: ['better-sqlite3'] },
  { entry: 'electron/core/background-worker.ts', name: 'background', external: ['better-sqlite3'] },
];

for (const { entry } of programs) {
  if (!existsSync(join(root, entry))) throw new Error(`There is no ${entry} to build.`);
}
/** The dictionaries that come with the app, whole, with their licences. */
function copyDictionaries() {
  for (const name of ['dictionary-en', 'dictionary-ru']) {
    const folder = join(outFolder, 'dictionaries', name);
    mkdirSync(folder, { recursive: true });
    for (const file of ['index.aff', 'index.dic', 'license']) {
      copyFileSync(join(root, 'node_modules', name, file), join(folder, file));
    }
  }
}

const parts = [...programs.map(({ name }) => name), 'renderer', 'dictionaries'];
try {
  await Promise.all([...programs.map(buildProgram), buildRenderer()]);
  copyDictionaries();
  mkdirSync(builtFolder, { recursive: true });
  for (const part of parts) {
    rmSync(join(builtFolder, part), { recursive: true, force: true });
    renameSync(join(outFolder, part), join(builtFolder, part));
  }
} finally {
  rmSync(outFolder, { recursive: true, force: true });
}
