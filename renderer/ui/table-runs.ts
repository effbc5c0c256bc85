import type { Run } from '../../shared/language/difference.ts';

/** The runs of one cell. */
export type CellRuns = readonly Run[];

/** Which texts are drawn: one side alone, or both as one. */
export type Side = 'before' | 'after' | undefined;

interface Cell {
  readonly runs: Run[];
  /** Whether only the older side has the mark that ends it. */
  gone: boolean;
}

/** The runs of a table split at the marks between its cells. */
function cellsOf(runs: readonly Run[], side: Side): readonly Cell[] {
  const other = side === 'before' ? 'added' : side === 'after' ? 'removed' : null;
  const cells: Cell[] = [{ runs: [], gone: false }];
  for (const run of runs) {
    if (run.side === other) continue;
    const parts = run.literal ? [run.text] : run.text.split('\t');
    parts.forEach((text, at) => {
      const cell = cells.at(-1);
      if (at > 0) {
        if (cell) cell.gone = run.side === 'removed';
        cells.push({ runs: [], gone: false });
      }
      if (text !== '') cells.at(-1)?.runs.push({ ...run, text });
    });
  }
  return cells;
}

function inRows(cells: readonly Cell[], columns: number): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  for (let at = 0; at < cells.length; at += columns) rows.push(cells.slice(at, at + columns));
  return rows;
}

/**
 * The rows of a table in which both sides are drawn as one, rows that went among them; null when they do not lie over
 * each other (columns came or went), and each side wants a table of its own.
 */
export function tableOfBoth(
  runs: readonly Run[],
  columns: number,
  columnsBefore: number,
): readonly (readonly CellRuns[])[] | null {
  if (columns !== columnsBefore) return null;
  const cells = cellsOf(runs, undefined);
  if (cells.length % columns !== 0) return null;
  const rows = inRows(cells, columns);
  // The mark behind a row may be of either side: only those inside tell whether the row is one.
  const fits = rows.every((row) => {
    const inside = row.slice(0, -1);
    return inside.every((cell) => cell.gone) || inside.every((cell) => !cell.gone);
  });
  return fits ? rows.map((row) => row.map((cell) => cell.runs)) : null;
}

/** The rows of one side of a table. */
export function tableOfSide(
  runs: readonly Run[],
  columns: number,
  side: 'before' | 'after',
): readonly (readonly CellRuns[])[] {
  return inRows(cellsOf(runs, side), columns).map((row) => row.map((cell) => cell.runs));
}
