import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LeftOut, ReplacedInNewsroom, ReplaceUndone } from '../../../shared/contract/find.ts';
import { type ParsedInput, parseInput } from '../../../shared/contract/parse.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { replaceInContent, textRuns } from '../../../shared/domain/replace.ts';
import { contributorsOf, type EditionRow, findEdition } from '../store/editions.ts';
import { findRevision } from '../store/revisions.ts';
import { isUnreadable } from './contents.ts';
import { type Request, type Unit, write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { recordEvent } from './record.ts';
import { type PlacedReplacement, placesIn, type Replacing } from './replacing-places.ts';
import { whyLeftOut } from './replacing-preview.ts';
import { revise } from './revise.ts';
import { compose } from './save.ts';
import { signedIn } from './sessions.ts';

type Asked = ParsedInput<'find.replace'>;
type AskedEdition = Asked['editions'][number];

export const replacingHandlers = {
  'find.replacements': (request, asked) => request.finding.preview(request, asked),
  'find.replace': replace,
  'find.undoReplace': undo,
} satisfies HandlersOf<'find.replacements' | 'find.replace' | 'find.undoReplace'>;

const gone = 'It is not there any more.';
const changedMeanwhile = 'It was changed meanwhile.';
const changedSince = 'It was changed since.';
const unreadable = 'It cannot be read: the file is damaged there.';
/** So many texts are read before other requests have their turn. */
const atOnce = 20;

/** What is to become of one edition. */
interface Wanted {
  readonly editionId: string;
  readonly baseRevision: number;
  readonly before: EditionContent;
  readonly places: readonly PlacedReplacement[];
}

/**
 * Replaces in all editions in one transaction; each that was changed meanwhile, or that may not be written in, is left as
 * it is. Nothing of it is written when anything goes wrong.
 */
async function replace(request: Request, asked: Asked): Promise<ReplacedInNewsroom> {
  signedIn(request);
  const leftOut: LeftOut[] = [];
  const wanted: Wanted[] = [];
  for (let from = 0; from < asked.editions.length; from += atOnce) {
    if (from > 0) await nextTurn();
    wanted.push(...(await readWanted(request, asked, asked.editions.slice(from, from + atOnce), leftOut)));
  }
  const replaced = write(toEverybody(request), (unit) => {
    const member = signedIn(request);
    return wanted.flatMap((one) => {
      const written = replaceInOne(request, unit, member, asked, one);
      if (typeof written !== 'string') {
        return [{ editionId: one.editionId, revision: written.headNumber, count: one.places.length }];
      }
      leftOut.push({ editionId: one.editionId, reason: written });
      return [];
    });
  });
  return { replaced, leftOut };
}

/** The window that asks may have one of the texts open by now, and does not know what it says. */
function toEverybody(request: Request): Request {
  return { ...request, session: null };
}

/** What is to be written, worked out before the transaction: an expression takes its time in another thread. */
async function readWanted(
  request: Request,
  asked: Replacing,
  editions: readonly AskedEdition[],
  leftOut: LeftOut[],
): Promise<readonly Wanted[]> {
  const texts = editions.flatMap(({ editionId, baseRevision, without }) => {
    const before = readBase(request, editionId, baseRevision);
    if (typeof before !== 'string') return [{ editionId, baseRevision, without, before }];
    leftOut.push({ editionId, reason: before });
    return [];
  });
  const places = await placesIn(
    request,
    asked,
    texts.map(({ before }) => textRuns(before)),
  );
  return texts.flatMap(({ without, ...text }, number) => {
    const stays = new Set(without.map(nameOf));
    const own = (places[number] ?? []).filter((place) => !stays.has(nameOf(place)));
    return own.length === 0 ? [] : [{ ...text, places: own }];
  });
}

function nameOf({ key, run, at }: { readonly key: string; readonly run: number; readonly at: number }): string {
  return JSON.stringify([key, run, at]);
}

/** The text that the person saw, or why it is left out. */
function readBase({ database, contents }: Request, editionId: string, baseRevision: number): EditionContent | string {
  const edition = findEdition(database, editionId);
  if (!edition) return gone;
  if (edition.headNumber !== baseRevision) return changedMeanwhile;
  return orNull(() => contents.read(database, editionId, baseRevision)) ?? unreadable;
}

/** Writes one edition's new text as a save does. @returns the edition as it is now, or why it is left out. */
function replaceInOne(
  request: Request,
  unit: Unit,
  member: Member,
  { query, by }: Replacing,
  { editionId, baseRevision, before, places }: Wanted,
): EditionRow | string {
  const edition = findEdition(unit.database, editionId);
  if (!edition) return gone;
  if (edition.headNumber !== baseRevision) return changedMeanwhile;
  const refusal = whyLeftOut(request, member, edition);
  if (refusal !== null) return refusal;
  // A headline may become too long for one.
  const input = parseInput('editions.save', {
    editionId,
    baseRevision,
    sourceRevision: null,
    ...replaceInContent(before, places),
  });
  if (!input.ok) return input.error.message;
  const content = orNull(() => compose(request, edition, before, input.value));
  if (!content) return unreadable;
  const count = places.length;
  recordEvent(unit, { action: 'replace', memberId: member.id, edition, data: { query, by, count } });
  // Nobody takes a translation by this that is anybody's still: they may have replaced in fifty.
  return revise(unit, edition, {
    content,
    cause: 'replace',
    authorId: member.id,
    note: noteOf(query.text, by, count),
    wrote: !contributorsOf(unit.database, editionId).includes(member.id),
  });
}

const longestInNote = 80;

function noteOf(text: string, by: string, count: number): string {
  const what = by === '' ? 'taken out' : `by “${shortened(by)}”`;
  return `“${shortened(text)}” ${what}, ${count === 1 ? '1 place' : `${count} places`}`;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length <= longestInNote ? text : `${letters.slice(0, longestInNote).join('')}…`;
}

/** Makes each text what it was before a replacing, in one transaction; those that were changed since stay as they are. */
function undo(request: Request, { editions }: ParsedInput<'find.undoReplace'>): ReplaceUndone {
  const member = signedIn(request);
  const leftOut: LeftOut[] = [];
  const restored = write(toEverybody(request), (unit) =>
    editions.flatMap(({ editionId, revision }) => {
      const reason = undoInOne(request, unit, member, editionId, revision);
      if (reason === null) return [editionId];
      leftOut.push({ editionId, reason });
      return [];
    }),
  );
  return { restored, leftOut };
}

function undoInOne(request: Request, unit: Unit, member: Member, editionId: string, revision: number): string | null {
  const edition = findEdition(unit.database, editionId);
  if (!edition) return gone;
  if (edition.headNumber !== revision) return changedSince;
  if (findRevision(unit.database, editionId, revision)?.cause !== 'replace') {
    throw badInput('editions', `Revision ${revision} was not made by replacing.`);
  }
  const refusal = whyLeftOut(request, member, edition);
  if (refusal !== null) return refusal;
  const content = orNull(() => request.contents.read(unit.database, editionId, revision - 1));
  if (!content) return unreadable;
  recordEvent(unit, { action: 'restore', memberId: member.id, edition, data: { revision: revision - 1 } });
  revise(unit, edition, {
    content,
    cause: 'revert',
    authorId: member.id,
    note: `Revision ${revision - 1}`,
    wrote: true,
  });
  return null;
}

/** Null for a text that cannot be read. */
function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}
