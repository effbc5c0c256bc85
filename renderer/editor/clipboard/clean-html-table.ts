import {
  type Inline,
  inlineText,
  isBlankText,
  type TableBlock,
  type TextInline,
  tableChildren,
  textFormat,
} from '../../../shared/domain/blocks.ts';

/** The contract's. */
const mostColumns = 50;
/** More than this is a data set, and no table that anybody reads in a story. */
const mostCells = 2_000;

type Cell = readonly Inline[];

/** A table that only places things on a page: said to be, of one cell, or with another one or headings in it. */
export function isLayout(table: HTMLTableElement): boolean {
  const role = table.getAttribute('role');
  if (role === 'presentation' || role === 'none') return true;
  if (table.querySelector('table, h1, h2, h3') !== null) return true;
  return [...table.rows].reduce((cells, row) => cells + row.cells.length, 0) <= 1;
}

/**
 * The cells of a table in rows of one length. A cell that spans several stands in the first of them and leaves the others
 * empty. Columns without words that spans leave behind are taken out, and so are rows without any at the end, and columns
 * at either side.
 */
export function gridOf(
  table: HTMLTableElement,
  read: (cell: HTMLTableCellElement) => Cell,
): readonly (readonly Cell[])[] {
  const rows = [...table.rows];
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  /** Columns that a cell left of them reaches into. */
  const spanned = new Set<number>();
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const across = Math.max(1, Math.min(cell.colSpan, mostColumns));
      const down = Math.max(1, Math.min(cell.rowSpan || rows.length - y, rows.length - y));
      const words = read(cell);
      for (let beside = 1; beside < across; beside += 1) spanned.add(x + beside);
      for (let below = 0; below < down; below += 1) {
        const line = grid[y + below];
        for (let beside = 0; line && beside < across; beside += 1) {
          line[x + beside] = below === 0 && beside === 0 ? words : [];
        }
      }
      x += across;
    }
  });
  return withoutBlank(grid, spanned);
}

function withoutBlank(
  grid: readonly (readonly (Cell | undefined)[])[],
  spanned: ReadonlySet<number>,
): readonly (readonly Cell[])[] {
  const width = Math.max(0, ...grid.map((row) => row.length));
  const all = Array.from({ length: width }, (_, x) => x);
  const written = all.filter((x) => grid.some((row) => !isBlankCell(row[x])));
  const [first = width, last = -1] = [written[0], written.at(-1)];
  // One between others that is a column of its own is there to be filled.
  const columns = all.filter((x) => written.includes(x) || (x > first && x < last && !spanned.has(x)));
  const rows = grid.map((row) => columns.map((x) => row[x] ?? []));
  while (rows.at(-1)?.every(isBlankCell)) rows.pop();
  return rows;
}

const isBlankCell = (cell: Cell | undefined): boolean => cell === undefined || isBlankText(inlineText(cell));

/** The table, or null where it is too large to be one. */
export function tableOf(table: HTMLTableElement, rows: readonly (readonly Cell[])[]): TableBlock | null {
  const columns = rows[0]?.length ?? 0;
  if (columns > mostColumns || columns * rows.length > mostCells) return null;
  const header = hasHeader(table, rows);
  const [first = [], ...rest] = rows;
  const shown = header ? [first.map(withoutBold), ...rest] : rows;
  return { type: 'table', id: '', columns, header, children: tableChildren(shown) };
}

/** Whether the first row names the columns: by what it is, or by being the one row in bold. */
function hasHeader(table: HTMLTableElement, rows: readonly (readonly Cell[])[]): boolean {
  const [first] = table.rows;
  if (!first) return false;
  if (first.parentElement?.tagName === 'THEAD') return true;
  if (first.cells.length > 0 && [...first.cells].every((cell) => cell.tagName === 'TH')) return true;
  const [top, ...rest] = rows;
  return top !== undefined && rest.length > 0 && isBold(top) && !rest.some(isBold);
}

function isBold(row: readonly Cell[]): boolean {
  const texts = row.flat().flatMap((inline) => textsOf(inline).filter(({ text }) => text.trim() !== ''));
  return texts.length > 0 && texts.every(({ format }) => (format & textFormat.bold) !== 0);
}

function textsOf(inline: Inline): readonly TextInline[] {
  if (inline.type === 'link') return inline.children.flatMap(textsOf);
  return inline.type === 'text' ? [inline] : [];
}

/** A row that names the columns is bold as a whole. */
function withoutBold(cell: Cell): Cell {
  return cell.map((inline): Inline => {
    if (inline.type === 'text') return plain(inline);
    if (inline.type !== 'link') return inline;
    return { ...inline, children: inline.children.map((child) => (child.type === 'text' ? plain(child) : child)) };
  });
}

function plain(text: TextInline): TextInline {
  return { ...text, format: text.format & ~textFormat.bold };
}
