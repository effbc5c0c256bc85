import { blocksToText } from './block-text.ts';
import type { EditionOut } from './edition-out.ts';
import { cleanText } from './escape.ts';

/** An edition as plain text, its parts apart by a blank line. */
export function editionToText({ fields, blocks }: EditionOut): string {
  const { headline, standfirst, byline, dateline } = fields;
  const parts = [headline, standfirst, byline, dateline].map((part) => cleanText(part).trim());
  return `${[...parts, blocksToText(blocks)].filter((part) => part !== '').join('\n\n')}\n`;
}
