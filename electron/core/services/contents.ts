import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { readContent, revisionId } from '../store/revisions.ts';
import { notFound } from './find.ts';

const remembered = 64;

/**
 * The texts of revisions, the last ones used kept in memory. A revision never changes and its id is never used again,
 * also when the transaction that made it came to nothing, so what is kept is never wrong.
 */
export interface Contents {
  read(database: ReadableDatabase, editionId: string, number: number): EditionContent;
  /** Spares a read of what was just written. */
  remember(revisionId: string, content: EditionContent): void;
}

export function createContents(): Contents {
  const byRevision = new Map<string, EditionContent>();
  const remember = (id: string, content: EditionContent): void => {
    byRevision.delete(id);
    byRevision.set(id, content);
    const [oldest] = byRevision.keys();
    if (byRevision.size > remembered && oldest !== undefined) byRevision.delete(oldest);
  };
  return {
    remember,
    read(database, editionId, number) {
      const id = revisionId(database, editionId, number);
      if (id === undefined) throw notFound('revision', `${editionId}/${number}`);
      const content = byRevision.get(id) ?? readContent(database, id);
      if (!content) throw notFound('revision', id);
      remember(id, content);
      return content;
    },
  };
}
