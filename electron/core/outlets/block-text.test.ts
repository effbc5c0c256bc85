import { describe, expect, it } from 'vitest';
import { blocksToText } from '../../../shared/export/block-text.ts';
import { heading, item, paragraph, quote, text } from './outlet-fixtures.ts';

describe('blocksToText', () => {
  it('parts blocks by an empty line and leaves blank ones out', () => {
    expect(blocksToText([heading('h2', 'Two'), paragraph('One'), paragraph(''), quote('Said')])).toBe(
      'Two\n\nOne\n\nSaid',
    );
  });

  it('writes lists line by line, numbered and set in by depth', () => {
    const blocks = [item('number', 0, 'a'), item('bullet', 1, 'b'), item('number', 0, 'c'), paragraph('end')];
    expect(blocksToText(blocks)).toBe('1. a\n  • b\n2. c\n\nend');
  });

  it('keeps line breaks and the words of links, and drops formats and control characters', () => {
    const link = { type: 'link', url: 'https://example.org/', children: [text('here')] } as const;
    expect(blocksToText([paragraph([text('a', 3), { type: 'linebreak' }, link, text('\u0007!')])])).toBe('a\nhere!');
  });
});
