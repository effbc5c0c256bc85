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
import { isWebAddress } from '../../../shared/domain/urls.ts';
import { ApartNode } from '../blocks/apart-node.ts';
import styles from './embed.module.css';

const urlState = createState('embed', { parse: (value) => (typeof value === 'string' ? value : '') });

/** The site that an address leads to, as people know it. */
export function siteOf(url: string): string {
  return isWebAddress(url) ? new URL(url).hostname.replace(/^www\./u, '') : url;
}

/** Something on another site, as a card. Its children are the title that the writer gives it; nothing is ever fetched. */
export class EmbedNode extends ApartNode {
  override $config() {
    return this.config('embed', { extends: ApartNode });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const card = document.createElement('div');
    card.className = [styles.card, config.theme.embed].filter(Boolean).join(' ');
    const title = document.createElement('div');
    title.className = styles.title ?? '';
    title.dataset.words = '';
    title.dataset.placeholder = 'Title of the card';
    const foot = document.createElement('div');
    foot.className = styles.foot ?? '';
    foot.contentEditable = 'false';
    foot.dataset.apart = '';
    setDOMUnmanaged(foot);
    const link = document.createElement('a');
    link.className = styles.site ?? '';
    link.tabIndex = -1;
    link.draggable = false;
    foot.append(link);
    card.append(title, foot);
    this.#draw(card);
    return card;
  }

  override updateDOM(_before: this, card: HTMLElement): boolean {
    this.#draw(card);
    return false;
  }

  #draw(card: HTMLElement): void {
    const [title, foot] = card.children;
    title?.toggleAttribute('data-blank', this.__size === 0);
    const link = foot?.firstElementChild;
    const url = $getState(this, urlState, 'direct');
    if (!link || link.getAttribute('href') === url) return;
    link.setAttribute('href', url);
    link.textContent = siteOf(url);
    link.setAttribute('title', url);
  }

  override getDOMSlot(card: HTMLElement): ElementDOMSlot<HTMLElement> {
    const title = card.firstElementChild;
    return title instanceof HTMLElement ? super.getDOMSlot(card).withElement(title) : super.getDOMSlot(card);
  }
}

export function $createEmbedNode(url: string): EmbedNode {
  return $setState($applyNodeReplacement(new EmbedNode()), urlState, url);
}

export function $isEmbedNode(node: LexicalNode | null | undefined): node is EmbedNode {
  return node instanceof EmbedNode;
}

export function $embedUrl(node: EmbedNode): string {
  return $getState(node, urlState);
}
