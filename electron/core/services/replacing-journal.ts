import type { ReplacedText, UnfinishedReplacing } from '../../../shared/contract/find.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import type { ReadableDatabase } from '../store/database.ts';
import { findEdition } from '../store/editions.ts';
import { lastEventData } from '../store/events.ts';
import { findMember } from '../store/members.ts';
import type { ReplaceRun } from '../store/newsroom-settings.ts';
import { keptRuns } from '../store/replace-runs.ts';
import type { Request } from './context.ts';
import { notFound } from './find.ts';
import { inTurns } from './replacing-turns.ts';

/** What the log has of a text that a run changed. */
export interface ReplaceMark {
  readonly run: string;
  /** The revision that it made. */
  readonly made: number;
  readonly count: number;
}

function markOf(database: ReadableDatabase, run: ReplaceRun, editionId: string): ReplaceMark | null {
  const edition = findEdition(database, editionId);
  const action = run.what === 'replace' ? 'replace' : 'restore';
  const data = edition ? (lastEventData(database, edition, action) as Partial<ReplaceMark> | null) : null;
  return data?.run === run.id && data.made !== undefined
    ? { run: run.id, made: data.made, count: data.count ?? 0 }
    : null;
}

/** The texts that a run changed, in order. */
export async function changedBy(request: Request, run: ReplaceRun): Promise<readonly ReplacedText[]> {
  const changed: ReplacedText[] = [];
  await inTurns<{ readonly editionId: string }>(run.editions, ({ editionId }) => {
    const mark = markOf(request.database, run, editionId);
    if (mark) changed.push({ editionId, revision: mark.made, count: mark.count });
  });
  return changed;
}

/** A run that was cut off, which this member may finish. @throws DragomanError `not-found` when there is none. */
export function unfinishedRun(request: Request, member: Member, id: string): ReplaceRun {
  const run = unfinishedRuns(request, member).find((one) => one.id === id);
  if (!run) throw notFound('replacing', id);
  return run;
}

export function unfinishedRuns({ database, finding }: Request, member: Member): readonly ReplaceRun[] {
  return keptRuns(database).filter(
    (run) => !finding.runs.isUnderWay(run.id) && (run.memberId === member.id || hasRole(member, 'editor')),
  );
}

export async function unfinishedView(request: Request, run: ReplaceRun): Promise<UnfinishedReplacing> {
  const changed = await changedBy(request, run);
  return {
    run: run.id,
    what: run.what,
    text: run.query.text,
    by: run.by,
    memberName: findMember(request.database, run.memberId)?.name ?? '',
    at: run.at,
    texts: run.editions.length,
    done: changed.length,
    left: leftOf<{ readonly editionId: string }>(run.editions, changed).map(({ editionId }) => editionId),
    editions:
      run.what === 'replace'
        ? changed.map(({ editionId, revision }) => ({ editionId, revision }))
        : leftOf(run.editions, changed),
  };
}

/** The texts that a run did not change. */
export function leftOf<Edition extends { readonly editionId: string }>(
  editions: readonly Edition[],
  changed: readonly ReplacedText[],
): readonly Edition[] {
  const done = new Set(changed.map(({ editionId }) => editionId));
  return editions.filter(({ editionId }) => !done.has(editionId));
}
