import { createElement, type ReactNode } from 'react';
import type { BlockDetails, BlockDifference, Run, RunLook } from '../../shared/language/difference.ts';
import { formatted, inPlace, TableGrid } from './block-view.tsx';
import styles from './difference-runs.module.css';
import { formatChanges, lookChanges } from './format-changes.ts';
import { type CellRuns, tableOfBoth, tableOfSide } from './table-runs.ts';

/**
 * The words of two states of one text as one: what came as `<ins>`, what went as `<del>`. With a side, only the words of
 * that one, those that the other has not marked all the same.
 */
export function DifferenceRuns({ runs, side }: { runs: readonly Run[]; side?: 'before' | 'after' }): ReactNode {
  return inPlace(runs.map((run, at) => drawn(run, side, runs[at - 1]?.side === 'removed')));
}

type Details = BlockDetails | null | undefined;

/** The words of a block in two states; those of a table in its cells. Without words, a line of nothing. */
export function DifferenceWords({
  difference: { runs, details, detailsBefore },
  side,
}: {
  difference: Pick<BlockDifference, 'runs' | 'details' | 'detailsBefore'>;
  side?: 'before' | 'after' | undefined;
}): ReactNode {
  if (details?.type === 'table')
    return <TableDifference runs={runs} details={details} was={detailsBefore} side={side} />;
  const other = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  const any = runs.some((run) => run.text !== '' && run.side !== other);
  if (!any) return <br />;
  return side === undefined ? <DifferenceRuns runs={runs} /> : <DifferenceRuns runs={runs} side={side} />;
}

function TableDifference({
  runs,
  details,
  was,
  side,
}: {
  runs: readonly Run[];
  details: Extract<BlockDetails, { type: 'table' }>;
  was: Details;
  side: 'before' | 'after' | undefined;
}): ReactNode {
  const before = was?.type === 'table' ? was : details;
  if (side !== undefined) {
    const { columns, header } = side === 'before' ? before : details;
    return grid(tableOfSide(runs, columns, side), header, side);
  }
  const both = tableOfBoth(runs, details.columns, before.columns);
  if (both) return grid(both, details.header, undefined);
  return (
    <>
      {grid(tableOfSide(runs, before.columns, 'before'), before.header, 'before')}
      {grid(tableOfSide(runs, details.columns, 'after'), details.header, 'after')}
    </>
  );
}

function grid(
  rows: readonly (readonly CellRuns[])[],
  header: boolean,
  side: 'before' | 'after' | undefined,
): ReactNode {
  const cells = rows.map((row) =>
    row.map((runs) => createElement(DifferenceRuns, side === undefined ? { runs } : { runs, side })),
  );
  return <TableGrid rows={cells} header={header} />;
}

function drawn(run: Run, side: 'before' | 'after' | undefined, replaces: boolean): ReactNode {
  if (run.text === '' || run.side === (side === 'before' ? 'added' : side === 'after' ? 'removed' : '')) return null;
  const look = side === 'before' ? (run.was ?? run) : run;
  const words = lookOf(run.text, look);
  switch (run.side) {
    case 'both':
      return run.was === undefined ? words : reformatted(words, lookChanges(run.was, run));
    case 'added':
      return <ins className={replaces ? `${styles.added} ${styles.replacing}` : styles.added}>{words}</ins>;
    case 'removed':
      return <del className={styles.removed}>{words}</del>;
  }
}

function lookOf(words: string, { format, url }: RunLook): ReactNode {
  const text = formatted(words, format);
  if (url === undefined) return text;
  return (
    <span className={styles.link} title={url}>
      {text}
    </span>
  );
}

/** The words are the same; how they look, or where they lead, is not. */
function reformatted(words: ReactNode, changes: readonly string[]): ReactNode {
  if (changes.length === 0) return words;
  return (
    <span className={styles.reformatted} title={changes.join(', ')} data-reformatted="">
      {words}
    </span>
  );
}

const lookNames: Record<BlockDifference['look'], string> = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  paragraph: 'paragraph',
  h2: 'heading',
  h3: 'small heading',
  h4: 'smallest heading',
  quote: 'quote',
  'pull-quote': 'pull quote',
  bullet: 'bullet point',
  number: 'numbered point',
  rule: 'line',
  image: 'picture',
  embed: 'embed',
  table: 'table',
};

/** What happened to a block besides its words: "Moved here. Was a paragraph." Null when nothing did. */
export function besidesWords(difference: BlockDifference): string | null {
  const { look, lookBefore, indent, indentBefore } = difference;
  const said: string[] = [];
  if (difference.moved) said.push('Moved here.');
  if (difference.splitFrom !== undefined) said.push('Split off the paragraph above.');
  if (difference.joinedTo !== undefined) said.push('Joined to the paragraph above.');
  if (lookBefore) said.push(`Was a ${lookNames[lookBefore]}, now a ${lookNames[look]}.`);
  if (indentBefore !== null && isPoint(look) && isPoint(lookBefore ?? look)) {
    said.push(indentBefore < indent ? 'Indented further.' : 'Indented less.');
  }
  said.push(...formatChanges(difference.runs));
  if (difference.coarse) said.push('Too much changed here to compare it word by word.');
  return said.length === 0 ? null : said.join(' ');
}

function isPoint(look: BlockDifference['look']): boolean {
  return look === 'bullet' || look === 'number';
}
