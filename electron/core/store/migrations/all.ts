import { migration as newsroom } from './0001-newsroom.ts';
import { migration as history } from './0002-history.ts';
import { migration as editor } from './0003-editor.ts';
import { migration as tree } from './0004-tree.ts';
import { migration as memberCheck } from './0005-member-check.ts';
import type { Migration } from './migration.ts';

/** In order. The last one's version is what this program writes and the newest that it reads. */
export const migrations: readonly Migration[] = [newsroom, history, editor, tree, memberCheck];

export const currentVersion: number = migrations.length;
