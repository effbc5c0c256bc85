// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, blockText } from '../../../shared/domain/blocks.ts';
import { heading, item, openBody, paragraph, quote } from '../testing.ts';
import { blockKinds } from './block-kind.ts';
import { expectIdsUnique, type PlainEdit, plainEditing } from './edit-testing.ts';

/** Each block begins with a letter that is nowhere else, so that a text can be followed through every edit. */
const letters = 'ABCDEFGH';

type Edit = PlainEdit | { readonly do: 'indent' };

interface Step {
  readonly what: Edit;
  /** Shares of the document, of the text. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly wide: boolean;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.tuple(share, fc.oneof(fc.constant(0), fc.constant(1), share));
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      'type',
      'enter',
      'backspace',
      'delete',
      'erase',
      'copy',
      'cut',
      'paste',
      'indent',
      'undo',
      'redo',
    ),
  }),
  fc.record({ do: fc.constant('kind'), kind: fc.constantFrom(...blockKinds) }),
);
const step: fc.Arbitrary<Step> = fc.record({ what: edit, from: spot, to: spot, wide: fc.boolean() });

function startingBlocks(): Block[] {
  return [...letters].map((letter, at) => {
    const make = [paragraph, heading, paragraph, quote, paragraph, item, paragraph, paragraph][at] ?? paragraph;
    return make(letter.toLowerCase(), `${letter}${'x'.repeat(at)}`);
  });
}

const firstLetter = (block: Block): string | undefined => /^[A-H]/u.exec(blockText(block))?.[0];

test('through any edits no block is without an id, no two share one, and each id stays with its text', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const editor = openBody(startingBlocks());
      const seen = new Set([JSON.stringify(editor.body.allBlocks())]);
      const doPlainEdit = plainEditing(editor);
      let copies = false;
      for (const { what, from, to, wide } of steps) {
        const before = editor.body.allBlocks();
        const place = ([block, offset]: readonly [number, number]): readonly [number, number] => {
          const at = Math.min(before.length - 1, Math.floor(block * before.length));
          const size = before[at] ? blockText(before[at]).length : 0;
          return [at, Math.round(offset * size)];
        };
        if (what.do === 'backspace') editor.select([place(from)[0], 0]);
        else if (what.do === 'delete') editor.select([place(from)[0], -1]);
        else editor.select(place(from), wide || what.do === 'erase' || what.do === 'cut' ? place(to) : undefined);
        if (what.do === 'indent') editor.indent();
        else doPlainEdit(what);
        if (what.do === 'copy' || what.do === 'cut') copies = true;
        const after = editor.body.allBlocks();
        expectIdsUnique(editor);
        if (what.do === 'undo' || what.do === 'redo') expect(seen).toContain(JSON.stringify(after));
        else if (!copies)
          expectIdsWithText(before, after, what.do, editedBlocks(what.do, place(from)[0], place(to)[0], wide));
        seen.add(JSON.stringify(after));
      }
    }),
    { numRuns: 100 },
  );
}, 120_000);

/** The first and the last block that an edit is at. */
function editedBlocks(edit: Edit['do'], from: number, to: number, wide: boolean): readonly [number, number] {
  if (edit === 'backspace') return [from - 1, from];
  if (edit === 'delete') return [from, from + 1];
  return wide ? [Math.min(from, to), Math.max(from, to)] : [from, from];
}

/**
 * A block that is split goes on in the half with more text, and two that are joined go on as the one that had more of
 * it; the first, where both have as much. Elsewhere: of the blocks that a block became, the first that begins with a
 * letter of its is it.
 */
function expectIdsWithText(
  before: readonly Block[],
  after: readonly Block[],
  edit: Edit['do'],
  [first, last]: readonly [number, number],
): void {
  const idsOf = (blocks: readonly Block[]) => blocks.map((block) => block.id);
  if (edit === 'enter' && first === last && after.length > before.length) {
    expect(idsOf(after).toSpliced(first, 2, longer(after[first], after[first + 1]))).toEqual(idsOf(before));
    return;
  }
  const joined = (edit === 'backspace' || edit === 'delete') && after.length < before.length;
  if (joined && blockText(before[first] ?? noBlock) + blockText(before[last] ?? noBlock) !== '') {
    expect(idsOf(after)).toEqual(idsOf(before).toSpliced(first, 2, longer(before[first], before[last])));
    return;
  }
  const idOf = new Map<string, string>();
  for (const block of before) for (const letter of blockText(block).match(/[A-H]/gu) ?? []) idOf.set(letter, block.id);
  const firstOf = new Map<string, string>();
  for (const block of after) {
    const id = idOf.get(firstLetter(block) ?? '');
    if (id !== undefined && !firstOf.has(id)) firstOf.set(id, block.id);
  }
  for (const [was, is] of firstOf) expect(is).toBe(was);
}

const noBlock: Block = { type: 'paragraph', id: 'none', children: [] };

/** The id of the block with more text. */
function longer(first = noBlock, second = noBlock): string {
  return blockText(second).length > blockText(first).length ? second.id : first.id;
}
