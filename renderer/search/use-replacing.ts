import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FoundInNewsroom, ReplaceEdition } from '../../shared/contract/find.ts';
import type { FindQuery } from '../../shared/language/find-query.ts';
import { query as request } from '../app/queries.ts';
import { useSettled } from '../app/use-settled.ts';
import { lookAgain } from './look-again.ts';
import { nothingOut, type TakenOut, type Totals, totalsOf } from './replace-choices.ts';
import { runProgress } from './run-progress.ts';

const debounce = 200;
/** How long what others write may go unseen, in milliseconds. */
const lag = 400;

export interface ReplacePlan {
  /** What replacing would do, by edition. */
  readonly changes: ReadonlyMap<string, ReplaceEdition>;
  readonly out: TakenOut;
  readonly setOut: (change: (out: TakenOut) => TakenOut) => void;
  readonly totals: Totals;
  /** What comes instead, as {@link changes} has it. */
  readonly by: string;
  /** Whether all this is about what is in the fields, and nothing newer is on its way. */
  readonly settled: boolean;
  readonly problem: string | null;
  readonly error: Error | null;
}

/** What replacing what was found would do, kept current while somebody decides. */
export function useReplacing(
  open: boolean,
  query: FindQuery,
  found: FoundInNewsroom | undefined,
  by: string,
  isFinding: boolean,
): ReplacePlan {
  const asked = useSettled(by, debounce);
  const editionIds = useMemo(
    () => (found?.stories ?? []).flatMap(({ editions }) => editions.map(({ editionId }) => editionId)),
    [found],
  );
  const enabled = open && editionIds.length > 0;
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    ...request('find.replacements', { query, by: asked, editionIds }),
    enabled,
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
    retry: false,
  });
  useFollowing(enabled, editionIds);

  // Whatever is looked for next, nothing is taken out of it.
  const about = JSON.stringify(query);
  const [choice, setChoice] = useState({ about, out: nothingOut });
  const out = choice.about === about ? choice.out : nothingOut;
  const setOut = useCallback(
    (change: (out: TakenOut) => TakenOut): void =>
      setChoice((before) => ({ about, out: change(before.about === about ? before.out : nothingOut) })),
    [about],
  );
  const editions = useMemo(() => (enabled ? (data?.editions ?? []) : []), [enabled, data]);
  return {
    changes: useMemo(() => new Map(editions.map((one) => [one.editionId, one])), [editions]),
    out,
    setOut,
    totals: useMemo(() => totalsOf(out, editions), [out, editions]),
    by: asked,
    settled: enabled && data !== undefined && !isFetching && !isPlaceholderData && !isFinding && asked === by,
    problem: enabled ? (data?.problem ?? null) : null,
    error: enabled ? error : null,
  };
}

/** Looks again when one of the texts changes, here or in another window. */
function useFollowing(enabled: boolean, editionIds: readonly string[]): void {
  useEffect(() => {
    if (!enabled) return;
    const ids = new Set(editionIds);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = window.dragoman.onChange((event) => {
      // What this window has replaced is looked at once all of it is.
      if (runProgress() !== null) return;
      if (event.kind !== 'story' || !event.editionIds.some((id) => ids.has(id))) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        lookAgain();
      }, lag);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [enabled, editionIds]);
}
