import type { Saved } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { emptyContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { type Facts, mayWrite, writersAt } from '../../../shared/domain/workflow.ts';
import type { EditionRow } from '../store/editions.ts';
import { listMembers } from '../store/members.ts';
import { revisionTime } from '../store/revisions.ts';
import type { Request } from './context.ts';
import { factsOf, progressOfRow } from './facts.ts';
import { editionOf, storyOf } from './find.ts';
import { onlyThese } from './people.ts';
import { piecesOf } from './projections.ts';
import { nameStage } from './refusal.ts';

/**
 * What a save tells the writer's program.
 * @param savedAt when the newest revision was saved, where that is known; else it is read.
 */
export function savedOf(request: Request, edition: EditionRow, savedAt?: string): Saved {
  const { database, contents } = request;
  const source = edition.sourceEditionId === null ? null : editionOf(database, edition.sourceEditionId);
  return {
    revision: edition.headNumber,
    savedAt: savedAt ?? revisionTime(database, edition.id, edition.headNumber) ?? edition.updatedAt,
    words: edition.words,
    progress: progressOfRow(edition),
    pieces: source
      ? piecesOf(contents.readNewest(database, source).content, contents.read(database, edition.id, edition.headNumber))
      : [],
  };
}

/** Why a member may not write in an edition now, as a sentence; null when they may. */
export function whyNotWritable(request: Request, member: Member, edition: EditionRow): string | null {
  const story = storyOf(request.database, edition.storyId);
  // Who may write does not depend on what the text says, which is long to read.
  const facts = factsOf(request.database, story, edition, emptyContent);
  try {
    refuseUnlessWritable(request, member, facts);
    return null;
  } catch (error) {
    if (error instanceof DragomanError && error.code === 'not-allowed') return error.message;
    throw error;
  }
}

/** @throws DragomanError `not-allowed`, naming who may write here. */
export function refuseUnlessWritable(request: Request, member: Member, facts: Facts): void {
  if (mayWrite(member, facts)) return;
  const who = writersAt(facts);
  const able = listMembers(request.database).filter((one) => mayWrite(one, facts));
  throw new DragomanError(
    'not-allowed',
    facts.spiked
      ? 'This story is spiked. Nobody writes in it until it is brought back.'
      : who.length === 0
        ? `This is ${nameStage(facts.stage)}, so nobody writes in it now.`
        : onlyThese(who, `write in this while it is ${nameStage(facts.stage)}`, able),
    { who: able.map((one) => one.name) },
  );
}
