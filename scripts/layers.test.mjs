import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));
const configuration = fileURLToPath(new URL('../biome.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dragoman-layers-'));

beforeAll(() => cpSync(configuration, join(folder, 'biome.json')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lints a line by the project's own rules, as if it stood at this path; returns what the linter prints. */
function lint(path, line) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const run = spawnSync(biome, ['lint', '--colors=off', '--vcs-enabled=false', path], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(file);
  expect(run.stdout + run.stderr).toContain('Checked 1 file');
  return run.stdout + run.stderr;
}

const forbidden = [
  ['shared/domain/planted.ts', "import '../contract/errors.ts';"],
  ['shared/domain/planted.ts', "import 'node:fs';"],
  ['shared/domain/planted.ts', "import 'react';"],
  ['shared/language/planted.ts', "import '../../electron/core/core.ts';"],
  ['shared/contract/planted.ts', "import '../../renderer/app/client.ts';"],
  ['shared/contract/planted.ts', "import 'electron';"],
  ['renderer/desk/planted.tsx', "import 'electron';"],
  ['renderer/desk/planted.tsx', "import '../../electron/core/core.ts';"],
  ['renderer/desk/planted.tsx', "import 'node:path';"],
  ['electron/preload/planted.ts', "import '../../shared/contract/schemas.ts';"],
  ['electron/preload/planted.ts', "import '../core/core.ts';"],
  ['electron/main/planted.ts', "import '../core/core.ts';"],
  ['electron/main/planted.ts', "import 'better-sqlite3';"],
  ['electron/main/planted.ts', "import '../../renderer/app/client.ts';"],
  ['electron/core/services/planted.ts', "import 'electron';"],
  ['electron/core/services/planted.ts', "import 'better-sqlite3';"],
  ['electron/core/store/planted.ts', "import 'electron';"],
  ['electron/core/store/planted.ts', "import '../../main/main.ts';"],
];

test.each(forbidden)('%s may not say %s', (path, line) => {
  expect(lint(path, line)).toContain('noRestrictedImports');
});

const allowed = [
  ['shared/contract/planted.ts', "import '../domain/blocks.ts';"],
  ['renderer/desk/planted.tsx', "import '../../shared/domain/blocks.ts';"],
  ['electron/preload/planted.ts', "import '../../shared/contract/channels.ts';"],
  ['electron/preload/planted.ts', "import 'electron';"],
  ['electron/main/planted.ts', "import '../../shared/contract/schemas.ts';"],
  ['electron/core/store/planted.ts', "import 'better-sqlite3';"],
  ['electron/core/services/planted.ts', "import '../../../shared/domain/workflow.ts';"],
];

test.each(allowed)('%s may say %s', (path, line) => {
  expect(lint(path, line)).not.toContain('noRestrictedImports');
});
