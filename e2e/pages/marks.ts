import type { Page } from '@playwright/test';

export interface MarkedWord {
  readonly word: string;
  /** Its middle on the screen. */
  readonly x: number;
  readonly y: number;
}

/**
 * What is marked on the page, from top to bottom: the letters that each mark stands behind in the text, and those that are
 * highlighted in the ghosts of fields.
 */
export function markedWords(page: Page, kind: 'wrong' | 'found' | 'found-here'): Promise<readonly MarkedWord[]> {
  return page.evaluate((name) => {
    const rangeOf = (node: Node, start: number, end: number, endNode = node): Range => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(endNode, end);
      return range;
    };
    /** The letters of an element whose middle is within, line by line of what is marked. */
    const lettersIn = (element: Element, left: number, right: number, middle: number): string => {
      let letters = '';
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        for (let at = 0; at < text.length; at += 1) {
          const rect = rangeOf(text, at, at + 1).getBoundingClientRect();
          const center = rect.left + rect.width / 2;
          if (rect.width > 0 && center > left && center < right && rect.top < middle && rect.bottom > middle) {
            letters += text.data[at];
          }
        }
      }
      return letters;
    };
    const words: { word: string; x: number; y: number }[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('[style*="--mark-"]')) {
      const corner = element.getBoundingClientRect();
      const layers = element.style.background.matchAll(
        /var\(--mark-([a-z-]+)\) (-?[\d.]+)px (-?[\d.]+)px \/ ([\d.]+)px ([\d.]+)px/gu,
      );
      for (const [, mark, x, y, width, height] of layers) {
        if (mark !== name) continue;
        const left = corner.left + Number(x);
        const middle = corner.top + Number(y) + (name === 'wrong' ? 0 : Number(height) / 2);
        const right = left + Number(width);
        words.push({ word: lettersIn(element, left, right, middle), x: (left + right) / 2, y: middle });
      }
    }
    const highlight = { wrong: 'spelling', found: 'dragoman-found', 'found-here': 'dragoman-found-here' }[name];
    for (const found of CSS.highlights.get(highlight) ?? []) {
      if (!found.startContainer.isConnected) continue;
      const range = rangeOf(found.startContainer, found.startOffset, found.endOffset, found.endContainer);
      const { left, top, width, height } = range.getBoundingClientRect();
      words.push({ word: range.toString(), x: left + width / 2, y: top + height / 2 });
    }
    // Those of one line stand a little higher or lower from font to font.
    return words.sort((one, other) => (Math.abs(one.y - other.y) > 8 ? one.y - other.y : one.x - other.x));
  }, kind);
}
