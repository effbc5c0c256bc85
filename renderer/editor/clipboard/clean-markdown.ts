import { type Block, type Inline, normalInlines, type TextInline, textFormat } from '../../../shared/domain/blocks.ts';
import { blocksFromMarkdown } from '../../../shared/import/markdown-blocks.ts';
import { withoutTracking } from './clean-html-links.ts';
import { settleLevels } from './clean-html-lists.ts';
import { blocksFromText, linesOf } from './clean-text.ts';

/**
 * Reads plain text that says by signs what it is: Markdown, as notes and chats write it and as it is exported, and lists
 * with bullets or running numbers. Text without such signs is read as paragraphs. A dash at the start of a line alone
 * makes no list: Russian and Kazakh dialogue begins so.
 */
export function blocksFromMarkedText(text: string): readonly Block[] {
  if (isMarkdown(text)) return settleLevels(blocksFromMarkdown(linesOf(text)).map(asPasted));
  if (!/^\s*(?:[•‣◦▪●]|1[.)])\s+\S/mu.test(text)) return blocksFromText(text);
  const lines = linesOf(text);
  const numbered = runningNumbers(lines);
  return settleLevels(lines.map((line, at) => listedBlock(line, numbered.has(at))).filter(isWritten));
}

function isMarkdown(text: string): boolean {
  return (
    /^#{1,6} +\S/mu.test(text) ||
    /\*\*\S[^*\n]*\*\*/u.test(text) ||
    /\[[^\]\n]+\]\(https?:\/\/[^\s)]+\)/u.test(text) ||
    /^\s*[-*] \[[ x]\] /mu.test(text) ||
    // A table, a break within a paragraph, and a sign that says of itself that it is none.
    /^ *\|?(?: *:?-{3,}:? *\|)+/mu.test(text) ||
    /[^\s\\]\\\r?\n\S/u.test(text) ||
    /^(?:\\[-#>+=|*_]|\d{1,9}\\[.)]\s)/mu.test(text)
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

function listedBlock(line: string, numbered: boolean): Block {
  const level = Math.floor((/^ */u.exec(line)?.[0].length ?? 0) / 2);
  const item = (list: 'bullet' | 'number', words: string): Block => ({
    type: 'listitem',
    list,
    indent: Math.min(level, 8),
    id: '',
    children: plain(words),
  });
  if (numbered) return item('number', line.replace(/^\s*\d{1,3}[.)] +/u, ''));
  const bullet = /^\s*[•‣◦▪●]\s+(.+)$/u.exec(line)?.[1];
  if (bullet !== undefined) return item('bullet', bullet);
  return { type: 'paragraph', id: '', children: plain(line.trimStart()) };
}

const plain = (text: string): readonly TextInline[] => (text === '' ? [] : [{ type: 'text', text, format: 0 }]);

const isWritten = ({ children }: Block): boolean => children.length > 0;

/** As all that is pasted: a heading is bold as a whole, and links follow nobody. */
function asPasted(block: Block): Block {
  const heading = block.type === 'heading';
  const children = block.children.map((inline): Inline => {
    if (inline.type === 'link') return { ...inline, url: withoutTracking(inline.url) };
    return heading && inline.type === 'text' ? { ...inline, format: inline.format & ~textFormat.bold } : inline;
  });
  return { ...block, children: normalInlines(children) };
}
