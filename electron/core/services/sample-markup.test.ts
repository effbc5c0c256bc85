import { describe, expect, it } from 'vitest';
import { blockFromMarkup } from './sample-markup.ts';

const text = (value: string, format = 0) => ({ type: 'text', text: value, format });

describe('blockFromMarkup', () => {
  it.each([
    ['Plain – 1. not a list', { type: 'paragraph' }],
    ['## Two', { type: 'heading', tag: 'h2' }],
    ['### Three', { type: 'heading', tag: 'h3' }],
    ['> Said', { type: 'quote' }],
    ['- one', { type: 'listitem', list: 'bullet', indent: 0 }],
    ['12. twelve', { type: 'listitem', list: 'number', indent: 0 }],
  ])('reads the kind of %j', (source, shape) => {
    expect(blockFromMarkup(source, 'x')).toMatchObject({ id: 'x', ...shape });
  });

  it('reads bold, italic, both at once and links', () => {
    expect(blockFromMarkup('- a **b** *c* ***d*** [e *f*](https://example.org/x) g', 'x').children).toEqual([
      text('a '),
      text('b', 1),
      text(' '),
      text('c', 2),
      text(' '),
      text('d', 3),
      text(' '),
      { type: 'link', url: 'https://example.org/x', children: [text('e '), text('f', 2)] },
      text(' g'),
    ]);
  });

  it('leaves a lone star or bracket as it stands', () => {
    expect(blockFromMarkup('5 * 3 [sic]', 'x').children).toEqual([text('5 * 3 [sic]')]);
  });
});
