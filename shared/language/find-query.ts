/** What somebody looks for, and how exactly. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** The text is a regular expression; look-alikes are not looked at then. */
  readonly regularExpression: boolean;
  /** ё is е, Kazakh letters are the Russian ones they are written with, Latin letters those they look like. */
  readonly alike: boolean;
}

export const plainQuery: FindQuery = {
  text: '',
  matchCase: false,
  wholeWord: false,
  regularExpression: false,
  alike: true,
};

/** A place in a text, in UTF-16 units. Never empty. */
export interface Found {
  readonly start: number;
  readonly end: number;
}

export function sameQuery(left: FindQuery, right: FindQuery): boolean {
  return (
    left.text === right.text &&
    left.matchCase === right.matchCase &&
    left.wholeWord === right.wholeWord &&
    left.regularExpression === right.regularExpression &&
    left.alike === right.alike
  );
}
