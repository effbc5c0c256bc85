import { type FindQuery, plainQuery } from '../../shared/language/find-query.ts';

/** What was looked for last in this window, and what an edition that is about to be opened is to be looked through for. */

let last = plainQuery;
let wanted: { readonly editionId: string; readonly query: FindQuery } | null = null;

export function lastQuery(): FindQuery {
  return last;
}

export function rememberQuery(query: FindQuery): void {
  last = query;
}

/** Has the edition, once it is on the screen, show its find bar with this query. */
export function findWhenOpened(editionId: string, query: FindQuery): void {
  wanted = { editionId, query };
}

/** The query that an edition is to be opened with; given once. */
export function takeWantedQuery(editionId: string): FindQuery | null {
  if (wanted?.editionId !== editionId) return null;
  const { query } = wanted;
  wanted = null;
  return query;
}
