import { type Block, blockText } from '../../../shared/domain/blocks.ts';
import { type EditionContent, fieldNames } from '../../../shared/domain/edition.ts';
import { foldText } from '../../../shared/language/folding.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { readContent } from '../store/revisions.ts';
import { type Contents, isUnreadable } from './contents.ts';

/** One run of an edition's text: a field, a block, a cell of a table. */
export interface TextPart {
  /** The name of a field or the id of a block. */
  readonly key: string;
  readonly text: string;
}

/** In characters: the texts that were read last are kept, for the next letter of what somebody types. */
const mostKept = 32_000_000;

interface Kept {
  readonly number: number;
  readonly parts: readonly TextPart[];
  readonly size: number;
}

/** What editions say, part by part. */
export interface FindingTexts {
  /** Empty for a text that cannot be read. */
  read(database: ReadableDatabase, edition: { readonly id: string; readonly number: number }): readonly TextPart[];
}

export function createFindingTexts(contents: Contents): FindingTexts {
  const kept = new Map<string, Kept>();
  let size = 0;
  const forget = (id: string): void => {
    size -= kept.get(id)?.size ?? 0;
    kept.delete(id);
  };
  return {
    read(database, { id, number }) {
      const there = kept.get(id);
      if (there?.number === number) {
        kept.delete(id);
        kept.set(id, there);
        return there.parts;
      }
      forget(id);
      const parts = partsOf(contentOf(contents, database, id, number));
      const made = { number, parts, size: parts.reduce((sum, { text }) => sum + text.length + 80, 100) };
      kept.set(id, made);
      size += made.size;
      for (const oldest of kept.keys()) {
        if (size <= mostKept || oldest === id) break;
        forget(oldest);
      }
      return parts;
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

function partsOf(content: EditionContent | null): readonly TextPart[] {
  if (!content) return [];
  return [
    ...fieldNames.map((key) => ({ key, text: content.fields[key] })),
    ...content.blocks.flatMap((block) => textsOf(block).map((text) => ({ key: block.id, text }))),
  ].filter(({ text }) => text !== '');
}

function textsOf(block: Block): readonly string[] {
  const text = blockText(block);
  return block.type === 'table' ? text.split('\t') : [text];
}

/** What the index knows of a text: with everything the same that can be. */
export function indexedText(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => foldText(text, { case: true, alike: true })).join('\n');
}
