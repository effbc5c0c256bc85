import type Sqlite from 'better-sqlite3';
import { checkOfName } from './member-names.ts';
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
 * @param fill whether rows that are there are written into; not in a file that is damaged.
 */
export function migrate(
  sqlite: Sqlite.Database,
  steps: readonly Migration[] = migrations,
  target: number = steps.at(-1)?.version ?? 0,
  { fill = true }: { readonly fill?: boolean } = {},
): void {
  // For the steps, which cannot compute it themselves.
  sqlite.function('check_of_name', { deterministic: true }, (id, name) => checkOfName(String(id), String(name)));
  sqlite
    .transaction(() => {
      const from = versionOf(sqlite);
      for (const step of steps) {
        if (step.version <= from || step.version > target) continue;
        sqlite.exec(step.sql);
        if (fill && step.fill !== undefined) sqlite.exec(step.fill);
        sqlite.pragma(`user_version = ${step.version}`);
      }
      sqlite.pragma(`application_id = ${applicationId}`);
      const [broken] = sqlite.pragma('foreign_key_check') as unknown[];
      if (broken !== undefined) throw new Error(`A migration broke a reference: ${JSON.stringify(broken)}`);
    })
    .immediate();
}
