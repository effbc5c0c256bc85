import {
  $applyNodeReplacement,
  $getState,
  $setState,
  createState,
  type EditorConfig,
  type ElementDOMSlot,
  type LexicalNode,
  setDOMUnmanaged,
} from 'lexical';
import type { ImageBlock } from '../../../shared/domain/blocks.ts';
import { frameStyle, imageStyle, pictureUrl } from '../../ui/picture-style.ts';
import { ApartNode } from '../blocks/apart-node.ts';
import styles from './picture.module.css';

/** All of a picture's block but its caption, which is the text inside the node, and what every block has. */
export type ImageDetails = Omit<ImageBlock, 'type' | 'id' | 'source' | 'children'>;

const noDetails: ImageDetails = { picture: '', width: 1, height: 1, alt: '', credit: '' };

/** As it was set: nothing reads nodes from JSON. Compared as a whole, since details are never changed in place. */
const detailsState = createState('picture', {
  parse: (value) => (typeof value === 'object' && value !== null ? (value as ImageDetails) : noDetails),
});

/** A picture. Its children are the caption; so that typing there is typing like any other, with the same undo. */
export class ImageNode extends ApartNode {
  override $config() {
    return this.config('image', { extends: ApartNode });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const figure = document.createElement('figure');
    figure.className = [styles.figure, config.theme.image].filter(Boolean).join(' ');
    const frame = unmanaged('div', styles.frame);
    frame.dataset.apart = '';
    const image = document.createElement('img');
    image.className = styles.image ?? '';
    image.draggable = false;
    image.decoding = 'async';
    frame.append(image);
    const caption = document.createElement('figcaption');
    caption.className = styles.caption ?? '';
    caption.dataset.words = '';
    caption.dataset.placeholder = 'Caption';
    figure.append(frame, caption, unmanaged('div', styles.facts));
    draw(figure, $imageDetailsIn(this), null);
    caption.toggleAttribute('data-blank', this.__size === 0);
    return figure;
  }

  override updateDOM(before: this, figure: HTMLElement): boolean {
    const details = $imageDetailsIn(this);
    const old = $imageDetailsIn(before);
    if (details !== old) draw(figure, details, old);
    figure.querySelector('figcaption')?.toggleAttribute('data-blank', this.__size === 0);
    return false;
  }

  override getDOMSlot(figure: HTMLElement): ElementDOMSlot<HTMLElement> {
    const caption = figure.querySelector('figcaption');
    return caption ? super.getDOMSlot(figure).withElement(caption) : super.getDOMSlot(figure);
  }
}

export function $createImageNode(details: ImageDetails): ImageNode {
  return $setImageDetails($applyNodeReplacement(new ImageNode()), details);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}

export function $imageDetails(node: ImageNode): ImageDetails {
  return $getState(node, detailsState);
}

function $imageDetailsIn(node: ImageNode): ImageDetails {
  return $getState(node, detailsState, 'direct');
}

export function $setImageDetails(node: ImageNode, details: ImageDetails): ImageNode {
  const { picture, width, height, alt, credit, crop, focus } = details;
  const parts = { ...(crop ? { crop } : {}), ...(focus ? { focus } : {}) };
  return $setState(node, detailsState, { picture, width, height, alt, credit, ...parts });
}

/** An element that the editor leaves alone, and that the caret does not enter. */
function unmanaged(name: 'div', className: string | undefined): HTMLElement {
  const element = document.createElement(name);
  element.className = className ?? '';
  element.contentEditable = 'false';
  setDOMUnmanaged(element);
  return element;
}

function draw(figure: HTMLElement, details: ImageDetails, before: ImageDetails | null): void {
  const [frame, , facts] = figure.children;
  const image = frame?.firstElementChild;
  if (!(frame instanceof HTMLElement) || !(image instanceof HTMLImageElement) || !facts) return;
  if (before?.picture !== details.picture) image.src = pictureUrl(details.picture);
  image.alt = details.alt;
  Object.assign(frame.style, frameStyle(details));
  Object.assign(image.style, imageStyle(details));
  const credit = document.createElement('span');
  credit.className = styles.credit ?? '';
  credit.textContent = details.credit;
  const missing = document.createElement('span');
  missing.className = styles.missing ?? '';
  missing.textContent = 'No alternative text';
  facts.replaceChildren(...(details.credit === '' ? [] : [credit]), ...(details.alt.trim() === '' ? [missing] : []));
}
