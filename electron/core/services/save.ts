import type { Saved } from '../../../shared/contract/contract.ts';
import { DragomanError } from '../../../shared/contract/errors.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import { type Block, blockFingerprint } from '../../../shared/domain/blocks.ts';
import {
  applyChange,
  type ContentChange,
  type ContentProblem,
  type EditionContent,
  fieldNames,
} from '../../../shared/domain/edition.ts';
import { hasRole, type Member } from '../../../shared/domain/members.ts';
import { pinsAfterSave, type SeenSource } from '../../../shared/domain/translation.ts';
import { type EditionRow, updateEdition } from '../store/editions.ts';
import { sha256 } from '../store/revision-codec.ts';
import { numberAtOrAfter } from '../store/revisions.ts';
import { type Request, type Unit, write } from './context.ts';
import { factsOf } from './facts.ts';
import { badInput, editionOf, storyOf } from './find.ts';
import { recordEvent } from './record.ts';
import { revise } from './revise.ts';
import { refuseUnlessWritable, savedOf } from './writing.ts';

/** Stores what a writer changed as a new revision; once this returns, it is on the disk. */
export function save(request: Request, member: Member, input: ParsedInput<'editions.save'>): Saved {
  const { database, contents } = request;
  const edition = editionOf(database, input.editionId);
  const before = contents.read(database, edition.id, edition.headNumber);
  const facts = factsOf(database, storyOf(database, edition.storyId), edition, before);
  refuseUnlessWritable(request, member, facts);
  request.locks.hold(request, edition, member);
  if (input.baseRevision !== edition.headNumber) {
    throw new DragomanError('conflict', 'The text was changed elsewhere. Load it again; what you typed is kept.', {
      headRevision: edition.headNumber,
    });
  }
  const after = compose(request, edition, before, input);
  if (sameContent(before, after)) return savedOf(request, edition);
  const wanted = request.locks.isWanted(request, edition.id);
  const cause = wanted ? 'takeover' : (input.cause ?? 'typing');
  const saved = write(request, (unit) => {
    const claimed = claim(unit, edition, member);
    const wrote = !facts.writerIds.includes(member.id);
    return revise(unit, claimed, { content: after, cause, authorId: member.id, wrote });
  });
  return savedOf(request, saved, saved.updatedAt);
}

/** The first to write in a translation that nobody has takes it. */
function claim(unit: Unit, edition: EditionRow, member: Member): EditionRow {
  if (edition.stage !== 'translation' || edition.assigneeId !== null || !hasRole(member, 'translator')) return edition;
  if (!member.languages.includes(edition.language)) return edition;
  recordEvent(unit, { action: 'assign', memberId: member.id, edition, data: { assigneeId: member.id } });
  unit.touch(edition.storyId, edition.id, 'state');
  return assigned(unit, edition, member.id);
}

function assigned(unit: Unit, edition: EditionRow, memberId: string): EditionRow {
  updateEdition(unit.database, edition.id, { assigneeId: memberId, translatorId: memberId });
  return editionOf(unit.database, edition.id);
}

/** The text after a change, with its pins. @throws DragomanError `bad-input` when the change does not fit it. */
export function compose(
  request: Request,
  edition: EditionRow,
  before: EditionContent,
  input: ParsedInput<'editions.save'>,
): EditionContent {
  const source = edition.sourceEditionId === null ? null : editionOf(request.database, edition.sourceEditionId);
  const seenRevision = source ? (input.sourceRevision ?? source.headNumber) : null;
  if (source && seenRevision !== null && seenRevision > source.headNumber) {
    throw badInput('sourceRevision', `The source has no revision ${seenRevision}.`);
  }
  const seen = source && seenRevision !== null ? seenSource(request, source.id, seenRevision) : null;
  const known = seen ? knownSources(before, seen) : new Set<string>();
  const change: ContentChange = {
    ...(input.fields === undefined ? {} : { fields: input.fields }),
    ...(input.blocks === undefined ? {} : { blocks: input.blocks.map((block) => withKnownSource(block, known)) }),
    ...(input.order === undefined ? {} : { order: input.order }),
  };
  const applied = applyChange(before, change);
  if (!applied.ok) throw badInput('blocks', describeProblem(applied.error));
  return seen ? { ...applied.content, pins: pinsAfterSave(before, applied.content, seen, sha256) } : applied.content;
}

/** What a translator saw who looked at this revision, which may have been thinned since. */
function seenSource({ database, contents }: Request, sourceId: string, revision: number): SeenSource {
  const { number, content } = contents.readAt(database, sourceId, revision);
  if (number === revision) return { content, revision };
  const after = numberAtOrAfter(database, sourceId, revision) ?? number;
  return { content, revision: number, next: contents.read(database, sourceId, after) };
}

/** The source blocks that a block of this translation may name. */
function knownSources(before: EditionContent, { content, next }: SeenSource): ReadonlySet<string> {
  const blocks = [...content.blocks, ...(next?.blocks ?? [])];
  const known = new Set([...blocks.map((block) => block.id), ...Object.keys(before.pins)]);
  for (const block of before.blocks) if (block.source !== undefined) known.add(block.source);
  return known;
}

function withKnownSource(block: Block, known: ReadonlySet<string>): Block {
  if (block.source === undefined || known.has(block.source)) return block;
  const { source: _source, ...rest } = block;
  return rest;
}

function describeProblem({ problem, id }: ContentProblem): string {
  switch (problem) {
    case 'unknown-block':
      return `Block ${id} is not in the text.`;
    case 'repeated-block':
      return `Block ${id} is in the text twice.`;
  }
}

/** Whether a reader and a translator would see no difference. */
function sameContent(left: EditionContent, right: EditionContent): boolean {
  return (
    left.pins === right.pins &&
    fieldNames.every((field) => left.fields[field] === right.fields[field]) &&
    left.blocks.length === right.blocks.length &&
    left.blocks.every((block, index) => {
      const other = right.blocks[index];
      return block === other || (other !== undefined && sameBlock(block, other));
    })
  );
}

function sameBlock(left: Block, right: Block): boolean {
  return left.id === right.id && left.source === right.source && blockFingerprint(left) === blockFingerprint(right);
}
