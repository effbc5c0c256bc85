// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, blockFingerprint, blockText } from '../../../shared/domain/blocks.ts';
import { someContent } from '../../../shared/domain/testing.ts';
import { blockLook } from '../../../shared/language/difference.ts';
import { INSERT_RULE } from '../insert-commands.ts';
import { $doToTable, $goToCell, type TableAction } from '../tables/table-commands.ts';
import { openBody, paragraph, text } from '../testing.ts';
import { blockKinds } from './block-kind.ts';
import { expectIdsUnique, type PlainEdit, plainEditing } from './edit-testing.ts';

const said = (blocks: readonly Block[]) => blocks.map((block) => [block.id, blockFingerprint(block)]);

const opened = (blocks: readonly Block[]) => openBody(blocks).body.allBlocks();
const words = (blocks: readonly Block[]) => blocks.map((block) => [block.id, blockLook(block), blockText(block)]);

test('blocks of every kind come back from the editor as they went in', () => {
  fc.assert(
    fc.property(someContent, ({ blocks }) => {
      if (blocks.length === 0) return;
      // Links around nothing go, and two that touch and lead to one place become one: after that nothing changes.
      const once = opened(blocks);
      expect(words(once)).toEqual(words(blocks));
      expect(said(opened(once))).toEqual(said(once));
    }),
    { numRuns: 40 },
  );
}, 120_000);

const actions: readonly TableAction[] = [
  'row-above',
  'row-below',
  'delete-row',
  'column-before',
  'column-after',
  'delete-column',
  'header-row',
  'delete-table',
];

type Edit =
  | PlainEdit
  | { readonly do: 'tab' | 'back-tab' | 'rule' | 'table' }
  | { readonly do: 'action'; readonly action: TableAction };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constantFrom('type', 'enter', 'backspace', 'delete', 'erase', 'tab', 'back-tab', 'rule', 'table'),
  }),
  fc.record({ do: fc.constantFrom('copy', 'cut', 'paste', 'undo', 'redo') }),
  fc.record({ do: fc.constant('kind'), kind: fc.constantFrom(...blockKinds) }),
  fc.record({ do: fc.constant('action'), action: fc.constantFrom(...actions) }),
);
const step = fc.record({
  what: edit,
  at: fc.tuple(share, share),
  to: fc.option(fc.tuple(share, share)),
  keep: fc.boolean(),
});

function start(): Block[] {
  return [
    paragraph('a', 'Alpha'),
    { type: 'quote', pull: true, id: 'b', children: [text('Bravo')] },
    { type: 'rule', id: 'c', children: [] },
    {
      type: 'table',
      id: 'd',
      columns: 2,
      header: true,
      children: [text('one'), { type: 'cell' }, text('two'), { type: 'cell' }, text('three'), { type: 'cell' }],
    },
    { type: 'embed', url: 'https://example.org/', id: 'e', children: [text('Echo')] },
    paragraph('f', 'Foxtrot'),
  ];
}

test('through any edits of tables, lines and kinds ids stay unique, tables whole, and undo leads back to the start', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const editor = openBody(start());
      const first = JSON.stringify(editor.body.allBlocks());
      const doPlainEdit = plainEditing(editor);
      for (const { what, at, to, keep } of steps) {
        const size = editor.body.allBlocks().length;
        const spot = ([block, offset]: readonly [number, number]) => {
          const index = Math.min(size - 1, Math.floor(block * size));
          return [index, Math.round(offset * editor.size(index))] as const;
        };
        if (!keep) editor.select(spot(at), to ? spot(to) : undefined);
        switch (what.do) {
          case 'tab':
          case 'back-tab':
            editor.work(() => void $goToCell(what.do === 'tab' ? 1 : -1));
            break;
          case 'rule':
            editor.send(INSERT_RULE);
            break;
          case 'table':
            editor.insertTable(3, 3);
            break;
          case 'action':
            editor.work(() => void $doToTable(what.action));
            break;
          default:
            doPlainEdit(what);
        }
        expectIdsUnique(editor);
        for (const block of editor.body.allBlocks()) {
          if (block.type === 'rule') expect(block.children).toEqual([]);
          if (block.type !== 'table') continue;
          const marks = block.children.filter((child) => child.type === 'cell').length;
          expect((marks + 1) % block.columns).toBe(0);
        }
      }
      for (let left = 300; left > 0 && editor.body.formatState().canUndo; left -= 1) editor.run({ do: 'undo' });
      expect(JSON.stringify(editor.body.allBlocks())).toBe(first);
    }),
    { numRuns: 100 },
  );
}, 180_000);
