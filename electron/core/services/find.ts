import { DragomanError, type ErrorData } from '../../../shared/contract/errors.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { type EditionRow, findEdition } from '../store/editions.ts';
import { findStory, type StoryRow } from '../store/stories.ts';

export function notFound(kind: string, id: string): DragomanError {
  return new DragomanError('not-found', `There is no such ${kind}.`, { kind, id });
}

/** {@link notFound} in a damaged newsroom. */
export function notReadable({ data }: DragomanError): DragomanError {
  const { kind, id } = data as ErrorData['not-found'];
  return new DragomanError(
    'not-found',
    `This ${kind} cannot be read, since the newsroom’s file is damaged. A backup may have it.`,
    { kind, id },
  );
}

export function badInput(path: string, message: string): DragomanError {
  return new DragomanError('bad-input', message, { path });
}

export function editionOf(database: ReadableDatabase, id: string): EditionRow {
  const edition = findEdition(database, id);
  if (!edition) throw notFound('edition', id);
  return edition;
}

export function storyOf(database: ReadableDatabase, id: string): StoryRow {
  const story = findStory(database, id);
  if (!story) throw notFound('story', id);
  return story;
}
