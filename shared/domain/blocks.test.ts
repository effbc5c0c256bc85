import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, blockFingerprint, blockText, isBlank, isBlankText, normalInlines } from './blocks.ts';
import { someBlock, someInlines } from './testing.ts';

const paragraph = (children: Block['children']): Block => ({ id: 'p', type: 'paragraph', children });

describe('the text of a block', () => {
  test('is what its texts, links and line breaks say', () => {
    const block = paragraph([
      { type: 'text', text: 'Read ', format: 0 },
      { type: 'link', url: 'https://example.org/', children: [{ type: 'text', text: 'this', format: 1 }] },
      { type: 'linebreak' },
      { type: 'text', text: 'now', format: 2 },
    ]);
    expect(blockText(block)).toBe('Read this\nnow');
  });

  test.each(['', ' ', '\n\t', '\u00a0', '\u200b\ufeff', '\u2060 \u3000'])('%j is blank', (text) => {
    expect(isBlankText(text)).toBe(true);
    expect(isBlank(paragraph([{ type: 'text', text, format: 0 }]))).toBe(true);
  });

  test.each(['.', 'а', '\u200bx', '—'])('%j is not blank', (text) => expect(isBlankText(text)).toBe(false));
});

describe('the fingerprint of a block', () => {
  test('does not see how a text is cut into runs', () => {
    fc.assert(
      fc.property(someInlines, (children) => {
        const cut = children.flatMap((child): Block['children'] =>
          child.type === 'text'
            ? [...child.text].map((text) => ({ ...child, text })).concat([{ ...child, text: '' }])
            : [child],
        );
        expect(blockFingerprint(paragraph(cut))).toBe(blockFingerprint(paragraph(children)));
      }),
    );
  });

  test('does not see the id, nor what a translation translates', () => {
    fc.assert(
      fc.property(someBlock('a'), (block) => {
        expect(blockFingerprint({ ...block, id: 'b', source: 's' })).toBe(blockFingerprint(block));
      }),
    );
  });

  test('sees every change that a reader would', () => {
    const text = (value: string, format = 0) => ({ type: 'text' as const, text: value, format });
    const different: Block[] = [
      paragraph([text('word')]),
      paragraph([text('word ')]),
      paragraph([text('Word')]),
      paragraph([text('word', 1)]),
      paragraph([text('word'), { type: 'linebreak' }]),
      paragraph([{ type: 'link', url: 'https://example.org/', children: [text('word')] }]),
      paragraph([{ type: 'link', url: 'https://example.com/', children: [text('word')] }]),
      { id: 'p', type: 'quote', children: [text('word')] },
      { id: 'p', type: 'heading', tag: 'h2', children: [text('word')] },
      { id: 'p', type: 'heading', tag: 'h3', children: [text('word')] },
      { id: 'p', type: 'listitem', list: 'bullet', indent: 0, children: [text('word')] },
      { id: 'p', type: 'listitem', list: 'number', indent: 0, children: [text('word')] },
      { id: 'p', type: 'listitem', list: 'bullet', indent: 1, children: [text('word')] },
    ];
    expect(new Set(different.map(blockFingerprint)).size).toBe(different.length);
  });

  test('normal runs say what the runs said', () => {
    fc.assert(
      fc.property(someInlines, (children) => {
        const normal = normalInlines(children);
        expect(blockText(paragraph(normal))).toBe(blockText(paragraph(children)));
        expect(normalInlines(normal)).toEqual(normal);
      }),
    );
  });
});
