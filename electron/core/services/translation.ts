import type { Saved } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import { type EditionContent, emptyContent, type Pins, pinnedFields } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { pinsAfterConfirming } from '../../../shared/domain/translation.ts';
import { mayConfirm } from '../../../shared/domain/workflow.ts';
import type { BlockDifference } from '../../../shared/language/difference.ts';
import type { EditionRow } from '../store/editions.ts';
import { listMembers } from '../store/members.ts';
import { sha256 } from '../store/revision-codec.ts';
import { type Request, write } from './context.ts';
import { factsOf } from './facts.ts';
import { badInput, editionOf, notFound, storyOf } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { onlyThese } from './people.ts';
import { textOfPin } from './pinned-text.ts';
import { piecesOf } from './projections.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';
import { signedIn } from './sessions.ts';
import { savedOf } from './writing.ts';

export const translationHandlers = {
  'translation.stillValid': (request, { editionId, key }) => {
    const member = signedIn(request);
    const { edition, content, source } = translationOf(request, editionId);
    if (!piecesOf(source.content, content).some((piece) => piece.key === key)) throw notFound('paragraph', key);
    const pins = pinsAfterConfirming(content.pins, key, source, false, sha256);
    return confirm(request, member, edition, { ...content, pins }, 'still valid', key);
  },
  'translation.leaveOut': (request, { editionId, key, leftOut }) => {
    const member = signedIn(request);
    const { edition, content, source } = translationOf(request, editionId);
    if (!source.content.blocks.some((block) => block.id === key)) {
      throw badInput('key', 'Only a paragraph of the source can be left out.');
    }
    const pins = pinsAfterConfirming(content.pins, key, source, leftOut, sha256);
    return confirm(request, member, edition, { ...content, pins }, 'left out', key);
  },
  'translation.whatChanged': (request, { editionId, key }) => {
    signedIn(request);
    return whatChanged(request, editionId, key);
  },
} satisfies HandlersOf<'translation.stillValid' | 'translation.leaveOut' | 'translation.whatChanged'>;

interface Source {
  readonly edition: EditionRow;
  readonly content: EditionContent;
  readonly revision: number;
}

function translationOf(request: Request, editionId: string) {
  const { database, contents } = request;
  const edition = editionOf(database, editionId);
  if (edition.sourceEditionId === null) throw badInput('editionId', 'This is an original: it is made from nothing.');
  const from = editionOf(database, edition.sourceEditionId);
  const source: Source = {
    edition: from,
    content: contents.read(database, from.id, from.headNumber),
    revision: from.headNumber,
  };
  return { edition, content: contents.read(database, editionId, edition.headNumber), source };
}

/** Stores what somebody said of one piece, which changes its pin and no words. */
function confirm(
  request: Request,
  member: Member,
  edition: EditionRow,
  content: EditionContent,
  cause: 'still valid' | 'left out',
  key: string,
): Saved {
  const before = request.contents.read(request.database, edition.id, edition.headNumber);
  const facts = factsOf(request.database, storyOf(request.database, edition.storyId), edition, before);
  if (!mayConfirm(member, facts)) {
    const able = listMembers(request.database).filter((one) => mayConfirm(one, facts));
    throw new DragomanError('not-allowed', onlyThese(['its translator', 'editor'], 'say this', able), {
      who: able.map((one) => one.name),
    });
  }
  request.locks.refuseOthers(request, edition.id);
  if (samePin(before.pins, content.pins, key)) return savedOf(request, edition);
  const saved = write(request, (unit) => {
    recordEvent(unit, {
      action: cause === 'still valid' ? 'stillValid' : 'leaveOut',
      memberId: member.id,
      edition,
      data: { key, leftOut: content.pins[key]?.leftOut === true },
    });
    return revise(unit, edition, { content, cause, authorId: member.id });
  });
  return savedOf(request, saved);
}

function samePin(before: Pins, after: Pins, key: string): boolean {
  const left = before[key];
  const right = after[key];
  return left !== undefined && left.hash === right?.hash && left.leftOut === right.leftOut;
}

/**
 * Compared in the background, as whole texts of this one piece: a paragraph can be as long as a book.
 * @throws DragomanError `not-found` when what it was made from was thinned.
 */
async function whatChanged(request: Request, editionId: string, key: string): Promise<BlockDifference> {
  const { content, source } = translationOf(request, editionId);
  const pin = content.pins[key];
  const pinned = pin === undefined ? null : textOfPin(request, source.edition.id, key, pin);
  if (pin !== undefined && pinned === null) {
    throw new DragomanError(
      'not-found',
      'The words that this was made from are gone: the revision was thinned. Compare it with what the source says now.',
      { kind: 'revision', id: String(pin.revision) },
    );
  }
  const onlyPiece = (whole: EditionContent | null): EditionContent => {
    const field = pinnedFields.find((name) => name === key);
    if (field) return { ...emptyContent, fields: { ...emptyContent.fields, [field]: whole?.fields[field] ?? '' } };
    return { ...emptyContent, blocks: whole?.blocks.filter((block) => block.id === key) ?? [] };
  };
  const { fields, blocks } = await request.background.compare(
    onlyPiece(pinned),
    onlyPiece(source.content),
    source.edition.language,
  );
  const difference = [...blocks, ...fields].find((one) => one.key === key);
  if (!difference) throw notFound('paragraph', key);
  return difference;
}
