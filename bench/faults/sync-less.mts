import Sqlite from 'better-sqlite3';

/**
 * From the first transaction on, every connection of this process syncs as better-sqlite3 does by itself: not at each
 * commit. To show that a simulated power cut finds what that loses.
 */
export function syncLess(): void {
  const { transaction } = Sqlite.prototype;
  const weakened = new WeakSet<object>();
  Sqlite.prototype.transaction = function weakTransaction(this: Sqlite.Database, work: never): never {
    if (!weakened.has(this)) {
      weakened.add(this);
      this.pragma('synchronous = NORMAL');
    }
    return transaction.call(this, work) as never;
  } as typeof transaction;
}
