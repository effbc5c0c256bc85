import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, type Inline, normalInlines } from '../domain/blocks.ts';
import type { EditionContent } from '../domain/edition.ts';
import { compareCoarsely, compareContents } from './difference.ts';
import { rebuild } from './difference-rebuild.ts';
import { someStates } from './testing.ts';

function normal(children: readonly Inline[]): readonly Inline[] {
  return normalInlines(children).map((child) =>
    child.type === 'link' ? { ...child, children: normalInlines(child.children) } : child,
  );
}

/** All that a difference is to say: everything but pins. */
function said(content: EditionContent): Pick<EditionContent, 'fields' | 'blocks'> {
  const blocks = content.blocks.map((block): Block => {
    const { source: _source, ...rest } = block;
    return { ...rest, children: normal(block.children) };
  });
  return { fields: content.fields, blocks };
}

test.each([
  ['by words', compareContents],
  ['by blocks', compareCoarsely],
])('both sides can be made again from a difference %s', (_how, compare) => {
  fc.assert(
    fc.property(someStates, ({ before, after }) => {
      const difference = compare(before, after, 'ru');
      // What a window gets went through messages on the way.
      const received = JSON.parse(JSON.stringify(difference)) as typeof difference;
      expect(rebuild(received, 'before')).toEqual(said(before));
      expect(rebuild(received, 'after')).toEqual(said(after));
    }),
    { numRuns: 500 },
  );
});
