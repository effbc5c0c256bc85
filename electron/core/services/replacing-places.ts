import { DragomanError } from '../../../shared/contract/errors.ts';
import type { ReplacePlace } from '../../../shared/contract/find.ts';
import type { RunReplacement, TextRun } from '../../../shared/domain/replace.ts';
import { compileQuery } from '../../../shared/language/find-matcher.ts';
import type { FindQuery } from '../../../shared/language/find-query.ts';
import { type FoundInstead, replacementsIn } from '../../../shared/language/replacements.ts';
import { NoAnswer } from '../background-thread.ts';
import type { Request } from './context.ts';
import { badInput } from './find.ts';

/** A place with where it stands. */
export interface PlacedReplacement extends RunReplacement {
  /** Which of the places found in its run. */
  readonly at: number;
}

/** What is looked for, and what is to stand in its place. */
export interface Replacing {
  readonly query: FindQuery;
  readonly by: string;
}

/**
 * What is replaced in each of some texts, in order.
 * @throws DragomanError `bad-input` when an expression is none, or takes too long on these.
 */
export async function placesIn(
  { background }: Request,
  { query, by }: Replacing,
  texts: readonly (readonly TextRun[])[],
): Promise<readonly (readonly PlacedReplacement[])[]> {
  const compiled = compileQuery(query);
  if (!compiled.ok) throw badInput('query.text', compiled.message);
  if (!query.regularExpression) {
    return texts.map((runs) => placed(runs, ({ text }) => replacementsIn(compiled.matcher, text, by)));
  }
  try {
    const said = texts.map((runs) => runs.map(({ text }) => text));
    const found = await background.run('replaceInTexts', { query, by, texts: said });
    return texts.map((runs, number) => placed(runs, (_run, at) => found[number]?.[at] ?? []));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new DragomanError('bad-input', 'This expression takes too long. Try a simpler one.', { path: 'query.text' });
  }
}

function placed(
  runs: readonly TextRun[],
  foundIn: (run: TextRun, index: number) => readonly FoundInstead[],
): readonly PlacedReplacement[] {
  return runs.flatMap((run, index) => foundIn(run, index).map((found) => ({ key: run.key, run: run.run, ...found })));
}

/** How much of the text stands around a place, in characters. */
const mostBefore = 56;
const mostAfter = 96;

/** A place as it is shown, with the words around it in one line. */
export function shownPlace({ key, run, at, start, end, by }: PlacedReplacement, text: string): ReplacePlace {
  const from = wordStart(text, Math.max(0, start - mostBefore), start);
  const to = wordEnd(text, Math.min(text.length, end + mostAfter), end);
  return {
    key,
    run,
    at,
    before: inOneLine(text.slice(from, start)),
    found: inOneLine(text.slice(start, end)),
    by,
    after: inOneLine(text.slice(end, to)),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}

/** Where the first whole word from there begins; no later than `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  if (from === 0) return 0;
  const blank = text.slice(from, latest).search(/\s\S/u);
  return blank === -1 ? latest : from + blank + 1;
}

function wordEnd(text: string, to: number, earliest: number): number {
  if (to === text.length) return to;
  const blank = text.slice(earliest, to).search(/\s\S*$/u);
  return blank === -1 ? earliest : earliest + blank;
}

function inOneLine(text: string): string {
  return text.replaceAll(/[\n\t]/gu, ' ');
}
