import type { LeftOut, ReplaceUndone } from '../../../shared/contract/find.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { type FindQuery, plainQuery } from '../../../shared/language/find-query.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { findEdition } from '../store/editions.ts';
import { lastEventData } from '../store/events.ts';
import type { Undoing } from '../store/newsroom-settings.ts';
import { findRevision } from '../store/revisions.ts';
import { instantOf, type Request, type Unit } from './context.ts';
import { recordEvent } from './record.ts';
import { type ReplaceMark, unfinishedRun } from './replacing-journal.ts';
import { changedSince, gone, leftOutAs, notReplaced, orNull, unreadable } from './replacing-left-out.ts';
import { whyLeftOut } from './replacing-preview.ts';
import { revise } from './revise.ts';
import { signedIn } from './sessions.ts';

/** Makes each text what it was before a replacing, part by part; those that were changed since stay as they are. */
export async function undoReplacing(
  request: Request,
  { editions, run: unfinished }: ParsedInput<'find.undoReplace'>,
): Promise<ReplaceUndone> {
  const member = signedIn(request);
  const run: Undoing = {
    id: request.ids.next(),
    what: 'undo',
    memberId: member.id,
    at: instantOf(request.clock.now()),
    ...whatItWas(request.database, editions),
    editions,
  };
  const restored: string[] = [];
  const leftOut: LeftOut[] = [];
  const notReached = await request.finding.runs.carryOut(request, {
    run,
    isKept: false,
    ...(unfinished === undefined ? {} : { instead: unfinishedRun(request, member, unfinished).id }),
    items: editions,
    prepare: async (part) => part,
    write(unit, part) {
      const writer = signedIn(request);
      for (const { editionId, revision } of part) {
        const left = undoInOne(request, unit, writer, run.id, { editionId, revision });
        if (left) leftOut.push(left);
        else restored.push(editionId);
      }
    },
  });
  return { restored, leftOut, notReached: notReached.map(({ editionId }) => editionId) };
}

/** What was replaced by what, as the log has it. */
function whatItWas(database: ReadableDatabase, editions: Undoing['editions']): Pick<Undoing, 'query' | 'by'> {
  const [first] = editions;
  const edition = first && findEdition(database, first.editionId);
  const data = edition
    ? (lastEventData(database, edition, 'replace') as { query?: FindQuery; by?: string } | null)
    : null;
  return { query: data?.query ?? plainQuery, by: data?.by ?? '' };
}

/** @returns why it is left as it is; null when it is what it was. */
function undoInOne(
  request: Request,
  unit: Unit,
  member: Member,
  run: string,
  { editionId, revision }: Undoing['editions'][number],
): LeftOut | null {
  const { database } = unit;
  const edition = findEdition(database, editionId);
  if (!edition) return gone(editionId);
  if (edition.headNumber !== revision) return leftOutAs(database, edition, changedSince);
  if (findRevision(database, editionId, revision)?.cause !== 'replace')
    return leftOutAs(database, edition, notReplaced);
  const refusal = whyLeftOut(request, member, edition);
  if (refusal !== null) return leftOutAs(database, edition, refusal);
  const content = orNull(() => request.contents.read(database, editionId, revision - 1));
  if (!content) return leftOutAs(database, edition, unreadable);
  const mark: ReplaceMark = { run, made: revision + 1, count: 0 };
  recordEvent(unit, { action: 'restore', memberId: member.id, edition, data: { revision: revision - 1, ...mark } });
  revise(unit, edition, {
    content,
    cause: 'revert',
    authorId: member.id,
    note: `Revision ${revision - 1}`,
    wrote: true,
  });
  return null;
}
