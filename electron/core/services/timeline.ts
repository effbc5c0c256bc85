import type { Moment, Revision, Timeline } from '../../../shared/contract/contract.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { editionsOfStory } from '../store/editions.ts';
import { putRevisionName, removeRevisionName } from '../store/revision-names.ts';
import { findRevision, type RevisionRow } from '../store/revisions.ts';
import { revisionsOfStory } from '../store/story-revisions.ts';
import { type Request, write } from './context.ts';
import { editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { recordEvent } from './record.ts';
import { signedIn } from './sessions.ts';

export const timelineHandlers = {
  'history.read': (request, { editionId, number }) => {
    signedIn(request);
    const edition = editionOf(request.database, editionId);
    const row = revisionRow(request, edition.id, number);
    return { revision: revisionOf(row), content: request.contents.read(request.database, edition.id, number) };
  },
  'history.timeline': (request, { storyId }) => {
    signedIn(request);
    return timelineOf(request, storyOf(request.database, storyId).id);
  },
  'history.name': (request, { editionId, number, name }) => {
    nameRevision(request, signedIn(request), editionId, number, name);
    return null;
  },
} satisfies HandlersOf<'history.read' | 'history.timeline' | 'history.name'>;

/** A revision as the interface knows it. */
export function revisionOf(row: RevisionRow): Revision {
  return {
    number: row.number,
    cause: row.cause,
    authorId: row.authorId,
    authorName: row.authorName,
    at: row.createdAt,
    words: row.words,
    note: row.note,
    stage: row.stage,
    name: row.name,
    ...(row.damaged ? { damaged: true } : {}),
  };
}

/** @throws DragomanError `not-found`, also for one that a retention dropped. */
export function revisionRow(request: Request, editionId: string, number: number): RevisionRow {
  const row = findRevision(request.database, editionId, number);
  if (!row) throw notFound('revision', String(number));
  return row;
}

function timelineOf(request: Request, storyId: string): Timeline {
  const { database } = request;
  const editions = editionsOfStory(database, storyId).map(({ id, language, kind }) => ({ id, language, kind }));
  const byEdition = new Map<string, Moment[]>();
  for (const row of revisionsOfStory(database, storyId)) {
    const moment: Moment = { ...revisionOf(row), editionId: row.editionId };
    const others = byEdition.get(row.editionId);
    if (others) others.push(moment);
    else byEdition.set(row.editionId, [moment]);
  }
  const original = editions.filter((edition) => edition.kind === 'original');
  return {
    editions: [...original, ...editions.filter((edition) => edition.kind !== 'original')],
    moments: interleave([...byEdition.values()]),
  };
}

/**
 * Lists of moments as one, the earliest first. Each list keeps its own order, whatever a clock that was set back said:
 * a moment never counts as earlier than the one before it in its list.
 */
export function interleave<One extends { readonly at: string }>(lists: readonly (readonly One[])[]): readonly One[] {
  const timed = lists.flatMap((list, place) => {
    let latest = '';
    return list.map((one) => {
      if (one.at > latest) latest = one.at;
      return { one, latest, place };
    });
  });
  // Sorting is stable: within a list, equals keep their order.
  timed.sort((left, right) =>
    left.latest < right.latest ? -1 : left.latest > right.latest ? 1 : left.place - right.place,
  );
  return timed.map(({ one }) => one);
}

/** Calls a revision something, or, with null, nothing any more. */
function nameRevision(request: Request, member: Member, editionId: string, number: number, name: string | null): void {
  const edition = editionOf(request.database, editionId);
  const row = revisionRow(request, edition.id, number);
  if (row.name === name) return;
  write(request, (unit) => {
    if (name === null) removeRevisionName(unit.database, edition.id, number);
    else putRevisionName(unit.database, { editionId: edition.id, number, name, memberId: member.id, at: unit.at });
    recordEvent(unit, {
      action: 'name',
      memberId: member.id,
      edition,
      data: { revision: number, name, before: row.name },
    });
    unit.touch(edition.storyId, edition.id, 'text');
  });
}
