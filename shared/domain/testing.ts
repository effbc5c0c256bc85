import fc from 'fast-check';
import type { Block, Inline } from './blocks.ts';
import type { EditionContent } from './edition.ts';

/** Arbitrary texts and bodies for property tests. */

const word = fc.constantFrom('water', 'река', 'қала', 'ұлт', 'naïve', '3,5%', '“so”', 'co-op', '🙂', 'и́', 'don’t');
export const someText: fc.Arbitrary<string> = fc
  .array(fc.oneof(word, fc.constantFrom(' ', ' ', '  ', '\u00a0', ', ', '. ', '—')), { maxLength: 12 })
  .map((parts) => parts.join(''));

const textInline = fc.record({
  type: fc.constant('text' as const),
  text: someText,
  format: fc.constantFrom(0, 0, 0, 1, 2, 3),
});
const lineBreak = fc.constant({ type: 'linebreak' as const });

export const someInlines: fc.Arbitrary<readonly Inline[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: textInline },
    { weight: 1, arbitrary: lineBreak },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('link' as const),
        url: fc.constantFrom('https://example.org/', 'https://example.org/rates'),
        children: fc.array(textInline, { maxLength: 2 }),
      }),
    },
  ),
  { maxLength: 4 },
);

/** A block with this id. */
export function someBlock(id: string): fc.Arbitrary<Block> {
  return fc.oneof(
    someInlines.map((children): Block => ({ id, type: 'paragraph', children })),
    someInlines.map((children): Block => ({ id, type: 'quote', children })),
    fc
      .tuple(someInlines, fc.constantFrom('h2', 'h3', 'h4'))
      .map(([children, tag]): Block => ({ id, type: 'heading', tag, children })),
    fc
      .tuple(someInlines, fc.constantFrom('bullet', 'number'), fc.nat(2))
      .map(([children, list, indent]): Block => ({ id, type: 'listitem', list, indent, children })),
  );
}

/** A text of up to six blocks out of eight ids, in any order. */
export const someContent: fc.Arbitrary<EditionContent> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 6 }),
    fc.record({ headline: someText, standfirst: someText, byline: someText, dateline: someText }),
  )
  .chain(([ids, fields]) =>
    fc.tuple(...ids.map(someBlock)).map((blocks): EditionContent => ({ fields, blocks, pins: {} })),
  );
