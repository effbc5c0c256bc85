import type { DeskSectionKind } from '../../../shared/contract/contract.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import type { DeskCandidate, DeskGroup } from '../store/desk.ts';
import { isFor } from './tasks.ts';

/** Where on a member's desk editions stand, if anywhere: in one section only, the most pressing. */
export function sectionOf(member: Member, edition: Omit<DeskGroup, 'total'>): DeskSectionKind | null {
  const isEditor = hasRole(member, 'editor');
  const isMine = edition.assigneeId === member.id;
  const isFree = edition.assigneeId === null || isMine;
  const writes = edition.kind === 'original' && (edition.authorId === member.id || isMine);
  const isJournalists = hasRole(member, 'journalist') && writes;
  const translates =
    edition.kind === 'translation' && hasRole(member, 'translator') && member.languages.includes(edition.language);
  const isInTranslation = edition.stage === 'translation';

  if (edition.sentBack > 0) {
    if (isJournalists && edition.stage === 'draft') return 'sent-back';
    if (translates && isFree && isInTranslation) return 'sent-back';
  }
  if (edition.tasks > 0 && isFor(member, edition)) return 'tasks';
  if (translates && edition.stale > 0 && edition.stage !== 'killed' && (isFree || !isInTranslation)) {
    return 'source-changed';
  }
  if (isJournalists && edition.stage === 'draft') return 'drafts';
  if (translates && isFree && isInTranslation) return 'to-translate';
  if (isEditor) {
    if (edition.stage === 'edit' || edition.stage === 'correcting') return 'to-edit';
    if (edition.stage === 'approved') return 'ready';
    if (edition.stage === 'scheduled') return 'scheduled';
    if (isInTranslation || (edition.stage === 'draft' && edition.sentBack > 0)) return 'waiting';
  }
  if (isJournalists && isFurtherAlong(edition)) return 'elsewhere';
  return null;
}

function isFurtherAlong(edition: Pick<DeskGroup, 'stage'>): boolean {
  switch (edition.stage) {
    case 'source':
    case 'edit':
    case 'approved':
    case 'scheduled':
    case 'correcting':
      return true;
    case 'draft':
    case 'translation':
    case 'published':
    case 'killed':
      return false;
  }
}

/** By deadline, then priority, then age; before that, what this member did not write where that was asked. */
export function comparePressing(left: DeskCandidate, right: DeskCandidate): number {
  const last = '\uffff';
  return (
    left.wrote - right.wrote ||
    compare(left.deadline ?? last, right.deadline ?? last) ||
    left.priority - right.priority ||
    compare(left.stageSince, right.stageSince) ||
    compare(left.id, right.id)
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
