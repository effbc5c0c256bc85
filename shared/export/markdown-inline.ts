import {
  type Inline,
  inlineText,
  isBlankText,
  type LineBreakInline,
  normalInlines,
  type TextInline,
  textFormat,
} from '../domain/blocks.ts';
import { allowedUrl } from '../domain/urls.ts';
import { cleanText } from './escape.ts';

declare const URL: new (url: string) => { readonly href: string };

/** Where words stand: in a block of their own, on one line, in a cell of a table. */
export type MarkdownPlace = 'block' | 'line' | 'cell';

/** Signs that mean something wherever they stand. A low line inside a word is itself. */
const everywhere = /[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~~|&(?=#?\w+;)/gu;
/** What would make a line into something else than a paragraph. */
const atStart = /^(\s{0,3})([#>+-]|={2,}|\d{1,9}(?=[.)](?:\s|$)))/u;

/** Text of which no sign is taken for markup. `start`: it begins a line. */
export function escapeMarkdown(text: string, start = false): string {
  const escaped = cleanText(text).replace(everywhere, (sign) => (sign === '~~' ? '\\~\\~' : `\\${sign}`));
  if (!start) return escaped;
  return escaped.replace(atStart, (_all, space: string, sign: string) =>
    /^\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
}

/** An address as the target of a link. */
export function linkTo(address: string): string {
  return /[\s()<>]/u.test(address) ? `<${address.replace(/[<>]/gu, encodeURIComponent)}>` : address;
}

/** The signs of each format, the outermost first; those that Markdown has none for are elements of HTML, as it allows. */
const formats = [
  { bit: textFormat.bold, sign: '**', element: 'strong' },
  { bit: textFormat.italic, sign: '*', element: 'em' },
  { bit: textFormat.strikethrough, sign: '~~', element: 's' },
  { bit: textFormat.underline, sign: null, element: 'u' },
  { bit: textFormat.superscript, sign: null, element: 'sup' },
  { bit: textFormat.subscript, sign: null, element: 'sub' },
] as const;

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

export function inlinesToMarkdown(children: readonly Inline[], place: MarkdownPlace): string {
  const inlines = normalInlines(children);
  const pieces = inlines.map((inline, at) => {
    const before = inlines[at - 1];
    const after = inlines[at + 1];
    const start = place === 'block' && (before === undefined || before.type === 'linebreak');
    return inlineMarkdown(inline, place, start, edge(before, 'last'), edge(after, 'first'));
  });
  const text = pieces.join('').trim();
  return place === 'cell' ? text.replaceAll('|', '\\|') : text;
}

/** The character of a neighbour that stands beside; a space for none. */
function edge(inline: Inline | undefined, which: 'first' | 'last'): string {
  if (inline === undefined || inline.type === 'linebreak' || inline.type === 'cell') return ' ';
  const text = inlineText([inline]);
  // A neighbour with signs of its own is as good as a word: signs would touch signs.
  if (inline.type === 'link' || inline.format !== 0) return 'x';
  return (which === 'first' ? [...text].at(0) : [...text].at(-1)) ?? ' ';
}

function inlineMarkdown(inline: Inline, place: MarkdownPlace, start: boolean, before: string, after: string): string {
  switch (inline.type) {
    case 'text':
      return textMarkdown(inline, start, before, after, place);
    case 'linebreak':
      return place === 'block' ? '\\\n' : place === 'cell' ? '<br>' : ' ';
    case 'cell':
      return '';
    case 'link': {
      const words: readonly (TextInline | LineBreakInline)[] = inline.children;
      const inside = inlinesToMarkdown(words, place === 'block' ? 'line' : place);
      if (!allowedUrl(inline.url) || isBlankText(inlineText(words))) return inside;
      return `[${inside}](${linkTo(new URL(inline.url).href)})`;
    }
  }
}

/** Signs stand at words: white space at the edges of what they enclose goes outside. */
function textMarkdown(inline: TextInline, start: boolean, before: string, after: string, place: MarkdownPlace): string {
  const flat = cleanText(inline.text).replace(/\n/gu, ' ');
  const [, left = '', words = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(flat) ?? [];
  if (words === '') return flat;
  const outside = { before: left === '' ? before : ' ', after: right === '' ? after : ' ' };
  const code = (inline.format & textFormat.code) !== 0;
  let text = code ? codeSpan(words, place) : escapeMarkdown(words, start && inline.format === 0);
  for (const { bit, sign, element } of formats.toReversed()) {
    if ((inline.format & bit) === 0) continue;
    text = sign !== null && mayStand(words, outside) ? `${sign}${text}${sign}` : `<${element}>${text}</${element}>`;
  }
  return `${left}${text}${right}`;
}

/** Whether signs around these words are read as signs: not where a word goes on beside punctuation, or signs beside signs. */
function mayStand(words: string, { before, after }: { readonly before: string; readonly after: string }): boolean {
  const first = [...words].at(0) ?? '';
  const last = [...words].at(-1) ?? '';
  return (!isWord(before) || (before !== 'x' && isWord(first))) && (!isWord(after) || (after !== 'x' && isWord(last)));
}

function codeSpan(text: string, place: MarkdownPlace): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${place === 'cell' ? text.replace(/\n/gu, ' ') : text}${space}${fence}`;
}
