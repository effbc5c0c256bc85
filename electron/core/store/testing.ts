import Sqlite from 'better-sqlite3';

/** Flips one bit in the newest stored text of an edition, as a failing disk does. The newsroom is closed. For tests. */
export function damageHead(path: string, editionId: string): void {
  const sqlite = new Sqlite(path);
  sqlite.exec('DROP TRIGGER IF EXISTS revision_is_never_changed');
  const row = sqlite
    .prepare(
      `SELECT key, payload FROM revision WHERE edition = (SELECT key FROM edition_key WHERE id = ?)
       ORDER BY number DESC LIMIT 1`,
    )
    .get(editionId) as { key: number; payload: Buffer };
  row.payload[Math.floor(row.payload.length / 2)] = (row.payload[Math.floor(row.payload.length / 2)] ?? 0) ^ 4;
  sqlite.prepare('UPDATE revision SET payload = :payload WHERE key = :key').run(row);
  sqlite.close();
}

/** The newest entry of the audit trail of a newsroom that is closed. For tests. */
export function lastEvent(path: string): unknown {
  const sqlite = new Sqlite(path, { readonly: true });
  const row = sqlite
    .prepare('SELECT action, member_id AS memberId, data FROM event ORDER BY id DESC LIMIT 1')
    .get() as { action: string; memberId: string | null; data: string };
  sqlite.close();
  return { ...row, data: JSON.parse(row.data) as unknown };
}

/** Makes every writing of one kind of entry in the audit trail fail, as a full disk does. The newsroom is closed. For tests. */
export function refuseEvent(path: string, action: string): void {
  const sqlite = new Sqlite(path);
  sqlite.exec(`CREATE TRIGGER refuses_event BEFORE INSERT ON event WHEN NEW.action = '${action}'
    BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  sqlite.close();
}
