import { DragomanError } from '../../../shared/contract/errors.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { DamagedRevision } from '../store/revision-codec.ts';
import { numberAtOrBefore, readContent, revisionHash } from '../store/revisions.ts';
import { notFound } from './find.ts';

const remembered = 64;

/**
 * The texts of revisions, the last ones used kept in memory by their hash, so that what is kept is never wrong, also
 * when the transaction that made it came to nothing.
 */
export interface Contents {
  read(database: ReadableDatabase, editionId: string, number: number): EditionContent;
  /** The text as it stood at a revision: its own, or, once it was thinned, that of the one before it that is kept. */
  readAt(
    database: ReadableDatabase,
    editionId: string,
    number: number,
  ): { readonly number: number; readonly content: EditionContent };
  /**
   * The newest text of an edition that can be read, and its number: the head's, unless that is damaged.
   * @throws DragomanError `damaged-revision` when none can be.
   */
  readNewest(
    database: ReadableDatabase,
    edition: { readonly id: string; readonly headNumber: number },
  ): { readonly number: number; readonly content: EditionContent };
  /** Spares a read of what was just written. */
  remember(hash: string, content: EditionContent): void;
}

export function createContents(): Contents {
  const byHash = new Map<string, EditionContent>();
  const remember = (hash: string, content: EditionContent): void => {
    byHash.delete(hash);
    byHash.set(hash, content);
    const [oldest] = byHash.keys();
    if (byHash.size > remembered && oldest !== undefined) byHash.delete(oldest);
  };
  return {
    remember,
    read(database, editionId, number) {
      const hash = revisionHash(database, editionId, number);
      if (hash === undefined) throw notFound('revision', `${editionId}/${number}`);
      const content = byHash.get(hash) ?? readWhole(database, editionId, number);
      if (!content) throw notFound('revision', `${editionId}/${number}`);
      remember(hash, content);
      return content;
    },
    readAt(database, editionId, wanted) {
      const number = numberAtOrBefore(database, editionId, wanted) ?? wanted;
      return { number, content: this.read(database, editionId, number) };
    },
    readNewest(database, { id, headNumber }) {
      // Damage can make a head number that nobody could count down from.
      for (let number = numberAtOrBefore(database, id, headNumber) ?? headNumber; number >= 1; number -= 1) {
        try {
          return { number, content: this.read(database, id, number) };
        } catch (error) {
          if (!isUnreadable(error)) throw error;
        }
      }
      throw new DragomanError(
        'damaged-revision',
        'Nothing of this text can be read any more: what is stored is not what was saved. A backup may have it.',
        { editionId: id, number: headNumber },
      );
    },
  };
}

function readWhole(database: ReadableDatabase, editionId: string, number: number): EditionContent | undefined {
  try {
    return readContent(database, editionId, number);
  } catch (error) {
    if (error instanceof DamagedRevision) throw damagedRevision(editionId, number);
    throw error;
  }
}

function damagedRevision(editionId: string, number: number): DragomanError {
  return new DragomanError(
    'damaged-revision',
    `Revision ${number} cannot be read: what is stored is not what was saved. The other revisions are not touched by this.`,
    { editionId, number },
  );
}

/** Whether a text is missing or damaged, as against anything else that can go wrong. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof DragomanError && (error.code === 'damaged-revision' || error.code === 'not-found');
}
