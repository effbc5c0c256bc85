import {
  $applyNodeReplacement,
  addClassNamesToElement,
  type EditorConfig,
  ElementNode,
  type LexicalNode,
  type LexicalUpdateJSON,
  type RangeSelection,
  type SerializedElementNode,
  type Spread,
} from 'lexical';

export type ListKind = 'bullet' | 'number';

/** The deepest level; the contract takes 16. */
export const deepestLevel = 8;

type SerializedItemNode = Spread<{ list: ListKind; level: number }, SerializedElementNode>;

/**
 * One list item, a top-level block like every other: the document model is flat, and so every block, list item or not,
 * has one element, one id and one place beside its source. Numbers and bullets are drawn by the style sheet.
 */
export class ItemNode extends ElementNode {
  __list: ListKind = 'bullet';
  __level = 0;

  override $config() {
    return this.config('item', { extends: ElementNode });
  }

  override afterCloneFrom(before: this): void {
    super.afterCloneFrom(before);
    this.__list = before.__list;
    this.__level = before.__level;
  }

  getList(): ListKind {
    return this.getLatest().__list;
  }

  setList(list: ListKind): this {
    const self = this.getWritable();
    self.__list = list;
    return self;
  }

  /** 0 is the outermost. */
  getLevel(): number {
    return this.getLatest().__level;
  }

  setLevel(level: number): this {
    const self = this.getWritable();
    self.__level = Math.max(0, Math.min(deepestLevel, level));
    return self;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    // No `li`: without a list around it, Chromium draws its number inside the text, whatever the style sheet says.
    const element = document.createElement('p');
    element.role = 'listitem';
    element.ariaLevel = String(this.__level + 1);
    addClassNamesToElement(element, config.theme.item);
    element.dataset.list = this.__list;
    element.dataset.level = String(this.__level);
    return element;
  }

  override updateDOM(previous: this, element: HTMLElement): boolean {
    if (previous.__list !== this.__list) element.dataset.list = this.__list;
    if (previous.__level !== this.__level) {
      element.dataset.level = String(this.__level);
      element.ariaLevel = String(this.__level + 1);
    }
    return false;
  }

  override exportJSON(): SerializedItemNode {
    return { ...super.exportJSON(), list: this.getList(), level: this.getLevel() };
  }

  override updateFromJSON(json: LexicalUpdateJSON<SerializedItemNode>): this {
    return super.updateFromJSON(json).setList(json.list).setLevel(json.level);
  }

  /** Indentation is the level's business, not the element's. */
  override canIndent(): false {
    return false;
  }

  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ItemNode {
    const item = $createItemNode(this.getList(), this.getLevel());
    this.insertAfter(item, restoreSelection);
    return item;
  }
}

export function $createItemNode(list: ListKind, level: number): ItemNode {
  return $applyNodeReplacement(new ItemNode()).setList(list).setLevel(level);
}

export function $isItemNode(node: LexicalNode | null | undefined): node is ItemNode {
  return node instanceof ItemNode;
}
