import { type Block, tableChildren } from '../domain/blocks.ts';
import { allowedUrl } from '../domain/urls.ts';
import { inlinesFromMarkdown, unescapeMarkdown } from './markdown-inlines.ts';

/** As many as an item may be indented. */
const deepest = 8;

/** An item that others may stand in: from which column on. */
interface OpenItem {
  readonly inside: number;
  /** Of a numbered one. */
  readonly number: number;
}

/**
 * Reads lines of Markdown: CommonMark with the tables and strikethrough of GitHub, as `shared/export/markdown.ts` writes
 * it, and as notes are written: each line is a paragraph. The blocks have no ids (empty strings). Of a picture the words
 * below it are read: text that is pasted brings no files.
 */
export function blocksFromMarkdown(lines: readonly string[]): readonly Block[] {
  return new BlockReader(lines).read();
}

class BlockReader {
  readonly #lines: readonly string[];
  readonly #blocks: Block[] = [];
  #open: OpenItem[] = [];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines.map((line) => line.replaceAll('\t', '    '));
  }

  read(): readonly Block[] {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      if (isBlankLine(line)) this.#at += 1;
      else if (!this.#item(line)) {
        // What stands further in belongs to the item above it.
        if (!line.startsWith('  ')) this.#open = [];
        this.#apart(line);
      }
    }
    return this.#blocks;
  }

  #put(block: Block): void {
    if (block.type === 'rule' || block.children.length > 0) this.#blocks.push(block);
  }

  #apart(line: string): void {
    const heading = /^ {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *$/u.exec(line);
    if (heading) {
      const tag = (['h2', 'h2', 'h3'] as const)[(heading[1]?.length ?? 1) - 1] ?? 'h4';
      this.#at += 1;
      this.#put({ type: 'heading', tag, id: '', children: inlinesFromMarkdown(heading[2] ?? '') });
    } else if (isRule(line)) {
      this.#at += 1;
      this.#put({ type: 'rule', id: '', children: [] });
    } else if (this.#tableHere(line)) this.#table();
    else if (/^ {0,3}>/u.test(line)) {
      const words = this.#joined((one) => one.replace(/^ {0,3}> ?/u, ''));
      this.#put({ type: 'quote', id: '', children: inlinesFromMarkdown(words) });
    } else this.#paragraph();
  }

  #paragraph(): void {
    const words = this.#joined((one) => one);
    const [, set, bare = '', below = ''] = pictureAlone.exec(words) ?? [];
    const path = unescapeMarkdown(set ?? bare);
    // One of the web stays as a link to it.
    const shown = path === '' || allowedUrl(path) ? words : below;
    this.#put({ type: 'paragraph', id: '', children: inlinesFromMarkdown(shown) });
  }

  /** The words from this line on, as far as each line ends in a break; it is put after what they are. */
  #joined(strip: (line: string, at: number) => string): string {
    const taken: string[] = [];
    for (;;) {
      const words = trimmed(strip(this.#lines[this.#at] ?? '', taken.length));
      const next = this.#lines[this.#at + 1] ?? '';
      this.#at += 1;
      const breaks = (/\\*$/u.exec(words)?.[0].length ?? 0) % 2 === 1 && !isBlankLine(next);
      taken.push(breaks ? words.slice(0, -1) : words);
      if (!breaks) return taken.join('\n');
    }
  }

  #item(line: string): boolean {
    const found = /^( *)(?:([-*+•])|(\d{1,9})[.)])(?: +|$)/u.exec(line);
    if (!found || isRule(line)) return false;
    const [all, space = '', bullet] = found;
    const column = space.length;
    const number = Number(found[3] ?? 0);
    const open = this.#open.filter(({ inside }) => inside <= column);
    const before = this.#open[open.length];
    const goesOn = before !== undefined && before.number > 0 && number === before.number + 1;
    // A number is one of a list where that begins with it, or counts on.
    if (bullet === undefined && number !== 1 && !goesOn) return false;
    this.#open = [...open, { inside: column + Math.min(all.length - column, 5), number }];
    const words = this.#joined((one, at) => (at === 0 ? one.slice(all.length) : one)).replace(/^\[[ xX]\] /u, '');
    this.#put({
      type: 'listitem',
      list: bullet === undefined ? 'number' : 'bullet',
      indent: Math.min(open.length, deepest),
      id: '',
      children: inlinesFromMarkdown(words),
    });
    return true;
  }

  #tableHere(line: string): boolean {
    const next = this.#lines[this.#at + 1] ?? '';
    return line.includes('|') && isDelimiter(next) && cellsOf(next).length === cellsOf(line).length;
  }

  #table(): void {
    const names = cellsOf(this.#lines[this.#at] ?? '');
    const rows: (readonly string[])[] = [names];
    this.#at += 2;
    for (let line = this.#lines[this.#at]; line?.includes('|'); line = this.#lines[this.#at]) {
      // Where blank lines are not told, another table begins like this.
      if (this.#tableHere(line)) break;
      rows.push(cellsOf(line));
      this.#at += 1;
    }
    const header = names.some((name) => name !== '');
    const shown = (header ? rows : rows.slice(1)).map((row) =>
      names.map((_, at) => inlinesFromMarkdown(row[at] ?? '')),
    );
    if (shown.length === 0) return;
    this.#blocks.push({ type: 'table', id: '', columns: names.length, header, children: tableChildren(shown) });
  }
}

/** A picture: its address, and the lines below it. */
const pictureAlone = /^!\[(?:[^\]\\\n]|\\.)*\]\((?:<((?:[^<>\\\n]|\\.)*)>|((?:[^\s()\\]|\\.)+))\)(?:\n([\s\S]*))?$/u;

function isBlankLine(line: string): boolean {
  return /^[ \t]*$/u.test(line);
}

/** Without spaces at either end; no-break spaces are words. */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/gu, '');
}

function isRule(line: string): boolean {
  return /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/u.test(line);
}

function isDelimiter(line: string): boolean {
  return /^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$/u.test(line) && line.includes('|');
}

/** The cells of a row; a line across one is a sign in it after a backslash, even within code. */
function cellsOf(line: string): readonly string[] {
  const row = line.trim().replace(/^\|/u, '');
  const cells: string[] = [];
  let cell = '';
  for (const [piece] of row.matchAll(/\\?[\s\S]/gu)) {
    if (piece === '|') {
      cells.push(trimmed(cell));
      cell = '';
    } else cell += piece === '\\|' ? '|' : piece;
  }
  if (cells.length === 0 || !isBlankLine(cell)) cells.push(trimmed(cell));
  return cells;
}
