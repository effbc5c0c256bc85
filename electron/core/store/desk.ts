import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { EditionKind, Stage } from '../../../shared/domain/workflow.ts';
import { all, type ReadableDatabase } from './database.ts';

/** Editions on desks that differ in nothing that says whose desk and which section they belong to. */
export interface DeskGroup {
  readonly stage: Stage;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  readonly assigneeId: string | null;
  readonly authorId: string;
  /** 0 or 1, as the two that follow: whether there is a stale paragraph, an open task, something sent back. */
  readonly stale: number;
  readonly tasks: number;
  readonly sentBack: number;
  readonly total: number;
}

/** What decides the order of editions in a section. */
export interface DeskCandidate {
  readonly id: string;
  readonly deadline: string | null;
  readonly priority: number;
  readonly stageSince: string;
  /** 1 when the member wrote or translated it; asked only of what is being edited. */
  readonly wrote: number;
}

const groupColumns = 'stage, language, kind, assignee_id AS assigneeId, author_id AS authorId';
const sameGroup = `stage = :stage AND language = :language AND kind = :kind AND assignee_id IS :assigneeId
       AND author_id = :authorId`;
const isMarked = '(stale > 0 OR open_tasks > 0 OR sent_back_at IS NOT NULL)';

/**
 * Everything that is on any desk, counted. From the index alone: most of a large newsroom is on desks, and bringing it
 * over row by row would be most of a launch. One pass in the order of the index; marks are told apart only where any are.
 */
export function deskGroups(database: ReadableDatabase): readonly DeskGroup[] {
  const groups = all<Omit<DeskGroup, 'stale' | 'tasks' | 'sentBack'> & { readonly marked: number }>(
    database,
    `SELECT ${groupColumns}, count(*) AS total, sum(${isMarked}) AS marked
     FROM edition INDEXED BY edition_on_desk WHERE on_desk
     GROUP BY stage, language, kind, assignee_id, author_id`,
  );
  return groups.flatMap(({ total, marked, ...group }): readonly DeskGroup[] => {
    const plain = { ...group, stale: 0, tasks: 0, sentBack: 0, total: total - marked };
    if (marked === 0) return [plain];
    return [...(plain.total > 0 ? [plain] : []), ...markedGroups(database, group)];
  });
}

function markedGroups(
  database: ReadableDatabase,
  { stage, language, kind, assigneeId, authorId }: Omit<DeskGroup, 'stale' | 'tasks' | 'sentBack' | 'total'>,
): readonly DeskGroup[] {
  return all<DeskGroup>(
    database,
    `SELECT ${groupColumns}, stale > 0 AS stale, open_tasks > 0 AS tasks, sent_back_at IS NOT NULL AS sentBack,
       count(*) AS total
     FROM edition INDEXED BY edition_on_desk WHERE on_desk AND ${sameGroup} AND ${isMarked} GROUP BY 6, 7, 8`,
    { stage, language, kind, assigneeId, authorId },
  );
}

/** The most pressing of a group, those first that the member did not write where `othersFirst` says so. */
export function pressingOf(
  database: ReadableDatabase,
  group: DeskGroup,
  { memberId, othersFirst, most }: { readonly memberId: string; readonly othersFirst: boolean; readonly most: number },
): readonly DeskCandidate[] {
  const { stage, language, kind, assigneeId, authorId, stale, tasks, sentBack } = group;
  const asksWho = othersFirst && stage === 'edit';
  const wrote = 'EXISTS (SELECT 1 FROM contributor WHERE edition_id = edition.id AND member_id = :memberId)';
  return all<DeskCandidate>(
    database,
    `SELECT id, deadline, priority, stage_since AS stageSince, ${asksWho ? wrote : '0'} AS wrote
     FROM edition INDEXED BY edition_on_desk
     WHERE on_desk AND ${sameGroup} AND (stale > 0) = :stale AND (open_tasks > 0) = :tasks
       AND (sent_back_at IS NOT NULL) = :sentBack
     ORDER BY ${asksWho ? 'wrote, ' : ''}deadline NULLS LAST, priority, stage_since, id LIMIT :most`,
    {
      stage,
      language,
      kind,
      assigneeId,
      authorId,
      stale,
      tasks,
      sentBack,
      most,
      ...(asksWho ? { memberId } : {}),
    },
  );
}

/** The member's originals that are on no desk themselves but are still being translated. */
export function sourcesInTranslation(database: ReadableDatabase, authorId: string): readonly DeskCandidate[] {
  return all<DeskCandidate>(
    database,
    `SELECT id, deadline, priority, stage_since AS stageSince, 0 AS wrote
     FROM edition AS source WHERE stage = 'source' AND author_id = :authorId AND NOT on_desk AND EXISTS (
       SELECT 1 FROM edition WHERE source_edition_id = source.id AND on_desk
         AND stage IN ('translation', 'edit', 'approved', 'scheduled'))`,
    { authorId },
  );
}

/** What a row on a desk shows beyond the story's summary. */
export interface DeskDetail {
  readonly id: string;
  readonly storyId: string;
  readonly updatedAt: string;
  readonly stageSince: string;
  readonly sentBackReason: string | null;
  readonly sentBackBy: string | null;
  readonly sentBackAt: string | null;
  readonly sourceLanguage: LanguageCode | null;
  readonly sourceUpdatedAt: string | null;
}

/** In no order. */
export function deskDetails(database: ReadableDatabase, ids: readonly string[]): readonly DeskDetail[] {
  return all<DeskDetail>(
    database,
    `SELECT edition.id, edition.story_id AS storyId, edition.updated_at AS updatedAt,
       edition.stage_since AS stageSince, edition.sent_back_reason AS sentBackReason, member.name AS sentBackBy,
       edition.sent_back_at AS sentBackAt, source.language AS sourceLanguage, source.updated_at AS sourceUpdatedAt
     FROM json_each(:ids) AS wanted
     JOIN edition ON edition.id = wanted.value
     LEFT JOIN edition AS source ON source.id = edition.source_edition_id
     LEFT JOIN member ON member.id = edition.sent_back_by`,
    { ids: JSON.stringify(ids) },
  );
}
