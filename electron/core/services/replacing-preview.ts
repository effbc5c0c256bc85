import { setImmediate as nextTurn } from 'node:timers/promises';
import { DragomanError } from '../../../shared/contract/errors.ts';
import type { ReplaceEdition, ReplacePreview } from '../../../shared/contract/find.ts';
import type { ParsedInput } from '../../../shared/contract/parse.ts';
import type { Member } from '../../../shared/domain/members.ts';
import type { TextRun } from '../../../shared/domain/replace.ts';
import { compileQuery } from '../../../shared/language/find-matcher.ts';
import { type EditionRow, findEdition } from '../store/editions.ts';
import type { Request } from './context.ts';
import type { WhyLeftOut } from './replacing-left-out.ts';
import { type PlacedReplacement, placesIn, shownPlace } from './replacing-places.ts';
import { signedIn } from './sessions.ts';
import { whyNotWritable } from './writing.ts';

export type PreviewAsked = ParsedInput<'find.replacements'>;

/** What an edition says as of a revision. */
export type RunsOf = (edition: { readonly id: string; readonly number: number }) => readonly TextRun[];

interface Means {
  readonly runsOf: RunsOf;
  /** Whether the same window asks for something else by now. */
  readonly isOver: () => boolean;
}

/** So many texts are gone through before other requests have their turn. */
const atOnce = 8;
/** So many places of one text are shown one by one, and so many in all: nobody reads more. */
const shownInText = 200;
const shownInAll = 6_000;

export async function previewReplacing(
  request: Request,
  { query, by, editionIds }: PreviewAsked,
  { runsOf, isOver }: Means,
): Promise<ReplacePreview> {
  const compiled = compileQuery(query);
  if (!compiled.ok) return { problem: compiled.message, editions: [] };
  const member = signedIn(request);
  const editions: ReplaceEdition[] = [];
  let shown = 0;
  for (let from = 0; from < editionIds.length; from += atOnce) {
    if (from > 0) await nextTurn();
    if (isOver()) throw new DragomanError('cancelled', 'Something else is asked for by now.', {});
    const rows = editionIds.slice(from, from + atOnce).flatMap((id) => findEdition(request.database, id) ?? []);
    const texts = rows.map(({ id, headNumber }) => runsOf({ id, number: headNumber }));
    const places = await placesIn(request, { query, by }, texts);
    for (const [at, row] of rows.entries()) {
      const room = Math.min(shownInText, shownInAll - shown);
      const edition = previewOf(
        row,
        texts[at] ?? [],
        places[at] ?? [],
        whyLeftOut(request, member, row)?.reason ?? null,
        room,
      );
      shown += edition.places.length;
      editions.push(edition);
    }
  }
  return { problem: null, editions };
}

function previewOf(
  { id, headNumber }: EditionRow,
  runs: readonly TextRun[],
  places: readonly PlacedReplacement[],
  leftOut: string | null,
  room: number,
): ReplaceEdition {
  const shown = leftOut === null ? places.slice(0, room) : [];
  const textOf = ({ key, run }: PlacedReplacement): string =>
    runs.find((one) => one.key === key && one.run === run)?.text ?? '';
  return {
    editionId: id,
    revision: headNumber,
    leftOut,
    count: places.length,
    places: shown.map((place) => shownPlace(place, textOf(place))),
  };
}

/** Why nothing is replaced in an edition by this member at this window, as a sentence; null when it can be. */
export function whyLeftOut(request: Request, member: Member, edition: EditionRow): WhyLeftOut | null {
  const refusal = whyNotWritable(request, member, edition);
  if (refusal !== null) return { reason: refusal, later: false };
  const lock = request.locks.view(request, edition.id);
  // What is typed there and not saved yet would be lost, or what is replaced here.
  if (lock === null || lock.mine) return null;
  return { reason: lock.own ? 'You have it open in another window.' : `${lock.memberName} has it open.`, later: true };
}
