import type Sqlite from 'better-sqlite3';
import { migrations } from './migrations/all.ts';
import type { Migration } from './migrations/migration.ts';

/** Marks a SQLite file as a newsroom: "DrgN" in ASCII, at byte 68 of the file. */
export const applicationId = 0x4472674e;

export function versionOf(sqlite: Sqlite.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/**
 * Brings a database to a schema version, all steps in one transaction: after a failure it is as it was.
 * @param target for tests, which stop one version short; the newest by default.
 */
export function migrate(
  sqlite: Sqlite.Database,
  steps: readonly Migration[] = migrations,
  target: number = steps.at(-1)?.version ?? 0,
): void {
  sqlite
    .transaction(() => {
      const from = versionOf(sqlite);
      for (const step of steps) {
        if (step.version <= from || step.version > target) continue;
        sqlite.exec(step.sql);
        sqlite.pragma(`user_version = ${step.version}`);
      }
      sqlite.pragma(`application_id = ${applicationId}`);
      const [broken] = sqlite.pragma('foreign_key_check') as unknown[];
      if (broken !== undefined) throw new Error(`A migration broke a reference: ${JSON.stringify(broken)}`);
    })
    .immediate();
}
