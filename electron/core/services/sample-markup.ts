import {
  type Block,
  type Inline,
  type LinkInline,
  type TextInline,
  textFormat,
} from '../../../shared/domain/blocks.ts';

/**
 * The small markup that the sample stories are written in, one string a block: `## ` and `### ` headings, `> ` quote,
 * `- ` and `1. ` list items, `**bold**`, `*italic*`, `[words](address)`. Anything else is a paragraph.
 */

type Shape<B extends Block> = B extends Block ? Omit<B, 'id' | 'source' | 'children'> : never;

const marks: readonly (readonly [RegExp, Shape<Block>])[] = [
  [/^### /u, { type: 'heading', tag: 'h3' }],
  [/^## /u, { type: 'heading', tag: 'h2' }],
  [/^> /u, { type: 'quote' }],
  [/^- /u, { type: 'listitem', list: 'bullet', indent: 0 }],
  [/^\d+\. /u, { type: 'listitem', list: 'number', indent: 0 }],
];

const inlineMark = /\[(?<words>[^\]]+)\]\((?<url>[^)\s]+)\)|\*\*(?<bold>.+?)\*\*(?!\*)|\*(?<italic>.+?)\*/gu;

function texts(source: string): readonly TextInline[] {
  return inlines(source, 0).filter((inline): inline is TextInline => inline.type === 'text');
}

function inlines(source: string, format: number): readonly Inline[] {
  const out: Inline[] = [];
  let read = 0;
  for (const match of source.matchAll(inlineMark)) {
    if (match.index > read) out.push({ type: 'text', text: source.slice(read, match.index), format });
    const { words, url, bold, italic } = match.groups ?? {};
    if (words !== undefined && url !== undefined) {
      out.push({ type: 'link', url, children: texts(words) } satisfies LinkInline);
    } else if (bold !== undefined) out.push(...inlines(bold, format | textFormat.bold));
    else if (italic !== undefined) out.push(...inlines(italic, format | textFormat.italic));
    read = match.index + match[0].length;
  }
  if (read < source.length) out.push({ type: 'text', text: source.slice(read), format });
  return out;
}

/** One block of the sample's markup as a block of the document. */
export function blockFromMarkup(source: string, id: string): Block {
  const mark = marks.find(([pattern]) => pattern.test(source));
  if (!mark) return { type: 'paragraph', id, children: inlines(source, 0) };
  const [pattern, shape] = mark;
  return { ...shape, id, children: inlines(source.replace(pattern, ''), 0) };
}
