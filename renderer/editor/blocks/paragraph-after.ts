import { $createParagraphNode, type ElementNode, type ParagraphNode } from 'lexical';

/** Enter in what is no paragraph, a caption or a line, goes on in a paragraph below it. Inside an update. */
export function $paragraphAfter(node: ElementNode, restoreSelection: boolean): ParagraphNode {
  const paragraph = $createParagraphNode();
  node.insertAfter(paragraph, restoreSelection);
  return paragraph;
}
