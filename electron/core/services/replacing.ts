import type { LeftOut, ReplacedInNewsroom, ReplacedText, UnfinishedReplacing } from '../../../shared/contract/find.ts';
import { type ParsedInput, parseInput } from '../../../shared/contract/parse.ts';
import type { EditionContent } from '../../../shared/domain/edition.ts';
import type { Member } from '../../../shared/domain/members.ts';
import { replaceInContent, textRuns } from '../../../shared/domain/replace.ts';
import { contributorsOf, type EditionRow, findEdition } from '../store/editions.ts';
import type { Replacement } from '../store/newsroom-settings.ts';
import { dropRun } from '../store/replace-runs.ts';
import { instantOf, type Request, type Unit, write } from './context.ts';
import { badInput } from './find.ts';
import type { HandlersOf } from './handlers-of.ts';
import { recordEvent } from './record.ts';
import {
  changedBy,
  leftOf,
  type ReplaceMark,
  unfinishedRun,
  unfinishedRuns,
  unfinishedView,
} from './replacing-journal.ts';
import { changedMeanwhile, gone, leftOutAs, orNull, unreadable } from './replacing-left-out.ts';
import { type PlacedReplacement, placesIn } from './replacing-places.ts';
import { whyLeftOut } from './replacing-preview.ts';
import { undoReplacing } from './replacing-undo.ts';
import { revise } from './revise.ts';
import { compose } from './save.ts';
import { signedIn } from './sessions.ts';

type Asked = ParsedInput<'find.replace'>;

export const replacingHandlers = {
  'find.replacements': (request, asked) => request.finding.preview(request, asked),
  'find.replace': replace,
  'find.undoReplace': undoReplacing,
  'find.stopReplacing': (request) => {
    request.finding.runs.stop(request.session);
    return null;
  },
  'find.unfinished': async (request) => {
    const views: UnfinishedReplacing[] = [];
    for (const run of unfinishedRuns(request, signedIn(request))) views.push(await unfinishedView(request, run));
    return views;
  },
  'find.finishReplace': finish,
  'find.leaveUnfinished': (request, { run }) => {
    const { id } = unfinishedRun(request, signedIn(request), run);
    write(request, (unit) => dropRun(unit.database, id));
    return null;
  },
} satisfies HandlersOf<
  | 'find.replacements'
  | 'find.replace'
  | 'find.undoReplace'
  | 'find.stopReplacing'
  | 'find.unfinished'
  | 'find.finishReplace'
  | 'find.leaveUnfinished'
>;

/** What is to become of one edition. */
interface Wanted {
  readonly editionId: string;
  readonly baseRevision: number;
  readonly before: EditionContent;
  readonly places: readonly PlacedReplacement[];
}

function replace(request: Request, { query, by, editions }: Asked): Promise<ReplacedInNewsroom> {
  const { id: memberId } = signedIn(request);
  const at = instantOf(request.clock.now());
  const run: Replacement = { id: request.ids.next(), what: 'replace', memberId, at, query, by, editions };
  return replaceIn(request, run, { todo: editions, changed: [], isKept: false });
}

/** Goes on where a replacing was cut off. */
async function finish(
  request: Request,
  { run: id, editionIds }: ParsedInput<'find.finishReplace'>,
): Promise<ReplacedInNewsroom> {
  const run = unfinishedRun(request, signedIn(request), id);
  if (run.what !== 'replace') throw badInput('run', 'That was no replacing.');
  const changed = await changedBy(request, run);
  const wanted = new Set(editionIds);
  const todo = leftOf(run.editions, changed).filter(({ editionId }) => wanted.has(editionId));
  return replaceIn(request, run, { todo, changed, isKept: true });
}

interface Begun {
  readonly todo: Replacement['editions'];
  /** What it changed before. */
  readonly changed: readonly ReplacedText[];
  readonly isKept: boolean;
}

/**
 * Replaces in editions, part by part; each that was changed meanwhile, or that may not be written in, is left as it is. A part is
 * written as a whole or not at all; few texts are one part.
 */
async function replaceIn(
  request: Request,
  run: Replacement,
  { todo, changed, isKept }: Begun,
): Promise<ReplacedInNewsroom> {
  const replaced = [...changed];
  const leftOut: LeftOut[] = [];
  const notReached = await request.finding.runs.carryOut(request, {
    run,
    isKept,
    items: todo,
    prepare: (editions) => readWanted(request, run, editions, leftOut),
    write(unit, wanted) {
      const member = signedIn(request);
      for (const one of wanted) {
        const written = replaceInOne(request, unit, member, run, one);
        if ('reason' in written) leftOut.push(written);
        else replaced.push({ editionId: one.editionId, revision: written.headNumber, count: one.places.length });
      }
    },
  });
  return { replaced, leftOut, notReached: notReached.map(({ editionId }) => editionId) };
}

/** What is to be written, worked out before the transaction: an expression takes its time in another thread. */
async function readWanted(
  request: Request,
  run: Replacement,
  editions: Replacement['editions'],
  leftOut: LeftOut[],
): Promise<readonly Wanted[]> {
  const texts = editions.flatMap(({ editionId, baseRevision, without }) => {
    const before = readBase(request, editionId, baseRevision);
    if (!('reason' in before)) return [{ editionId, baseRevision, without, before }];
    leftOut.push(before);
    return [];
  });
  const places = await placesIn(
    request,
    run,
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
function readBase({ database, contents }: Request, editionId: string, baseRevision: number): EditionContent | LeftOut {
  const edition = findEdition(database, editionId);
  if (!edition) return gone(editionId);
  if (edition.headNumber !== baseRevision) return leftOutAs(database, edition, changedMeanwhile);
  return orNull(() => contents.read(database, editionId, baseRevision)) ?? leftOutAs(database, edition, unreadable);
}

/** Writes one edition's new text as a save does. @returns the edition as it is now, or why it is left out. */
function replaceInOne(
  request: Request,
  unit: Unit,
  member: Member,
  { id, query, by }: Replacement,
  { editionId, baseRevision, before, places }: Wanted,
): EditionRow | LeftOut {
  const { database } = unit;
  const edition = findEdition(database, editionId);
  if (!edition) return gone(editionId);
  if (edition.headNumber !== baseRevision) return leftOutAs(database, edition, changedMeanwhile);
  const refusal = whyLeftOut(request, member, edition);
  if (refusal !== null) return leftOutAs(database, edition, refusal);
  // A headline may become too long for one.
  const input = parseInput('editions.save', {
    editionId,
    baseRevision,
    sourceRevision: null,
    ...replaceInContent(before, places),
  });
  if (!input.ok) return leftOutAs(database, edition, { reason: input.error.message, later: false });
  const content = orNull(() => compose(request, edition, before, input.value));
  if (!content) return leftOutAs(database, edition, unreadable);
  const count = places.length;
  const mark: ReplaceMark = { run: id, made: edition.headNumber + 1, count };
  recordEvent(unit, { action: 'replace', memberId: member.id, edition, data: { query, by, ...mark } });
  // Nobody takes a translation by this that is anybody's still: they may have replaced in fifty.
  return revise(unit, edition, {
    content,
    cause: 'replace',
    authorId: member.id,
    note: noteOf(query.text, by, count),
    wrote: !contributorsOf(database, editionId).includes(member.id),
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
