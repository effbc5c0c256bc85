import type { FindQuery, Found } from './find-query.ts';
import { type Folding, fold } from './folding.ts';

/** Finds one query in texts. */
export interface Matcher {
  /** Every place, from the front, none in another. At most `most` of them. */
  find(text: string, most?: number): readonly Found[];
  /** What comes in place of a match: `$1`, `$&` and the like count in a regular expression only. */
  replacement(text: string, found: Found, by: string): string;
}

export type Compiled =
  | { readonly ok: true; readonly matcher: Matcher }
  /** `message` says in plain English what is wrong with the expression. */
  | { readonly ok: false; readonly message: string };

const inWord = /[\p{L}\p{N}\p{M}_]/u;
const wordBefore = '(?<![\\p{L}\\p{N}\\p{M}_])';
const wordAfter = '(?![\\p{L}\\p{N}\\p{M}_])';

/** A matcher for a query that is not empty. */
export function compileQuery(query: FindQuery): Compiled {
  return query.regularExpression ? compileExpression(query) : { ok: true, matcher: plainMatcher(query) };
}

export function foldingOf({ matchCase, alike }: Pick<FindQuery, 'matchCase' | 'alike'>): Folding {
  return { case: !matchCase, alike };
}

function plainMatcher(query: FindQuery): Matcher {
  const folding = foldingOf(query);
  const wanted = fold(query.text, folding).text;
  const lonely = { before: inWord.test(firstOf(wanted)), after: inWord.test(lastOf(wanted)) };
  return {
    find(text, most = Number.POSITIVE_INFINITY) {
      if (wanted === '' || text === '') return [];
      const folded = fold(text, folding);
      const found: Found[] = [];
      for (let at = folded.text.indexOf(wanted); at !== -1 && found.length < most; ) {
        const end = at + wanted.length;
        const fits = folded.isWhole(at) && folded.isWhole(end);
        if (fits && (!query.wholeWord || standsAlone(folded.text, at, end, lonely))) {
          found.push({ start: folded.at(at), end: folded.at(end) });
          at = folded.text.indexOf(wanted, end);
        } else at = folded.text.indexOf(wanted, at + 1);
      }
      return found;
    },
    replacement: (_text, _found, by) => by,
  };
}

/** Whether no letter or digit goes on before or after a word. A side of the query that is none has no such border. */
function standsAlone(text: string, start: number, end: number, sides: { before: boolean; after: boolean }): boolean {
  if (sides.before && inWord.test(lastOf(text.slice(Math.max(0, start - 2), start)))) return false;
  return !(sides.after && inWord.test(firstOf(text.slice(end, end + 2))));
}

function firstOf(text: string): string {
  const [first = ''] = text;
  return first;
}

function lastOf(text: string): string {
  return [...text].at(-1) ?? '';
}

function compileExpression({ text, matchCase, wholeWord }: FindQuery): Compiled {
  const flags = matchCase ? 'gmu' : 'gimu';
  try {
    // By itself first: what is put around it for whole words must not mend or break it.
    let expression = new RegExp(text, flags);
    if (wholeWord) expression = new RegExp(`${wordBefore}(?:${text})${wordAfter}`, flags);
    return { ok: true, matcher: expressionMatcher(expression) };
  } catch (error) {
    return { ok: false, message: explain(error, text) };
  }
}

function expressionMatcher(expression: RegExp): Matcher {
  return {
    find(text, most = Number.POSITIVE_INFINITY) {
      const found: Found[] = [];
      expression.lastIndex = 0;
      while (found.length < most) {
        const match = expression.exec(text);
        if (!match) break;
        const [{ length }] = match;
        if (length > 0) found.push({ start: match.index, end: match.index + length });
        // An expression may match nothing, everywhere.
        else expression.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
      }
      return found;
    },
    replacement(text, { start, end }, by) {
      const at = new RegExp(expression.source, expression.flags.replace('g', 'y'));
      at.lastIndex = start;
      const match = at.exec(text);
      // What it matches has changed since: then the words are meant as they stand.
      if (!match || match[0].length !== end - start) return by;
      return expand(by, match);
    },
  };
}

/** `$1`, `$12`, `$&`, `$$`, `$<name>`, as in the language itself; `\n` and `\t` are what they are in an expression. */
function expand(by: string, match: RegExpExecArray): string {
  return by.replace(/\$(?:\$|&|(\d{1,2})|<([^>]*)>)/gu, (written, digits?: string, name?: string) => {
    if (written === '$$') return '$';
    if (written === '$&') return match[0];
    if (name !== undefined) return match.groups ? (match.groups[name] ?? '') : written;
    const number = Number(digits);
    if (number >= 1 && number < match.length) return match[number] ?? '';
    // `$10` with fewer groups than ten is the first one and a nought.
    const first = Number(digits?.[0]);
    if (digits?.length === 2 && first >= 1 && first < match.length) return `${match[first] ?? ''}${digits[1]}`;
    return written;
  });
}

/** What engines say of an expression they cannot read, as people would. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/unterminated group/iu, 'A bracket ( is not closed.'],
  [/unmatched '?\)|unmatched parenthes/iu, 'A bracket ) has no partner.'],
  [/unterminated character class|missing \]/iu, 'A bracket [ is not closed.'],
  [
    /lone quantifier brackets|incomplete quantifier/iu,
    'A brace { or } stands alone; write \\{ or \\} for the character.',
  ],
  [/nothing to repeat/iu, 'There is nothing before *, + or ? to repeat.'],
  [/numbers out of order/iu, 'The numbers in { } are out of order.'],
  [/range out of order/iu, 'A range in [ ] runs backwards.'],
  [/\\ at end/iu, 'It ends with a lone backslash; write \\\\ for the character.'],
  [/invalid property name/iu, 'There is no such property as in \\p{ }.'],
  [/invalid (?:identity |decimal |unicode |class )?escape/iu, 'A backslash stands before something that needs none.'],
  [/invalid (?:named )?(?:capture|reference)|invalid named/iu, 'It names a group that is not there.'],
  [/invalid group/iu, 'What follows (? is not known.'],
];

function explain(error: unknown, text: string): string {
  const said = error instanceof Error ? error.message : '';
  // The message quotes the expression, which may say anything.
  const reason = said.replace(text, '');
  return reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? 'This is not a regular expression.';
}
