import {
  type Desk,
  type DeskRow,
  type DeskSection,
  type DeskSectionKind,
  deskSectionKinds,
  type StorySummary,
} from '../../../shared/contract/contract.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import { readsWhatIsLeft } from '../store/database.ts';
import {
  type DeskCandidate,
  type DeskDetail,
  deskDetails,
  deskGroups,
  pressingOf,
  sourcesInTranslation,
} from '../store/desk.ts';
import { readNewsroom } from '../store/newsroom.ts';
import { countStories } from '../store/stories.ts';
import { openTasksOf, type TaskListRow } from '../store/tasks.ts';
import type { Context } from './context.ts';
import { comparePressing, sectionOf } from './desk-sections.ts';
import type { HandlersOf } from './handlers-of.ts';
import { signedIn } from './sessions.ts';
import { storySummaries } from './summaries.ts';

/** As many rows as anybody reads of a section; the rest is in Stories. */
const mostRows = 40;

export const deskHandlers = {
  'desk.get': (request) => deskOf(request, signedIn(request)),
} satisfies HandlersOf<'desk.get'>;

/** What this member has to do. */
export function deskOf({ database }: Pick<Context, 'database'>, member: Member): Desk {
  const { fourEyes } = readNewsroom(database);
  const sections = new Map<DeskSectionKind, { total: number; readonly pressing: DeskCandidate[] }>();
  const add = (kind: DeskSectionKind, total: number, pressing: readonly DeskCandidate[]): void => {
    const section = sections.get(kind) ?? { total: 0, pressing: [] };
    section.total += total;
    section.pressing.push(...pressing);
    sections.set(kind, section);
  };
  for (const group of deskGroups(database)) {
    const kind = sectionOf(member, group);
    if (kind === null) continue;
    const asked = { memberId: member.id, othersFirst: fourEyes, most: mostRows };
    add(kind, group.total, pressingOf(database, group, asked));
  }
  if (hasRole(member, 'journalist')) {
    const sources = sourcesInTranslation(database, member.id);
    if (sources.length > 0) add('elsewhere', sources.length, sources);
  }
  const shown = deskSectionKinds.flatMap((kind) => {
    const section = sections.get(kind);
    if (!section) return [];
    const most = section.pressing.sort(comparePressing).slice(0, mostRows);
    return [{ kind, total: section.total, ids: most.map(({ id }) => id) }];
  });
  const rows = readRows(
    database,
    shown.flatMap(({ ids }) => ids),
  );
  return {
    sections: shown.map(
      ({ kind, total, ids }): DeskSection => ({
        kind,
        total,
        rows: ids.flatMap((id) => {
          const row = rows.get(id);
          return row && isThere(row, database) ? [deskRow(kind, row)] : [];
        }),
      }),
    ),
    stories: countStories(database),
  };
}

interface RowParts {
  readonly story: StorySummary;
  readonly detail: DeskDetail;
  readonly task: TaskListRow | undefined;
}

function readRows(database: Context['database'], ids: readonly string[]): ReadonlyMap<string, RowParts> {
  const details = deskDetails(database, ids);
  const stories = new Map(
    storySummaries(database, [...new Set(details.map((detail) => detail.storyId))]).map((story) => [story.id, story]),
  );
  const tasks = new Map<string, TaskListRow>();
  for (const task of openTasksOf(database, ids)) tasks.set(task.editionId, tasks.get(task.editionId) ?? task);
  const rows = new Map<string, RowParts>();
  for (const detail of details) {
    const story = stories.get(detail.storyId);
    if (story) rows.set(detail.id, { story, detail, task: tasks.get(detail.id) });
  }
  return rows;
}

/** In a damaged newsroom an edition may be on the desk by an index alone: what cannot be read is left out. */
function isThere({ story, detail }: RowParts, database: Context['database']): boolean {
  return !readsWhatIsLeft(database) || story.editions.some(({ id }) => id === detail.id);
}

function deskRow(kind: DeskSectionKind, { story, detail, task }: RowParts): DeskRow {
  const edition = story.editions.find((one) => one.id === detail.id);
  if (!edition) throw new Error(`Edition ${detail.id} is not in its story`);
  const isTask = kind === 'tasks' && task !== undefined;
  return {
    story,
    edition,
    sourceLanguage: detail.sourceLanguage,
    reason: isTask ? task.note : detail.sentBackReason,
    reasonBy: isTask ? task.byName : detail.sentBackBy,
    task: isTask ? { id: task.id, kind: task.kind } : null,
    since: sinceOf(kind, detail, task),
  };
}

function sinceOf(kind: DeskSectionKind, detail: DeskDetail, task: TaskListRow | undefined): string {
  switch (kind) {
    case 'sent-back':
      return detail.sentBackAt ?? detail.stageSince;
    case 'tasks':
      return task?.createdAt ?? detail.stageSince;
    case 'source-changed':
      return detail.sourceUpdatedAt ?? detail.updatedAt;
    case 'drafts':
      return detail.updatedAt;
    case 'to-translate':
    case 'to-edit':
    case 'ready':
    case 'scheduled':
    case 'elsewhere':
    case 'waiting':
      return detail.stageSince;
  }
}
