import type { Migration } from './migration.ts';

/**
 * Changes nothing that is stored. From here on revisions are stored in codec `tree`, which a program that knows no more
 * than schema 3 would take for damaged: it is to say that the newsroom is newer than itself instead.
 */
export const migration: Migration = { version: 4, sql: '' };
