import {
  type Inline,
  inlineText,
  isBlankText,
  type LinkInline,
  normalInlines,
  type TextInline,
  textFormat,
} from '../domain/blocks.ts';
import { allowedUrl } from '../domain/urls.ts';
import { cleanText } from './escape.ts';

declare const URL: new (url: string) => { readonly href: string };

/** Where words stand: in a block of their own, on one line, in a cell of a table, in a link. */
export type MarkdownPlace = 'block' | 'line' | 'cell' | 'link';

/** Signs that mean something wherever they stand. A low line inside a word is itself. */
const everywhere = /[\\`*[\]<~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What would make a line into something else than a paragraph: with the one above it into a heading or a table, too. */
const atStart = /^(?:[#>+=|-]|:(?=-)|\d{1,9}(?=[.)](?:\s|$)))/u;

/** Text of which no sign is taken for markup. `start`: it begins a line. */
export function escapeMarkdown(text: string, start = false): string {
  const escaped = cleanText(text).replace(everywhere, '\\$&');
  return start ? escapeStart(escaped) : escaped;
}

/** A line whose signs are escaped, so that it begins nothing. */
function escapeStart(line: string): string {
  return line.replace(atStart, (sign) => (/^\d/u.test(sign) ? `${sign}\\` : `\\${sign}`));
}

/** An address as the target of a link. */
export function linkTo(address: string): string {
  const literal = address.replace(/\\|&(?=#?\w+;)/gu, '\\$&');
  return /[\s()<>]/u.test(address) ? `<${literal.replace(/[<>]/gu, encodeURIComponent)}>` : literal;
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
  const inlines = settled(children, place);
  const pieces = inlines.map((inline, at) => {
    const before = inlines[at - 1];
    const after = inlines[at + 1];
    const written = inlineMarkdown(inline, place, { before: edge(before, 'last'), after: edge(after, 'first') });
    // Together with a link it would be a picture.
    return after?.type === 'link' && written.endsWith('!') ? `${written.slice(0, -1)}\\!` : written;
  });
  const text = pieces.join('');
  switch (place) {
    case 'block':
      return blockLines(text);
    case 'line':
      // Signs at the end of a heading would be taken for the end of its own.
      return trimmed(text).replace(/(^|[ \t])(#+)$/u, '$1\\$2');
    case 'link':
      return trimmed(text);
    case 'cell':
      return trimmed(text)
        .replace(/^(?=:?-+:?$)/u, '\\')
        .replaceAll('|', '\\|');
  }
}

/** Lines of one block, each ended by a break but the last. Blank ones at either end say nothing. */
function blockLines(text: string): string {
  const lines = text.split('\n').map(trimmed);
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  while (lines.length > 0 && lines[0] === '') lines.shift();
  return lines.map(escapeStart).join('\\\n');
}

/** Without spaces at either end, which Markdown does not keep; no-break spaces are words. */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/gu, '');
}

/**
 * What the signs of Markdown can say of words: they stand at letters, so the white space at either end of what has a
 * format or a link has none. Links that lead nowhere are words, neighbours of one address one link.
 */
function settled(children: readonly Inline[], place: MarkdownPlace): readonly Inline[] {
  const out: Inline[] = [];
  for (const inline of normalInlines(children)) {
    if (inline.type === 'text') out.push(...apart(inline));
    else if (inline.type === 'linebreak') out.push(place === 'block' || place === 'cell' ? inline : plain(' '));
    else if (inline.type === 'link') out.push(...settledLink(inline));
  }
  const joined: Inline[] = [];
  for (const inline of normalInlines(out)) {
    const last = joined.at(-1);
    if (inline.type !== 'link' || last?.type !== 'link' || last.url !== inline.url) joined.push(inline);
    else joined[joined.length - 1] = { ...last, children: normalInlines([...last.children, ...inline.children]) };
  }
  return joined;
}

const plain = (text: string): TextInline => ({ type: 'text', text, format: 0 });

/** A text without a line feed in it, its format on its words alone. */
function apart({ text, format }: TextInline): readonly TextInline[] {
  const flat = cleanText(text).replace(/[\t\n\u2028\u2029]/gu, ' ');
  const [, left = '', words = '', right = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(flat) ?? [];
  return [plain(left), { type: 'text', text: words, format }, plain(right)];
}

function settledLink({ url, children }: LinkInline): readonly Inline[] {
  const words = settled(children, 'link').filter((inline) => inline.type === 'text');
  if (!allowedUrl(url) || isBlankText(inlineText(words))) return words;
  const [, left = ''] = /^(\s*)/u.exec(inlineText(words)) ?? [];
  const [right = ''] = /\s*$/u.exec(inlineText(words)) ?? [];
  const inside = words.map((inline, at) => {
    const from = at === 0 ? left.length : 0;
    const to = inline.text.length - (at === words.length - 1 ? right.length : 0);
    return { ...inline, text: inline.text.slice(from, to) };
  });
  return [plain(left), { type: 'link', url: new URL(url).href, children: normalInlines(inside) }, plain(right)];
}

/** The character of a neighbour that stands beside; a space for none. */
function edge(inline: Inline | undefined, which: 'first' | 'last'): string {
  if (inline === undefined || inline.type === 'linebreak' || inline.type === 'cell') return ' ';
  const text = inlineText([inline]);
  // A neighbour with signs of its own is as good as a word: signs would touch signs.
  if (inline.type === 'link' || inline.format !== 0) return 'x';
  return (which === 'first' ? [...text].at(0) : [...text].at(-1)) ?? ' ';
}

/** The characters beside what is written. */
interface Outside {
  readonly before: string;
  readonly after: string;
}

function inlineMarkdown(inline: Inline, place: MarkdownPlace, outside: Outside): string {
  switch (inline.type) {
    case 'text':
      return textMarkdown(inline, outside, place);
    case 'linebreak':
      return place === 'block' ? '\n' : place === 'cell' ? '<br>' : ' ';
    case 'cell':
      return '';
    case 'link':
      return `[${inlinesToMarkdown(inline.children, 'link')}](${linkTo(inline.url)})`;
  }
}

function textMarkdown({ text: words, format }: TextInline, outside: Outside, place: MarkdownPlace): string {
  if (format === 0) return escapeMarkdown(words);
  const code = (format & textFormat.code) !== 0;
  let text = code ? codeSpan(words, place) : escapeMarkdown(words);
  for (const { bit, sign, element } of formats.toReversed()) {
    if ((format & bit) === 0) continue;
    text =
      sign !== null && mayStand(sign, text, outside) ? `${sign}${text}${sign}` : `<${element}>${text}</${element}>`;
  }
  return text;
}

/**
 * Whether signs around this are read as signs: not where a word goes on beside punctuation, or signs beside signs. Signs
 * of one kind that follow one another are one run.
 */
function mayStand(sign: string, text: string, { before, after }: Outside): boolean {
  const kind = sign.startsWith('*') ? /^\*+|\*+$/gu : /^~+|~+$/gu;
  const inside = [...(/^\*|^~~/u.test(text) ? text.replace(kind, '') : text)];
  const may = (beside: string, own: string): boolean => /[\s\p{P}]/u.test(beside) || (beside !== 'x' && isWord(own));
  return may(before, inside.at(0) ?? '') && may(after, inside.at(-1) ?? '');
}

function codeSpan(text: string, place: MarkdownPlace): string {
  // In a table, no backslash can stand before a line across.
  if ((place === 'cell' || place === 'link') && text.includes('\\|')) return `<code>${escapeMarkdown(text)}</code>`;
  const longest = Math.max(0, ...[...text.matchAll(/`+/gu)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}
