import type { EditionContent } from '../../../shared/domain/edition.ts';
import { type TextRun, textRuns } from '../../../shared/domain/replace.ts';
import { foldText } from '../../../shared/language/folding.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { readContent } from '../store/revisions.ts';
import { unprovenContent } from '../store/text-search.ts';
import { type Contents, isUnreadable } from './contents.ts';
import { createFindingMemory, type Words } from './finding-memory.ts';

/** In characters: the texts that were read last are kept, for the next letter of what somebody types. */
const mostKept = 12_000_000;

interface Kept {
  readonly number: number;
  readonly parts: readonly TextRun[];
  readonly size: number;
}

interface Edition {
  readonly key: number;
  readonly id: string;
  readonly number: number;
}

/** What editions say, part by part. */
export interface FindingTexts {
  /** Empty for a text that cannot be read. */
  read(database: ReadableDatabase, edition: Omit<Edition, 'key'>): readonly TextRun[];
  /** Whether a text may have these folded words: tells quickly which texts to read at all. */
  mayHave(database: ReadableDatabase, edition: Edition, words: Words): boolean;
  /** Whether the text of an edition that the index knows is known not to have them. */
  passesOver(key: number, words: Words): boolean;
  /** A text as the index has it. */
  indexed(database: ReadableDatabase, edition: Edition): string;
  /** Gets ready for that. False when there is no room for more. */
  prepare(database: ReadableDatabase, edition: Edition): boolean;
}

export function createFindingTexts(contents: Contents): FindingTexts {
  const kept = new Map<string, Kept>();
  const memory = createFindingMemory();
  let size = 0;
  const forget = (id: string): void => {
    size -= kept.get(id)?.size ?? 0;
    kept.delete(id);
  };
  const keep = (id: string, number: number, parts: readonly TextRun[]): readonly TextRun[] => {
    forget(id);
    const own = parts.reduce((sum, { text }) => sum + text.length + 80, 100);
    kept.set(id, { number, parts, size: own });
    size += own;
    for (const oldest of kept.keys()) {
      if (size <= mostKept || oldest === id) break;
      forget(oldest);
    }
    return parts;
  };
  const read = (database: ReadableDatabase, { id, number }: Omit<Edition, 'key'>): readonly TextRun[] => {
    const there = kept.get(id);
    if (there?.number !== number) return keep(id, number, partsOf(contentOf(contents, database, id, number)));
    kept.delete(id);
    kept.set(id, there);
    return there.parts;
  };
  const memorize = (database: ReadableDatabase, edition: Edition): void => {
    const { key, number } = edition;
    if (memory.has(key, number)) return;
    const content = unprovenContent(database, key, number);
    memory.keep(key, number, indexedText(content ? partsOf(content) : read(database, edition)));
  };
  return {
    read,
    mayHave(database, edition, words) {
      memorize(database, edition);
      return memory.mayHave(edition.key, words);
    },
    passesOver: (key, words) => !memory.mayHave(key, words),
    indexed(database, edition) {
      const folded = indexedText(read(database, edition));
      memory.keep(edition.key, edition.number, folded);
      return folded;
    },
    prepare(database, edition) {
      if (memory.isFull()) return false;
      memorize(database, edition);
      return true;
    },
  };
}

function contentOf(contents: Contents, database: ReadableDatabase, id: string, number: number): EditionContent | null {
  try {
    // Not through what the core keeps in memory: that is for the texts that people have open.
    return readContent(database, id, number) ?? null;
  } catch {
    return newest(contents, database, id, number);
  }
}

/** Of a damaged text, what can be read. */
function newest(contents: Contents, database: ReadableDatabase, id: string, number: number): EditionContent | null {
  try {
    return contents.readNewest(database, { id, headNumber: number }).content;
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

function partsOf(content: EditionContent | null): readonly TextRun[] {
  return content ? textRuns(content) : [];
}

/** With everything the same that can be: as the index and the memory have texts. */
export const everythingAlike = { case: true, alike: true } as const;

export function indexedText(parts: readonly TextRun[]): string {
  return parts.map(({ text }) => foldText(text, everythingAlike)).join('\n');
}
