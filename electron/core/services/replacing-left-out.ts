import type { LeftOut } from '../../../shared/contract/find.ts';
import { englishName } from '../../../shared/domain/languages.ts';
import type { ReadableDatabase } from '../store/database.ts';
import type { EditionRow } from '../store/editions.ts';
import { findStory } from '../store/stories.ts';
import { isUnreadable } from './contents.ts';

/** Why a text is left as it is. */
export type WhyLeftOut = Pick<LeftOut, 'reason' | 'later'>;

export const changedMeanwhile: WhyLeftOut = { reason: 'It was changed meanwhile.', later: false };
export const changedSince: WhyLeftOut = { reason: 'It was changed since.', later: false };
export const notReplaced: WhyLeftOut = { reason: 'Its last change was no replacing.', later: false };
export const unreadable: WhyLeftOut = { reason: 'It cannot be read: the file is damaged there.', later: false };

export function gone(editionId: string): LeftOut {
  return { editionId, name: '', reason: 'It is not there any more.', later: false };
}

export function leftOutAs(database: ReadableDatabase, edition: EditionRow, { reason, later }: WhyLeftOut): LeftOut {
  const called = edition.headline === '' ? (findStory(database, edition.storyId)?.slugline ?? '') : edition.headline;
  return { editionId: edition.id, name: `${called}, ${englishName(edition.language)}`, reason, later };
}

/** Null for a text that cannot be read. */
export function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}
