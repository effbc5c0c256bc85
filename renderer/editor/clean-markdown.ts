import { type Block, type Inline, normalInlines, type TextInline, textFormat } from '../../shared/domain/blocks.ts';
import { allowedUrl } from '../../shared/domain/urls.ts';
import { withoutTracking } from './clean-html-links.ts';
import { settleLevels } from './clean-html-lists.ts';
import { blocksFromText, linesOf } from './clean-text.ts';

/**
 * Reads plain text that says by signs what it is: Markdown, as notes and chats write it, and lists with bullets or
 * running numbers. Text without such signs is read as paragraphs. A dash at the start of a line alone makes no list:
 * Russian and Kazakh dialogue begins so.
 */
export function blocksFromMarkedText(text: string): readonly Block[] {
  if (!isMarkdown(text) && !/^\s*(?:[•‣◦▪●]|1[.)])\s+\S/mu.test(text)) return blocksFromText(text);
  const markdown = isMarkdown(text);
  const lines = linesOf(text);
  const numbered = runningNumbers(lines);
  const blocks = lines.map((line, at) => blockOf(line, markdown, numbered.has(at)));
  return settleLevels(blocks.filter((block) => block.type === 'rule' || block.children.length > 0));
}

function isMarkdown(text: string): boolean {
  return (
    /^#{1,6} +\S/mu.test(text) ||
    /\*\*\S[^*\n]*\*\*/u.test(text) ||
    /\[[^\]\n]+\]\(https?:\/\/[^\s)]+\)/u.test(text) ||
    /^\s*[-*] \[[ x]\] /mu.test(text)
  );
}

/** The lines that are numbered from 1 up, at least two of them in a row. */
function runningNumbers(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 1) for (const at of run) found.add(at);
    run = [];
  };
  lines.forEach((line, at) => {
    const number = Number(/^\s{0,8}(\d{1,3})[.)] +\S/u.exec(line)?.[1] ?? -1);
    if (number === 1) close();
    if (number === run.length + 1) run.push(at);
    else if (number !== -1 || !/^\s{2,}\S/u.test(line)) close();
  });
  close();
  return found;
}

function blockOf(line: string, markdown: boolean, numbered: boolean): Block {
  const level = Math.floor((/^ */u.exec(line)?.[0].length ?? 0) / 2);
  const inside = (words: string): readonly Inline[] => (markdown ? inlinesFrom(words) : plain(words));
  const item = (list: 'bullet' | 'number', words: string): Block => ({
    type: 'listitem',
    list,
    indent: Math.min(level, 8),
    id: '',
    children: inside(words),
  });
  if (numbered) return item('number', line.replace(/^\s*\d{1,3}[.)] +/u, ''));
  const bullet = /^\s*[•‣◦▪●]\s+(.+)$/u.exec(line)?.[1];
  if (bullet !== undefined) return item('bullet', bullet);
  if (markdown) {
    const heading = /^(#{1,6}) +(.+?)(?: +#+)?$/u.exec(line);
    if (heading) {
      const tag = (['h2', 'h2', 'h3'] as const)[(heading[1]?.length ?? 1) - 1] ?? 'h4';
      return { type: 'heading', tag, id: '', children: withoutBold(inside(heading[2] ?? '')) };
    }
    if (/^\s*(?:(?:- ?){3,}|(?:\* ?){3,}|_{3,})$/u.test(line)) return { type: 'rule', id: '', children: [] };
    const task = /^\s*[-*+] (?:\[[ xX]\] )?(.+)$/u.exec(line)?.[1];
    if (task !== undefined) return item('bullet', task);
    const quote = /^\s*> ?(.+)$/u.exec(line)?.[1];
    if (quote !== undefined) return { type: 'quote', id: '', children: inside(quote) };
  }
  return { type: 'paragraph', id: '', children: inside(line.trimStart()) };
}

const plain = (text: string, format = 0): readonly TextInline[] =>
  text === '' ? [] : [{ type: 'text', text, format }];

/** Bold, italic, crossed out, code and links; a sign without its other half is itself. */
const signs =
  /\*\*(?<bold>\S(?:[^*]*\S)?)\*\*|(?<![\p{L}\p{N}*])\*(?<italic>[^\s*](?:[^*]*[^\s*])?)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?<slanted>[^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])|~~(?<struck>[^~]+)~~|`(?<code>[^`]+)`|!?\[(?<words>[^\]]+)\]\((?<url>[^\s)]+)(?: "[^"]*")?\)/gu;

function inlinesFrom(text: string, format = 0): readonly Inline[] {
  const out: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(signs)) {
    out.push(...plain(text.slice(from, match.index), format));
    out.push(...signed(match, format));
    from = match.index + match[0].length;
  }
  return normalInlines([...out, ...plain(text.slice(from), format)]);
}

function signed({ groups = {}, 0: all }: RegExpMatchArray, format: number): readonly Inline[] {
  const { bold, italic, slanted, struck, code, words, url } = groups;
  if (bold !== undefined) return inlinesFrom(bold, format | textFormat.bold);
  const leaning = italic ?? slanted;
  if (leaning !== undefined) return inlinesFrom(leaning, format | textFormat.italic);
  if (struck !== undefined) return inlinesFrom(struck, format | textFormat.strikethrough);
  if (code !== undefined) return plain(code, format | textFormat.code);
  if (words === undefined || url === undefined || !allowedUrl(url)) return plain(all, format);
  return [{ type: 'link', url: withoutTracking(url), children: plain(words, format) }];
}

function withoutBold(inlines: readonly Inline[]): readonly Inline[] {
  return normalInlines(
    inlines.map((inline) =>
      inline.type === 'text' ? { ...inline, format: inline.format & ~textFormat.bold } : inline,
    ),
  );
}
