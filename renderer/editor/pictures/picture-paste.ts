import type { LexicalEditor, LexicalNode } from 'lexical';
import { $rangeSelection } from '../blocks/block-commands.ts';
import { $blockOf } from '../blocks/block-state.ts';
import type { ClippedPicture } from '../clipboard/clean-html-pictures.ts';
import { ADD_PICTURES, type PictureFile, type PicturePlace } from './picture-commands.ts';
import { bytesOfDataUrl } from './picture-files.ts';

/**
 * Adds the pictures whose bytes were in pasted HTML, each before the block that it stood before. After the blocks were
 * pasted, `count` of them, in the same update.
 */
export function $addClipped(editor: LexicalEditor, pictures: readonly ClippedPicture[], count: number): boolean {
  const groups = new Map<number, PictureFile[]>();
  for (const { before, data, alt, caption } of pictures) {
    const bytes = bytesOfDataUrl(data);
    if (!bytes) continue;
    const group = groups.get(before) ?? [];
    group.push({ name: 'picture', bytes, alt, caption });
    groups.set(before, group);
  }
  const places = [...groups].map(([before, files]) => ({ files, place: $placeBefore(before, count) }));
  for (const { files, place } of places) editor.dispatchCommand(ADD_PICTURES, { files, place });
  return places.length > 0;
}

/** The caret stands in the last one of the blocks pasted. */
function $placeBefore(index: number, count: number): PicturePlace {
  const selection = $rangeSelection();
  const last = selection ? $blockOf(selection.anchor.getNode()) : null;
  if (index >= count) return { key: last?.getKey() ?? null, side: 'after' };
  let block: LexicalNode | null = last;
  for (let steps = count - 1 - index; steps > 0 && block; steps -= 1) block = block.getPreviousSibling();
  return { key: block?.getKey() ?? null, side: 'before' };
}
