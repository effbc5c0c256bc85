import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { type ReplaceRun, readSetting, writeSetting } from './newsroom-settings.ts';

/**
 * What is replaced in more texts than fit one transaction is written down before it begins and struck out when it ends, each
 * in a transaction with texts. What is still there when nobody works on it was cut off. Which texts it came to is in the
 * log of events, where each stands with the revision that it made.
 */

export function keptRuns(database: ReadableDatabase): readonly ReplaceRun[] {
  return readSetting(database, 'replaceRuns') ?? [];
}

export function keepRun(database: WritableDatabase, run: ReplaceRun): void {
  writeSetting(database, 'replaceRuns', [...keptRuns(database), run]);
}

export function dropRun(database: WritableDatabase, id: string): void {
  const kept = keptRuns(database);
  const others = kept.filter((run) => run.id !== id);
  if (others.length < kept.length) writeSetting(database, 'replaceRuns', others);
}
