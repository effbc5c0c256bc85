import type { Block } from '../../../shared/domain/blocks.ts';
import { styleOf } from './clean-html-styles.ts';

export interface WordItem {
  readonly kind: 'bullet' | 'number';
  /** 1 is the outermost. */
  readonly level: number;
}

/** Word's built-in styles for lists, which may stand without anything else that says so. */
const listClass = /^MsoList(Bullet|Number)(?:([2-5])?(?:CxSp\w+)?)$/u;

/**
 * Word writes a list item as a paragraph that says which list and level it is of, with its marker drawn in it as words
 * that the style says to ignore.
 */
export function wordList(element: Element): WordItem | null {
  const level = /\blevel(\d+)/u.exec(styleOf(element, 'mso-list'))?.[1];
  if (level !== undefined) return { kind: isNumber(markerOf(element)) ? 'number' : 'bullet', level: Number(level) };
  const named = listClass.exec(element.className);
  return named ? { kind: named[1] === 'Number' ? 'number' : 'bullet', level: Number(named[2] ?? 1) } : null;
}

function markerOf(element: Element): string {
  const marker = [...element.getElementsByTagName('span')].find((span) => styleOf(span, 'mso-list') === 'ignore');
  return marker?.textContent?.replaceAll(/[\s\u00a0]+/gu, '') ?? '';
}

/** "1.", "1.2.", "(a)", "iv)", "12", "Б."; the second level's bullet is a bare "o". */
function isNumber(marker: string): boolean {
  return /^\(?(?:[\p{L}\p{N}]{1,6}[.)-])+[\p{L}\p{N}]{0,6}[.)]?$/u.test(marker) || /^\d{1,4}$/u.test(marker);
}

/** The level of a list item that says it itself: Word Online's lists are not in one another, but say how deep they are. */
export function saidLevel(item: Element): number {
  const said = /\blevel(\d+)/u.exec(styleOf(item, 'mso-list'))?.[1] ?? item.getAttribute('aria-level');
  const level = Number(said);
  return Number.isInteger(level) && level > 0 ? level : 0;
}

/**
 * Makes each list begin at the outermost level and go in one level at a time, whatever was copied of it: the second
 * level alone is a list too. A paragraph or picture in between does not end a list.
 */
export function settleLevels(blocks: readonly Block[]): readonly Block[] {
  const open: number[] = [];
  return blocks.map((block) => {
    if (block.type === 'heading' || block.type === 'rule' || block.type === 'table') open.length = 0;
    if (block.type !== 'listitem') return block;
    while (open.length > 0 && (open.at(-1) ?? 0) > block.indent) open.pop();
    if (open.at(-1) !== block.indent) open.push(block.indent);
    const indent = Math.min(open.length - 1, 8);
    return indent === block.indent ? block : { ...block, indent };
  });
}
