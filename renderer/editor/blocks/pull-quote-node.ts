import { QuoteNode } from '@lexical/rich-text';
import { $applyNodeReplacement, addClassNamesToElement, type EditorConfig, type LexicalNode } from 'lexical';

/** Words of the story itself, set large beside it. */
export class PullQuoteNode extends QuoteNode {
  override $config() {
    return this.config('pull-quote', { extends: QuoteNode });
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('blockquote');
    element.dataset.kind = 'pull-quote';
    addClassNamesToElement(element, config.theme.pullQuote);
    return element;
  }
}

export function $createPullQuoteNode(): PullQuoteNode {
  return $applyNodeReplacement(new PullQuoteNode());
}

export function $isPullQuoteNode(node: LexicalNode | null | undefined): node is PullQuoteNode {
  return node instanceof PullQuoteNode;
}
