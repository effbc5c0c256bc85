import type { OutletKind } from '../../../shared/contract/contract.ts';
import { all, type ReadableDatabase, run, type WritableDatabase } from './database.ts';

export interface OutletRow {
  readonly outlet: OutletKind;
  readonly enabled: boolean;
  /** Null: the usual one beside the newsroom. */
  readonly folder: string | null;
}

export function listOutlets(database: ReadableDatabase): readonly OutletRow[] {
  return all<Omit<OutletRow, 'enabled'> & { enabled: number }>(
    database,
    'SELECT outlet, enabled, folder FROM outlet ORDER BY rowid',
  ).map((row) => ({ ...row, enabled: row.enabled === 1 }));
}

export function writeOutlet(database: WritableDatabase, row: OutletRow): void {
  run(
    database,
    `INSERT INTO outlet (outlet, enabled, folder) VALUES (:outlet, :enabled, :folder)
     ON CONFLICT (outlet) DO UPDATE SET enabled = excluded.enabled, folder = excluded.folder`,
    { ...row, enabled: row.enabled ? 1 : 0 },
  );
}
