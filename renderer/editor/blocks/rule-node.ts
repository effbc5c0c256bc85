import {
  $applyNodeReplacement,
  $createParagraphNode,
  addClassNamesToElement,
  type EditorConfig,
  type LexicalNode,
} from 'lexical';
import { ApartNode } from './apart-node.ts';

/**
 * A line across the page. The caret can stand on it, as on an empty paragraph, so that the keyboard reaches it; what is
 * typed there goes below it (`$keepRuleEmpty`).
 */
export class RuleNode extends ApartNode {
  override $config() {
    return this.config('rule', { extends: ApartNode });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('p');
    element.role = 'separator';
    addClassNamesToElement(element, config.theme.rule);
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

export function $createRuleNode(): RuleNode {
  return $applyNodeReplacement(new RuleNode());
}

export function $isRuleNode(node: LexicalNode | null | undefined): node is RuleNode {
  return node instanceof RuleNode;
}

/** A transform: what came into a line goes into a paragraph below it. */
export function $keepRuleEmpty(rule: RuleNode): void {
  if (rule.getChildrenSize() === 0) return;
  const paragraph = $createParagraphNode();
  rule.insertAfter(paragraph, false);
  paragraph.append(...rule.getChildren());
}
