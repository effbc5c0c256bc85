import fc from 'fast-check';
import { type Block, type Inline, tableChildren } from './blocks.ts';
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

const someCell = someInlines.map((inlines) => inlines.filter((inline) => inline.type !== 'cell'));
const share = fc.constantFrom(0, 0.25, 0.5);

/** A block with this id. */
export function someBlock(id: string): fc.Arbitrary<Block> {
  return fc.oneof(
    someInlines.map((children): Block => ({ id, type: 'paragraph', children })),
    someInlines.map((children): Block => ({ id, type: 'quote', children })),
    someInlines.map((children): Block => ({ id, type: 'quote', pull: true, children })),
    fc.constant<Block>({ id, type: 'rule', children: [] }),
    fc
      .record({
        text: someText,
        picture: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
        alt: someText,
        credit: someText,
        crop: fc.option(fc.record({ x: share, y: share, width: fc.constant(0.5), height: fc.constant(0.5) })),
        focus: fc.option(fc.record({ x: share, y: share })),
      })
      .map(
        ({ text, crop, focus, ...rest }): Block => ({
          id,
          type: 'image',
          width: 1600,
          height: 900,
          ...rest,
          ...(crop ? { crop } : {}),
          ...(focus ? { focus } : {}),
          children: text === '' ? [] : [{ type: 'text', text, format: 0 }],
        }),
      ),
    fc
      .tuple(someText, fc.constantFrom('https://example.org/video', 'https://example.org/post'))
      .map(([text, url]): Block => {
        return { id, type: 'embed', url, children: text === '' ? [] : [{ type: 'text', text, format: 0 }] };
      }),
    fc
      .integer({ min: 1, max: 3 })
      .chain((columns) =>
        fc.tuple(
          fc.array(fc.array(someCell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
          fc.boolean(),
        ),
      )
      .map(([rows, header]): Block => {
        return { id, type: 'table', columns: rows[0]?.length ?? 1, header, children: tableChildren(rows) };
      }),
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
