import type { Block, Inline } from '../../shared/domain/blocks.ts';

/** Reads plain text as paragraphs: each line is one, blank lines say nothing. The blocks have no ids (empty strings). */
export function blocksFromText(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of text.split(/\r\n|[\r\n\u2029]/u)) {
    const children = inlinesOf(line);
    if (children.length > 0) blocks.push({ type: 'paragraph', id: '', children });
  }
  return blocks;
}

/** A vertical tab or a line separator is a line break inside a paragraph: so Word writes one. */
function inlinesOf(line: string): readonly Inline[] {
  const parts = line
    .replaceAll('\t', ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replaceAll(/[\u0000-\u0008\u000c\u000e-\u001f\u007f]/gu, '')
    .split(/[\v\u2028]/u);
  if (parts.every((part) => part.trim() === '')) return [];
  return parts.flatMap((part, at): Inline[] => {
    const text: Inline[] = part === '' ? [] : [{ type: 'text', text: part, format: 0 }];
    return at === 0 ? text : [{ type: 'linebreak' }, ...text];
  });
}
