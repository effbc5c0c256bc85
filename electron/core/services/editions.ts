import type { EditionView, SourceView } from '../../../shared/contract/contract.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import { failingChecks } from '../../../shared/domain/checks.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { mayConfirm, mayWrite, offeredActions } from '../../../shared/domain/workflow.ts';
import { findMember } from '../store/members.ts';
import { findRevision } from '../store/revisions.ts';
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
  const head = findRevision(database, editionId, edition.headNumber);
  if (!summary || !head) throw notFound('edition', editionId);
  const content = request.contents.read(database, editionId, edition.headNumber);
  const facts = factsOf(database, row, edition, content);
  return {
    story,
    edition: summary,
    revision: edition.headNumber,
    savedAt: head.createdAt,
    content,
    mayWrite: mayWrite(member, facts),
    mayConfirm: mayConfirm(member, facts),
    actions: offeredActions(member, facts),
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
          { reason: edition.killedReason, by: nameOf(request, head.authorId), at: edition.killedAt }
        : null,
  };
}

function sourceView(request: Request, sourceEditionId: string, translation: EditionContent): SourceView {
  const source = editionOf(request.database, sourceEditionId);
  const content = request.contents.read(request.database, source.id, source.headNumber);
  const head = findRevision(request.database, source.id, source.headNumber);
  const pieces = piecesOf(content, translation);
  return {
    editionId: source.id,
    language: source.language,
    authorName: nameOf(request, source.kind === 'original' ? source.authorId : source.translatorId),
    stage: source.stage,
    revision: source.headNumber,
    content,
    pieces,
    changedAt: head?.createdAt ?? source.updatedAt,
    changedAtByKey: changeTimes(request, source, content, translation.pins, pieces),
  };
}

function nameOf(request: Request, memberId: string | null): string {
  return (memberId === null ? undefined : findMember(request.database, memberId))?.name ?? '';
}
