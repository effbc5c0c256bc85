import { type FindQuery, plainQuery } from '../../shared/language/find-query.ts';

export interface FinderState {
  readonly query: FindQuery;
  readonly count: number;
  /** Which of them somebody is at, from 1; 0 for none. */
  readonly at: number;
  /** Whether that one stands in the source, where nothing is replaced. */
  readonly inSource: boolean;
  /** The words around it, to be read out. */
  readonly around: string;
  /** What is wrong with the expression, or with looking for it. */
  readonly problem: string | null;
}

export interface FinderPlaces {
  /** The element that all texts are in; null while there is none. */
  scope(): HTMLElement | null;
  /** The element of the text box "Body". */
  body(): HTMLElement | null;
}

export const nothing: FinderState = { query: plainQuery, count: 0, at: 0, inSource: false, around: '', problem: null };

/** Whether nothing that is shown of it differs. */
export function isSameState(one: FinderState, other: FinderState): boolean {
  const names = Object.keys(one) as (keyof FinderState)[];
  return names.every((name) => one[name] === other[name]);
}
