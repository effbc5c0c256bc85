import type { LeftOut } from '../../shared/contract/find.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { saveEverything } from '../app/navigation.ts';
import type { EditionSession } from '../editor/session/edition-session.ts';
import { openText, sessionOf } from '../editor/session/open-sessions.ts';
import { bringUp, reloadEdition } from '../story/use-edition.ts';

interface Edition {
  readonly editionId: string;
}

/** What came of a request about texts; `value` null when it was about none. */
export interface HeldOutcome<Value> {
  readonly value: Value | null;
  /** The texts that it was not about, since what is typed in them here could not be saved. */
  readonly unsaved: readonly LeftOut[];
}

/**
 * Runs a request that writes in texts that may be open in this window, whose own saves wait, and takes them up. What is
 * typed here is saved first. A text in which that fails is not touched, as it would stand against it; the others are.
 */
export async function withTextsHeld<One extends Edition, Value>(
  editions: readonly One[],
  ask: (ready: readonly One[]) => Promise<Value>,
): Promise<HeldOutcome<Value>> {
  await saveEverything();
  const unsaved = new Set(editions.flatMap(({ editionId }) => (sessionOf(editionId)?.isDirty ? [editionId] : [])));
  for (;;) {
    const ready = editions.filter(({ editionId }) => !unsaved.has(editionId));
    const left = [...unsaved].map(asUnsaved);
    if (ready.length === 0) return { value: null, unsaved: left };
    const open = ready.flatMap(({ editionId }) => sessionOf(editionId) ?? []);
    const held = await holding(open, async () => {
      const value = await ask(ready);
      await takeUp(open);
      return value;
    });
    if ('value' in held) return { value: held.value, unsaved: left };
    unsaved.add(held.refusing);
  }
}

/** Has all of these wait with their saves. Says which one could not be saved, when one could not. */
async function holding<Value>(
  [first, ...others]: readonly EditionSession[],
  work: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly refusing: string }> {
  if (!first) return { value: await work() };
  return (await first.exclusively(() => holding(others, work), 'replacement')) ?? { refusing: first.editionId };
}

/** It is done. A text that cannot be read again now stands against it at its next save, and is taken up then. */
async function takeUp(open: readonly EditionSession[]): Promise<void> {
  for (const session of open) {
    await reloadEdition(session.editionId)
      .then((view) => bringUp(session, view))
      .catch(() => undefined);
  }
}

function asUnsaved(editionId: string): LeftOut {
  const open = openText(editionId);
  const headline = open?.session.getField('headline').trim() ?? '';
  const name = open ? `${headline === '' ? open.slugline : headline}, ${englishName(open.language)}` : '';
  return { editionId, name, reason: 'What was typed in it here could not be saved.', later: true };
}
