import type { Block, ImageBlock } from '../domain/blocks.ts';
import { shownSize } from '../domain/picture-crop.ts';
import type { EditionOut } from './edition-out.ts';

/** What tells the files of pictures apart: one picture may be shown in several parts. */
export function pictureKey({ picture, crop }: ImageBlock): string {
  return crop ? `${picture} ${crop.x} ${crop.y} ${crop.width} ${crop.height}` : picture;
}

/** An edition whose pictures are what their cut files show, whole: each is named by its {@link pictureKey}. */
export function withCutPictures(edition: EditionOut): EditionOut {
  return { ...edition, blocks: edition.blocks.map(cut) };
}

function cut(block: Block): Block {
  if (block.type !== 'image' || !block.crop) return block;
  const { crop: _, focus: __, ...image } = block;
  return { ...image, ...shownSize(block), picture: pictureKey(block) };
}
