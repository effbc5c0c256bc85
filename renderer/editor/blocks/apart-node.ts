import { $createParagraphNode, ElementNode, type ParagraphNode, type RangeSelection } from 'lexical';

/** A block that is something besides its words: a line, a picture, a card. */
export class ApartNode extends ElementNode {
  /** It is something without words too: nothing may be put in its place as if there were nothing. */
  override isEmpty(): boolean {
    return false;
  }

  override canIndent(): false {
    return false;
  }

  /** Enter goes on in a paragraph below it. */
  override insertNewAfter(_selection: RangeSelection, restoreSelection = true): ParagraphNode {
    const paragraph = $createParagraphNode();
    this.insertAfter(paragraph, restoreSelection);
    return paragraph;
  }
}
