import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  type Block,
  blockText,
  type Inline,
  isShown,
  normalInlines,
  type TextInline,
  tableChildren,
} from '../domain/blocks.ts';
import { blocksToMarkdown } from '../export/markdown.ts';
import { blocksFromMarkdown } from './markdown-blocks.ts';

/** Words with the signs that mean something in Markdown, at the starts of lines and inside. */
const signs = fc.constantFrom(
  ...[
    '1.',
    '12)',
    '1',
    '-',
    '--',
    '---',
    '+',
    '#',
    '##',
    '>',
    '=',
    '==',
    '*',
    '**',
    '***',
    '_',
    '__',
    '[',
    ']',
    '](',
    '!',
  ],
  ...[
    '`',
    '``',
    '|',
    '\\',
    '\\|',
    '~',
    '~~',
    '<',
    '</u>',
    '<u>',
    '<br>',
    '&',
    '&amp;',
    '&#42;',
    ':--',
    ':',
    '.',
    '(',
    ')',
  ],
);
const word = fc.oneof(
  fc.constantFrom('порт', 'Ұлттық', 'банк', 'H', '2', 'O', '«да»', '—', '😀', 'e\u0301', 'snake_case', '\u00a0', 'x'),
  signs,
  fc.constantFrom(' ', ' ', '  ', '\t'),
);
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(''));
const format = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 127 }));
const textOf = (chars: fc.Arbitrary<string>): fc.Arbitrary<TextInline> =>
  fc.record({ type: fc.constant('text' as const), text: chars, format });
const text = textOf(words);
const url = fc.constantFrom(
  'https://example.org',
  'https://example.org/a_(b)?x=1&copy;=2|3',
  'https://пример.рф/путь с пробелом',
  'mailto:desk@example.org',
  'tel:+77010000000',
);
const linebreak = fc.constant<Inline>({ type: 'linebreak' });
const link = fc.record({
  type: fc.constant('link' as const),
  url,
  children: fc.array(fc.oneof({ weight: 4, arbitrary: text }, fc.constant({ type: 'linebreak' as const })), {
    minLength: 1,
    maxLength: 3,
  }),
});
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: linebreak },
  { weight: 1, arbitrary: link },
);
const inlines = fc.array(inline, { maxLength: 6 });
const id = fc.constant('');
const caption = words.map((value): readonly Inline[] => [{ type: 'text', text: value, format: 0 }]);

const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .chain(([columns, rows, header]) =>
    fc.array(fc.array(inlines, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }).map(
      (cells): Block => ({
        type: 'table',
        id: '',
        columns,
        header,
        children: tableChildren(cells),
      }),
    ),
  );

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('paragraph' as const), id, children: inlines }),
  fc.record({ type: fc.constant('heading' as const), tag: fc.constantFrom('h2', 'h3', 'h4'), id, children: inlines }),
  fc.record({ type: fc.constant('quote' as const), id, children: inlines }),
  fc.record({ type: fc.constant('quote' as const), pull: fc.constant(true as const), id, children: inlines }),
  fc.record({
    type: fc.constant('listitem' as const),
    list: fc.constantFrom('bullet', 'number'),
    indent: fc.integer({ min: 0, max: 8 }),
    id,
    children: inlines,
  }),
  fc.constant<Block>({ type: 'rule', id: '', children: [] }),
  fc.record({ type: fc.constant('embed' as const), url, id, children: caption }),
  table,
  fc.record({
    type: fc.constant('image' as const),
    picture: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    width: fc.constant(1_600),
    height: fc.constant(900),
    alt: fc.oneof(words, fc.constant('')),
    credit: fc.oneof(words, fc.constant('')),
    id,
    children: fc.oneof(caption, fc.constant([])),
  }),
);
const body = fc.array(block, { maxLength: 12 });

const pathOf = ({ picture }: { readonly picture: string }): string => `pictures (1)/${picture}.jpg`;

const runs = { numRuns: 1_500 };
// Thousands of documents take a while where other work goes on.
vi.setConfig({ testTimeout: 60_000 });

test('what was exported and read in again is exported as the same document', () => {
  fc.assert(
    fc.property(body, (blocks) => {
      const first = blocksToMarkdown(blocks);
      const read = blocksFromMarkdown(first.split('\n'));
      expect(blocksToMarkdown(read)).toBe(first);
    }),
    runs,
  );
});

test('of pictures beside the file, which nobody reads in, the words below them come back and stay the same', () => {
  fc.assert(
    fc.property(body, (blocks) => {
      const read = blocksFromMarkdown(blocksToMarkdown(blocks, pathOf).split('\n'));
      expect(read.some((one) => one.type === 'image')).toBe(false);
      const again = blocksToMarkdown(read);
      expect(again).not.toContain('pictures (1)/');
      expect(blocksToMarkdown(blocksFromMarkdown(again.split('\n')))).toBe(again);
    }),
    runs,
  );
});

/** Spaces as Markdown keeps them: none at the ends of lines. */
const said = (one: Block): string =>
  [blockText(one), one.type === 'image' ? one.credit : '']
    .map((words) => words.replace(/[\t\n ]+/gu, ' ').trim())
    .join(' ')
    .trim();

test('every word comes back as it was written, in blocks of the same kinds', () => {
  fc.assert(
    fc.property(body, (blocks) => {
      const shown = blocks.filter((one) => isShown(one) && said(one) !== '' && one.type !== 'table');
      const read = blocksFromMarkdown(blocksToMarkdown(shown, pathOf).split('\n'));
      const kind = (one: Block): string => (one.type === 'embed' || one.type === 'image' ? 'paragraph' : one.type);
      expect(read.map((one) => [kind(one), said(one)])).toEqual(shown.map((one) => [kind(one), said(one)]));
    }),
    runs,
  );
});

test('formats and addresses come back with each letter', () => {
  const plain = fc.array(fc.oneof({ weight: 5, arbitrary: text }, link), { minLength: 1, maxLength: 5 });
  /** Each letter that is seen, with what it looks like. */
  const letters = (children: readonly Inline[], address = ''): readonly string[] =>
    children.flatMap((one): readonly string[] => {
      if (one.type === 'link') return letters(one.children, new URL(one.url).href);
      if (one.type !== 'text') return [];
      return [...one.text]
        .filter((letter) => !/\s/u.test(letter))
        .map((letter) => `${letter} ${one.format} ${address}`);
    });
  fc.assert(
    fc.property(plain, (children) => {
      const shown: Block = { type: 'paragraph', id: '', children: normalInlines(children) };
      const [read] = blocksFromMarkdown(blocksToMarkdown([shown]).split('\n'));
      expect(letters(read?.children ?? [])).toEqual(letters(shown.children));
    }),
    runs,
  );
});
