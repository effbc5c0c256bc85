import type { Block, ImageBlock } from '../../shared/domain/blocks.ts';
import { behindFrame, shownSize } from '../../shared/domain/picture-crop.ts';
import { pictureUrl } from '../ui/picture-style.ts';
import styles from './proof-pictures.module.css';

/** A tall picture leaves room for words on its page; in millimetres. */
const tallest = 150;

/**
 * Puts each picture, as it is cropped, above its caption: the figures are those of these blocks, in their order. Styles
 * are set by script, since the page takes none out of HTML.
 */
export function putPictures(figures: readonly Element[], blocks: readonly Block[]): void {
  const pictures = blocks.filter((block) => block.type === 'image');
  for (const [at, figure] of figures.entries()) {
    const picture = pictures[at];
    if (picture) figure.prepend(framed(picture));
  }
}

function framed(picture: ImageBlock): HTMLElement {
  const frame = document.createElement('div');
  frame.className = styles.frame ?? '';
  const { width, height } = shownSize(picture);
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.style.maxInlineSize = `min(${width}px, ${((width / height) * tallest).toFixed(1)}mm)`;
  const image = document.createElement('img');
  image.src = pictureUrl(picture.picture);
  image.alt = picture.alt;
  const behind = behindFrame(picture);
  for (const side of ['left', 'top', 'width', 'height'] as const) image.style[side] = `${behind[side]}%`;
  frame.append(image);
  return frame;
}

/** Until every picture can be drawn, or cannot be read: what is printed before has a hole in its place. */
export async function picturesDrawn(place: ParentNode): Promise<void> {
  await Promise.all([...place.querySelectorAll('img')].map((image) => image.decode().catch(() => undefined)));
}
