import { useState } from 'react';
import type { FoundInNewsroom } from '../../shared/contract/find.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../ui/time.ts';
import { nameIn } from './found-story.tsx';
import styles from './newsroom-find-view.module.css';
import { afterReplacing, askedOf, type Totals } from './replace-choices.ts';
import { type NamedLeftOut, ReplaceDialog } from './replace-dialog.tsx';
import { rememberReplacing, undoable, useReplaceMemory } from './replace-memory.ts';
import { replaceInNewsroom, undoReplacing } from './run-replace.ts';
import type { ReplacePlan } from './use-replacing.ts';

const longestText = 500;

/** What somebody is asked to confirm: as they saw it, also when texts change while they think. */
interface Asking {
  readonly asked: Input<'find.replace'>;
  readonly totals: Totals;
  readonly leftOut: readonly NamedLeftOut[];
  readonly partly: boolean;
}

/** What to put in the place of what was found, and doing so. */
export function ReplaceTools({
  query,
  found,
  plan,
}: {
  query: FindQuery;
  found: FoundInNewsroom | undefined;
  plan: ReplacePlan;
}) {
  const memory = useReplaceMemory();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { totals, settled } = plan;
  const ready = settled && totals.places > 0;
  const last = undoable(memory);
  const names = namesIn(found);
  const named = (editionId: string, reason: string): NamedLeftOut => ({ name: names.get(editionId) ?? '', reason });
  const leftOut = [...plan.changes.values()].flatMap(({ editionId, leftOut: reason, count }) =>
    reason === null || count === 0 ? [] : [named(editionId, reason)],
  );
  const ask = (): void => {
    if (!ready) return;
    setAsking({
      asked: { query, by: plan.by, editions: askedOf(plan.out, [...plan.changes.values()]) },
      totals,
      leftOut,
      partly: found !== undefined && (found.more || found.lookedAt !== null),
    });
  };
  return (
    <div className={styles.tools}>
      <div className={styles.box}>
        <input
          className={styles.input}
          aria-label="Replace with"
          placeholder={query.regularExpression ? 'Replace with ($1 is the first group)' : 'Replace with'}
          value={memory.by}
          maxLength={longestText}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => rememberReplacing({ by: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            ask();
          }}
        />
      </div>
      <Button className={styles.replaceAll} title="Ctrl Enter" aria-disabled={!ready} onClick={ask}>
        {totals.texts === 0 ? 'Replace all…' : `Replace all in ${counted(totals.texts, 'text')}…`}
      </Button>
      {last ? (
        <Button look="quiet" className={styles.replaceAll} onClick={() => void undoReplacing(last)}>
          Undo replacing in {counted(last.editions.length, 'text')}
        </Button>
      ) : null}
      {asking ? (
        <ReplaceDialog
          text={asking.asked.query.text}
          by={asking.asked.by}
          totals={asking.totals}
          leftOut={asking.leftOut}
          partly={asking.partly}
          onClose={() => setAsking(null)}
          onConfirm={async () => {
            const done = await replaceInNewsroom(asking.asked);
            setAsking(null);
            plan.setOut((out) =>
              afterReplacing(
                out,
                done.replaced.map(({ editionId }) => editionId),
              ),
            );
          }}
        />
      ) : null}
    </div>
  );
}

function namesIn(found: FoundInNewsroom | undefined): ReadonlyMap<string, string> {
  return new Map(
    (found?.stories ?? []).flatMap((one) =>
      one.editions.map((edition) => [edition.editionId, nameIn(one, edition)] as const),
    ),
  );
}
