import type { Revision } from '../../shared/contract/contract.ts';
import type { Entry as EntryOf } from '../../shared/domain/sittings.ts';

export type Entry = EntryOf<Revision>;

/** What is drawn: entries, and under an unfolded sitting each of its revisions. */
export interface Row {
  readonly key: string;
  readonly entry: Entry;
  /** Set for a revision inside an unfolded sitting. */
  readonly inside: { readonly revision: Revision; readonly before: Revision | null } | null;
}

/** `unfolded`: numbers of the oldest revisions of the sittings that are open; new saves leave those as they are. */
export function visibleRows(entries: readonly Entry[], unfolded: ReadonlySet<number>): readonly Row[] {
  const rows: Row[] = [];
  for (const entry of entries) {
    if (entry.kind === 'single') {
      rows.push({ key: `r${entry.revision.number}`, entry, inside: null });
      continue;
    }
    rows.push({ key: `s${entry.oldest.number}`, entry, inside: null });
    if (!unfolded.has(entry.oldest.number)) continue;
    entry.revisions.forEach((revision, index) => {
      const before = entry.revisions[index + 1] ?? entry.before;
      rows.push({ key: `r${revision.number}`, entry, inside: { revision, before } });
    });
  }
  return rows;
}
