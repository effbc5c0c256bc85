import type { EditionView, SourceView } from '../../../shared/contract/contract.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import { failingChecks } from '../../../shared/domain/checks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { mayConfirm, mayWrite, offeredActions } from '../../../shared/domain/workflow.ts';
import type { EditionRow } from '../store/editions.ts';
import { findMember } from '../store/members.ts';
import { findRevision, listRevisions } from '../store/revisions.ts';
import { openTasksOf } from '../store/tasks.ts';
import { changeTimes } from './change-times.ts';
import type { Request } from './context.ts';
import { factsOf, progressOfRow } from './facts.ts';
import { editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { piecesOf } from './projections.ts';
import { save } from './save.ts';
import { signedIn } from './sessions.ts';
import { storySummary } from './summaries.ts';

export const editionHandlers = {
  'editions.open': (request, { editionId }) => viewOf(request, signedIn(request), editionId),
  'editions.save': (request, input: ParsedInput<'editions.save'>) => save(request, signedIn(request), input),
} satisfies HandlersOf<'editions.open' | 'editions.save'>;

function viewOf(request: Request, member: Member, editionId: string): EditionView {
  const { database } = request;
  const edition = editionOf(database, editionId);
  const row = storyOf(database, edition.storyId);
  const story = storySummary(database, edition.storyId);
  const summary = story.editions.find((one) => one.id === editionId);
  const { number, content } = request.contents.readNewest(database, edition);
  const shown = findRevision(database, editionId, number);
  if (!summary || !shown) throw notFound('edition', editionId);
  const isWhole = number === edition.headNumber;
  const mayChange = request.condition().kind !== 'damaged';
  const facts = factsOf(database, row, edition, content);
  return {
    story,
    edition: summary,
    revision: number,
    savedAt: shown.createdAt,
    content,
    mayWrite: isWhole && mayChange && mayWrite(member, facts),
    damage: isWhole
      ? null
      : {
          revisions: numbersAbove(database, edition, number),
          mayRestore: mayChange && mayWrite(member, facts),
        },
    mayConfirm: isWhole && mayChange && mayConfirm(member, facts),
    actions: isWhole && mayChange ? offeredActions(member, facts) : [],
    checks: failingChecks(edition.kind, content, progressOfRow(edition)),
    lock: request.locks.view(request, editionId),
    source: edition.sourceEditionId === null ? null : sourceView(request, edition.sourceEditionId, content),
    tasks: openTasksOf(database, [editionId]).map((task) => ({
      id: task.id,
      kind: task.kind,
      note: task.note,
      by: task.byName,
      at: task.createdAt,
    })),
    sentBack:
      edition.sentBackReason !== null && edition.sentBackAt !== null
        ? {
            reason: edition.sentBackReason,
            by: nameOf(request, edition.sentBackBy),
            at: edition.sentBackAt,
          }
        : null,
    correctionNote: edition.correctingNote ?? edition.correctionNote,
    killed:
      edition.killedAt !== null && edition.killedReason !== null
        ? // Nothing follows a kill, so whoever made the last revision did it.
          { reason: edition.killedReason, by: nameOf(request, shown.authorId), at: edition.killedAt }
        : null,
  };
}

function sourceView(request: Request, sourceEditionId: string, translation: EditionContent): SourceView {
  const source = editionOf(request.database, sourceEditionId);
  const { number, content } = request.contents.readNewest(request.database, source);
  const head = findRevision(request.database, source.id, number);
  const pieces = piecesOf(content, translation);
  return {
    editionId: source.id,
    language: source.language,
    authorName: nameOf(request, source.kind === 'original' ? source.authorId : source.translatorId),
    stage: source.stage,
    revision: number,
    content,
    pieces,
    changedAt: head?.createdAt ?? source.updatedAt,
    changedAtByKey: changeTimes(request, source, content, translation.pins, pieces),
  };
}

/** The numbers from one, left out, to the head's, but for those that were thinned. */
function numbersAbove(database: Request['database'], edition: EditionRow, number: number): readonly number[] {
  const stored = listRevisions(database, edition.id).map((row) => row.number);
  return [...new Set([...stored, edition.headNumber])].filter((one) => one > number).sort((one, other) => one - other);
}

function nameOf(request: Request, memberId: string | null): string {
  return (memberId === null ? undefined : findMember(request.database, memberId))?.name ?? '';
}
