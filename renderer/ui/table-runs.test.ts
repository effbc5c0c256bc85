import { expect, test } from 'vitest';
import type { TableBlock } from '../../shared/domain/blocks.ts';
import { tableChildren } from '../../shared/domain/blocks.ts';
import { compareBlocks, type Run } from '../../shared/language/difference.ts';
import { tableOfBoth, tableOfSide } from './table-runs.ts';

function table(...rows: readonly (readonly string[])[]): TableBlock {
  const children = tableChildren(
    rows.map((row) => row.map((text) => (text === '' ? [] : [{ type: 'text' as const, text, format: 0 }]))),
  );
  return { type: 'table', id: 't', columns: rows[0]?.length ?? 1, header: false, children };
}

const signs = { both: '', added: '+', removed: '-' } as const;
const shown = (rows: readonly (readonly (readonly Run[])[])[] | null) =>
  rows?.map((row) => row.map((cell) => cell.map((run) => `${signs[run.side]}${run.text}`).join('')));

function compare(before: TableBlock, after: TableBlock) {
  const { runs } = compareBlocks(before, after, 'en');
  return {
    both: shown(tableOfBoth(runs, after.columns, before.columns)),
    before: shown(tableOfSide(runs, before.columns, 'before')),
    after: shown(tableOfSide(runs, after.columns, 'after')),
  };
}

test('a word that changed in a cell is marked in that cell', () => {
  const { both } = compare(table(['Bank', 'Rate'], ['Halyk', '14']), table(['Bank', 'Rate'], ['Halyk', '15']));
  expect(both).toEqual([
    ['Bank', 'Rate'],
    ['Halyk', '-14+15'],
  ]);
});

test('a row that came is a row', () => {
  const { both } = compare(table(['Bank', 'Rate']), table(['Bank', 'Rate'], ['Kaspi', '15']));
  expect(both).toEqual([
    ['Bank', 'Rate'],
    ['+Kaspi', '+15'],
  ]);
});

test('where columns came or went, each side is a table of its own', () => {
  const { both, before, after } = compare(table(['Bank', 'Rate'], ['Halyk', '14']), table(['Bank'], ['Halyk']));
  expect(both).toBeUndefined();
  expect(before).toEqual([
    ['Bank', '-Rate'],
    ['Halyk', '-14'],
  ]);
  expect(after).toEqual([['Bank'], ['Halyk']]);
});
