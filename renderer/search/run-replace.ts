import type { LeftOut, ReplacedInNewsroom } from '../../shared/contract/find.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { messageOf, request } from '../app/client.ts';
import { saveEverything } from '../app/navigation.ts';
import { memberHere, newsroomHere } from '../app/place.ts';
import { sessionOf } from '../editor/session/open-sessions.ts';
import { bringUp, reloadEdition } from '../story/use-edition.ts';
import { counted } from '../ui/time.ts';
import { showToast } from '../ui/toast.tsx';
import { lookAgain } from './look-again.ts';
import { type LastReplacing, rememberReplacing } from './replace-memory.ts';

const notSaved = 'What was typed in it here could not be saved.';

/** Replaces, and offers the way back. What is typed in this window is saved first. */
export async function replaceInNewsroom(asked: Input<'find.replace'>): Promise<ReplacedInNewsroom> {
  const { ready, unsaved } = await savedFirst(asked.editions);
  const done = await whileHeld(ready, () => request('find.replace', { ...asked, editions: ready }));
  const replaced = done?.replaced ?? [];
  const leftOut = [...unsaved, ...(done?.leftOut ?? ready.map(asUnsaved))];
  const count = replaced.reduce((sum, one) => sum + one.count, 0);
  const said =
    count === 0
      ? 'Nothing was replaced.'
      : `Replaced ${counted(count, 'place')} in ${counted(replaced.length, 'text')}.`;
  if (count === 0) showToast({ text: `${said}${saidOfLeftOut(leftOut, 'left out')}` });
  else {
    const last: LastReplacing = {
      editions: replaced.map(({ editionId, revision }) => ({ editionId, revision })),
      memberId: memberHere(),
      newsroomId: newsroomHere(),
    };
    rememberReplacing({ last });
    const action = { name: 'Undo', run: () => void undoReplacing(last) };
    showToast({ text: `${said}${saidOfLeftOut(leftOut, 'left out')}`, action });
  }
  return { replaced, leftOut };
}

/** Makes every text again what it was before, but for those that changed since. */
export async function undoReplacing(last: LastReplacing): Promise<void> {
  rememberReplacing({ last: null });
  try {
    const { ready, unsaved } = await savedFirst(last.editions);
    const done = await whileHeld(ready, () => request('find.undoReplace', { editions: ready }));
    const leftOut = [...unsaved, ...(done?.leftOut ?? ready.map(asUnsaved))];
    // What was typed in and could not be saved may be undone once it is.
    const again =
      done === null
        ? last.editions
        : last.editions.filter(({ editionId }) => unsaved.some((one) => one.editionId === editionId));
    if (again.length > 0) rememberReplacing({ last: { ...last, editions: again } });
    const length = done?.restored.length ?? 0;
    const said = length === 1 ? '1 text is as it was.' : `${counted(length, 'text')} are as they were.`;
    showToast({
      text: `${length === 0 ? 'Nothing was undone.' : said}${saidOfLeftOut(leftOut, 'left as it is', 'left as they are')}`,
    });
  } catch (error) {
    // It can be tried again.
    rememberReplacing({ last });
    showToast({ text: messageOf(error) });
  }
}

/** " 2 texts were left out." and, where there is one reason for all, that. */
function saidOfLeftOut(leftOut: readonly LeftOut[], one: string, many = one): string {
  const { length } = leftOut;
  if (length === 0) return '';
  const reasons = new Set(leftOut.map(({ reason }) => reason));
  const [reason = ''] = reasons;
  const what = length === 1 ? `1 text was ${one}` : `${counted(length, 'text')} were ${many}`;
  return reasons.size === 1 && length === 1 ? ` ${what}: ${small(reason)}` : ` ${what}.`;
}

function small(sentence: string): string {
  return sentence.replace(/^(?:It|This|What|Only|You)\b/u, (word) => word.toLowerCase());
}

function asUnsaved({ editionId }: { readonly editionId: string }): LeftOut {
  return { editionId, reason: notSaved };
}

/** Saves all that is typed in this window. What cannot be saved is not touched: it would stand against it. */
async function savedFirst<Edition extends { readonly editionId: string }>(
  editions: readonly Edition[],
): Promise<{ readonly ready: readonly Edition[]; readonly unsaved: readonly LeftOut[] }> {
  await saveEverything();
  const isUnsaved = ({ editionId }: Edition): boolean => sessionOf(editionId)?.isDirty ?? false;
  return {
    ready: editions.filter((edition) => !isUnsaved(edition)),
    unsaved: editions.filter(isUnsaved).map(asUnsaved),
  };
}

/**
 * Runs a request that writes in texts that may be open in this window, whose own saves wait, and takes them up. Null when
 * there is nothing to ask for, or something that was typed meanwhile could not be saved.
 */
async function whileHeld<Value>(
  editions: readonly { readonly editionId: string }[],
  ask: () => Promise<Value>,
): Promise<Value | null> {
  if (editions.length === 0) return null;
  const open = editions.flatMap(({ editionId }) => sessionOf(editionId) ?? []);
  const run = open.reduce<() => Promise<Value | null>>(
    (inner, session) => () => session.exclusively(inner, 'replacement'),
    async () => {
      const value = await ask();
      // Texts that had nothing to be found may have it now, and so nobody follows them.
      lookAgain();
      // It is done. A text that cannot be read again now stands against it at its next save, and is taken up then.
      for (const session of open) {
        await reloadEdition(session.editionId)
          .then((view) => bringUp(session, view))
          .catch(() => undefined);
      }
      return value;
    },
  );
  return run();
}
