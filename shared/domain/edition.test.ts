import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockFingerprint } from './blocks.ts';
import { applyChange, type ContentChange, type EditionContent, emptyContent, hasBody, hasHeadline } from './edition.ts';
import { someContent } from './testing.ts';

/** What an editor would send to get from one text to another. */
function changeBetween(before: EditionContent, after: EditionContent): ContentChange {
  const known = new Map(before.blocks.map((block) => [block.id, blockFingerprint(block)]));
  return {
    fields: after.fields,
    blocks: after.blocks.filter((block) => known.get(block.id) !== blockFingerprint(block)),
    order: after.blocks.map((block) => block.id),
  };
}

const base: EditionContent = {
  ...emptyContent,
  blocks: ['a', 'b'].map((id) => ({ id, type: 'paragraph', children: [{ type: 'text', text: id, format: 0 }] })),
};

describe('applying a change', () => {
  test('leads from any text to any other, from what changed alone', () => {
    fc.assert(
      fc.property(someContent, someContent, (before, after) => {
        const applied = applyChange(before, changeBetween(before, after));
        expect(applied.ok && applied.content.fields).toEqual(after.fields);
        expect(applied.ok && applied.content.blocks.map((block) => [block.id, blockFingerprint(block)])).toEqual(
          after.blocks.map((block) => [block.id, blockFingerprint(block)]),
        );
      }),
    );
  });

  test('keeps everything that is not named', () => {
    const applied = applyChange({ ...base, pins: { x: { revision: 1, hash: 'h' } } }, { fields: { headline: 'New' } });
    expect(applied).toEqual({
      ok: true,
      content: {
        fields: { ...base.fields, headline: 'New' },
        blocks: base.blocks,
        pins: { x: { revision: 1, hash: 'h' } },
      },
    });
  });

  test('refuses a block that stands nowhere or twice', () => {
    const block = { id: 'c', type: 'paragraph', children: [] } as const;
    expect(applyChange(base, { blocks: [block] })).toEqual({ ok: false, error: { problem: 'unknown-block', id: 'c' } });
    expect(applyChange(base, { order: ['a', 'c'] })).toEqual({
      ok: false,
      error: { problem: 'unknown-block', id: 'c' },
    });
    expect(applyChange(base, { order: ['a', 'b', 'a'] })).toEqual({
      ok: false,
      error: { problem: 'repeated-block', id: 'a' },
    });
    expect(applyChange(base, { blocks: [block, block], order: ['a', 'b', 'c'] })).toEqual({
      ok: false,
      error: { problem: 'repeated-block', id: 'c' },
    });
  });
});

test('a text has a body once any block says something, and a headline once that does', () => {
  expect(hasBody({ ...base, blocks: [{ id: 'a', type: 'paragraph', children: [] }] })).toBe(false);
  expect(hasBody(base)).toBe(true);
  expect(hasHeadline(base)).toBe(false);
  expect(hasHeadline({ ...base, fields: { ...base.fields, headline: 'H' } })).toBe(true);
});
