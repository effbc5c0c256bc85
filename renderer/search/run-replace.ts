import type { LeftOut, ReplacedInNewsroom, ReplaceUndone, UnfinishedReplacing } from '../../shared/contract/find.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { messageOf, request } from '../app/client.ts';
import { memberHere, newsroomHere } from '../app/place.ts';
import { queryClient } from '../app/queries.ts';
import { showToast } from '../ui/toast.tsx';
import { withTextsHeld } from './held-texts.ts';
import { lookAgain } from './look-again.ts';
import { type LastReplacing, type LeftOutReport, rememberReplacing } from './replace-memory.ts';
import { saidOfReplaced, saidOfUndone } from './replace-words.ts';
import { followed, type RunProgress } from './run-progress.ts';

const undoLater = 'What is open elsewhere, or not saved here, can be undone once that is settled: Undo stays above.';

/** Replaces, and offers the way back. What is typed in this window is saved first. */
export function replaceInNewsroom(asked: Input<'find.replace'>): Promise<ReplacedInNewsroom> {
  return replacing('replace', asked.editions, asked.editions.length, (editions) =>
    request('find.replace', { ...asked, editions: [...editions] }),
  );
}

async function replacing<Edition extends { readonly editionId: string }>(
  what: 'replace' | 'finish',
  editions: readonly Edition[],
  texts: number,
  ask: (editions: readonly Edition[]) => Promise<ReplacedInNewsroom>,
): Promise<ReplacedInNewsroom> {
  const { value, unsaved } = await changing(what, editions, texts, ask);
  const { replaced, leftOut, notReached } = value ?? { replaced: [], leftOut: [], notReached: [] };
  const done: ReplacedInNewsroom = { replaced, leftOut: [...unsaved, ...leftOut], notReached };
  const last: LastReplacing | null =
    replaced.length === 0
      ? null
      : {
          editions: replaced.map(({ editionId, revision }) => ({ editionId, revision })),
          memberId: memberHere(),
          newsroomId: newsroomHere(),
        };
  rememberReplacing({ ...(last ? { last } : {}), report: reportOf('Not replaced in', done.leftOut) });
  showToast({
    text: saidOfReplaced(done, texts),
    ...(last ? { action: { name: 'Undo', run: () => void undoReplacing(last) } } : {}),
  });
  return done;
}

/** Makes every text again what it was before, but for those that changed since. */
export async function undoReplacing(last: LastReplacing, unfinished?: string): Promise<void> {
  rememberReplacing({ last: null, report: null });
  const texts = last.editions.length;
  try {
    const { value, unsaved } = await changing('undo', last.editions, texts, (editions) =>
      request('find.undoReplace', {
        editions: [...editions],
        ...(unfinished === undefined ? {} : { run: unfinished }),
      }),
    );
    const { restored, leftOut, notReached } = value ?? { restored: [], leftOut: [], notReached: [] };
    const done: ReplaceUndone = { restored, leftOut: [...unsaved, ...leftOut], notReached };
    const again = new Set([...notReached, ...done.leftOut.flatMap((one) => (one.later ? [one.editionId] : []))]);
    const editions = last.editions.filter(({ editionId }) => again.has(editionId));
    rememberReplacing({
      last: editions.length > 0 ? { ...last, editions } : null,
      report: reportOf('Not undone in', done.leftOut, done.leftOut.some(({ later }) => later) ? undoLater : null),
    });
    showToast({ text: saidOfUndone(done, texts) });
  } catch (error) {
    // It can be tried again: those that are as they were say that they were changed since.
    rememberReplacing({ last });
    showToast({ text: messageOf(error) });
  }
}

/** Goes on where a replacing was cut off. */
export async function finishReplacing({ run, texts, left }: UnfinishedReplacing): Promise<void> {
  const rest = left.map((editionId) => ({ editionId }));
  try {
    await replacing('finish', rest, texts, (editions) =>
      request('find.finishReplace', { run, editionIds: editions.map(({ editionId }) => editionId) }),
    );
  } catch (error) {
    showToast({ text: messageOf(error) });
  }
}

/** Makes what a replacing that was cut off changed what it was before; or what an undoing did not come to. */
export async function takeBack({ run, editions }: UnfinishedReplacing): Promise<void> {
  // Nothing is left to be done.
  if (editions.length === 0) return forget(run);
  await undoReplacing({ editions, memberId: memberHere(), newsroomId: newsroomHere() }, run);
}

/** Leaves all texts as they are. What was replaced so far can be undone as ever. */
export async function leaveUnfinished({ run, what, editions }: UnfinishedReplacing): Promise<void> {
  await forget(run);
  if (what === 'replace' && editions.length > 0) {
    rememberReplacing({ last: { editions, memberId: memberHere(), newsroomId: newsroomHere() } });
  }
}

async function forget(run: string): Promise<void> {
  try {
    await request('find.leaveUnfinished', { run });
  } catch (error) {
    showToast({ text: messageOf(error) });
  }
  void queryClient.invalidateQueries({ queryKey: ['find.unfinished'] });
}

function reportOf(title: string, leftOut: readonly LeftOut[], hint: string | null = null): LeftOutReport | null {
  return leftOut.length === 0 ? null : { title, leftOut, hint, memberId: memberHere() };
}

/** Asks the core to change texts, says how far it is, and has everything that shows them look again. */
async function changing<Edition extends { readonly editionId: string }, Value>(
  what: RunProgress['what'],
  editions: readonly Edition[],
  texts: number,
  ask: (editions: readonly Edition[]) => Promise<Value>,
) {
  try {
    return await followed(what, texts, () => withTextsHeld(editions, ask));
  } finally {
    // Texts that had nothing to be found may have it now, and so nobody follows them.
    lookAgain();
    void queryClient.invalidateQueries({ queryKey: ['find.unfinished'] });
  }
}
