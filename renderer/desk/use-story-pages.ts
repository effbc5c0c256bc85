import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { StorySummary } from '../../shared/contract/contract.ts';
import type { Input } from '../../shared/contract/schemas.ts';
import { query } from '../app/queries.ts';
import { useSettled } from '../app/use-settled.ts';

export type StoriesShown = Input<'stories.list'>['show'];

const pageSize = 100;
/** Rows before and after the visible ones that are fetched too, so that scrolling meets no gaps. */
const margin = 40;
/** A dragged scrollbar passes hundreds of pages; only where it rests are they asked for. */
const restMilliseconds = 40;
/** Pages out of sight are let go, or a walk through a hundred thousand stories would keep them all. */
const keepMilliseconds = 60_000;

function page(show: StoriesShown, text: string, number: number) {
  return {
    ...query('stories.list', { show, text, offset: number * pageSize, limit: pageSize }),
    gcTime: keepMilliseconds,
  };
}

/** The first page of a list, which also says how long the list is. */
export function useStoryStart(show: StoriesShown, text: string) {
  return useQuery({
    ...page(show, text, 0),
    // The rows of the search before stay until the new ones are there; those of another list do not.
    placeholderData: (before, beforeQuery) =>
      beforeQuery?.queryKey[1].show === show ? keepPreviousData(before) : undefined,
  });
}

export interface StoryPages {
  readonly error: Error | null;
  readonly retry: () => void;
  /** The story at an index; undefined while its page is on its way. */
  readonly at: (index: number) => StorySummary | undefined;
}

/** The pages that the rows on the screen need, of a list of any length. */
export function useStoryPages(
  start: ReturnType<typeof useStoryStart>,
  show: StoriesShown,
  text: string,
  visible: { readonly first: number; readonly last: number },
): StoryPages {
  const lastRow = Math.max(0, Math.min(visible.last + margin, (start.data?.total ?? 0) - 1));
  const firstPage = Math.floor(Math.max(0, visible.first - margin) / pageSize);
  const wanted = `${firstPage} ${Math.floor(lastRow / pageSize)}`;
  const [from = 0, to = 0] = useSettled(wanted, restMilliseconds).split(' ').map(Number);
  const numbers: number[] = [];
  if (!start.isPlaceholderData) for (let number = Math.max(1, from); number <= to; number += 1) numbers.push(number);
  const others = useQueries({ queries: numbers.map((number) => page(show, text, number)) });

  const rows = new Map<number, readonly StorySummary[]>();
  if (start.data) rows.set(0, start.data.rows);
  numbers.forEach((number, index) => {
    const data = others[index]?.data;
    if (data) rows.set(number, data.rows);
  });
  const failed = [start, ...others].find((one) => one.isError && one.data === undefined);
  return {
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    at: (index) => rows.get(Math.floor(index / pageSize))?.[index % pageSize],
  };
}
