import type { Block, Inline } from '../../../shared/domain/blocks.ts';

/**
 * Reads plain text as paragraphs: each line is one, blank lines say nothing. Where blank lines stand between paragraphs
 * and lines are broken at a margin, as mails and terminals do, the lines of a paragraph are joined. The blocks have no
 * ids (empty strings).
 */
export function blocksFromText(text: string): readonly Block[] {
  return linesOf(text).map((line): Block => ({ type: 'paragraph', id: '', children: inlinesOf(line) }));
}

/** The lines that say something, whole: those broken at a margin are joined. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\r\n\u0085\u2029]/u).map(cleaned);
  if (lines.length === 1) return lines.filter((line) => line.trim() !== '');
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() !== '') groups.at(-1)?.push(line.trimEnd());
    else if (groups.at(-1)?.length) groups.push([]);
  }
  const filled = groups.filter((group) => group.length > 0);
  return isBrokenAtMargin(filled) ? filled.map(joined) : filled.flat();
}

function cleaned(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return line.replaceAll('\t', ' ').replaceAll(/[\u0000-\u0008\u000c\u000e-\u001f\u007f\u200b\ufeff\ufffc]/gu, '');
}

/** A margin that lines are broken at: none is longer, and no word of the next line would have fitted into one. */
const narrowest = 40;
const widest = 100;

function isBrokenAtMargin(groups: readonly (readonly string[])[]): boolean {
  const broken = groups.filter((group) => group.length > 1);
  if (broken.length === 0) return false;
  const width = Math.max(...groups.flat().map((line) => line.length));
  if (width < narrowest || width > widest) return false;
  // A list or a verse has lines of its own.
  if (groups.flat().some((line) => /^\s*(?:[-*+•–—>#|]|\d{1,3}[.)])\s/u.test(line))) return false;
  return broken.every((group) =>
    group.every((line, at) => {
      const next = group[at + 1];
      const [word = ''] = next?.trimStart().split(' ', 1) ?? [];
      return next === undefined || line.length + 1 + word.length > width - 2;
    }),
  );
}

function joined(group: readonly string[]): string {
  return group.reduce((text, line) => `${text}${/\p{L}-$/u.test(text) ? '' : ' '}${line.trim()}`);
}

/** A vertical tab or a line separator is a line break inside a paragraph: so Word writes one. */
export function inlinesOf(line: string): readonly Inline[] {
  return line.split(/[\v\u2028]/u).flatMap((part, at): Inline[] => {
    const text: Inline[] = part === '' ? [] : [{ type: 'text', text: part, format: 0 }];
    return at === 0 ? text : [{ type: 'linebreak' }, ...text];
  });
}
