import type { LanguageCode } from '../../../shared/domain/languages.ts';
import type { EditionKind, Stage } from '../../../shared/domain/workflow.ts';
import { all, type ReadableDatabase } from './database.ts';

/** An edition that may be on somebody's desk: only what is read from the index alone. */
export interface DeskCandidate {
  readonly id: string;
  readonly stage: Stage;
  readonly language: LanguageCode;
  readonly kind: EditionKind;
  readonly assigneeId: string | null;
  readonly authorId: string;
  readonly deadline: string | null;
  readonly priority: number;
  readonly stageSince: string;
  readonly stale: number;
  readonly openTasks: number;
  readonly sentBackAt: string | null;
  /** 1 when the member wrote or translated it; asked only of what is being edited. */
  readonly wrote: number;
}

export function deskCandidates(database: ReadableDatabase, memberId: string): readonly DeskCandidate[] {
  return all<DeskCandidate>(
    database,
    `SELECT id, stage, language, kind, assignee_id AS assigneeId, author_id AS authorId, deadline, priority,
       stage_since AS stageSince, stale, open_tasks AS openTasks, sent_back_at AS sentBackAt,
       CASE WHEN stage = 'edit' THEN EXISTS (SELECT 1 FROM contributor
         WHERE edition_id = edition.id AND member_id = :memberId) ELSE 0 END AS wrote
     FROM edition INDEXED BY edition_on_desk WHERE on_desk`,
    { memberId },
  );
}

/** The member's originals that are not published themselves but are still being translated. */
export function sourcesInTranslation(database: ReadableDatabase, authorId: string): readonly DeskCandidate[] {
  return all<DeskCandidate>(
    database,
    `SELECT source.id, source.stage, source.language, source.kind, source.assignee_id AS assigneeId,
       source.author_id AS authorId, source.deadline, source.priority, source.stage_since AS stageSince, source.stale,
       source.open_tasks AS openTasks, source.sent_back_at AS sentBackAt, 0 AS wrote
     FROM edition AS source WHERE source.stage = 'source' AND source.id IN (
       SELECT source_edition_id FROM edition WHERE on_desk AND author_id = :authorId AND kind = 'translation'
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
