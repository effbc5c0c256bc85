import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

/** Lexical with rich text and history and nothing of ours: what the library itself costs. */
export function startLexical(place: HTMLElement, paragraphs: readonly string[]): void {
  const editor = createEditor({
    nodes: [HeadingNode, QuoteNode],
    onError: (error) => {
      throw error;
    },
  });
  place.contentEditable = 'true';
  place.role = 'textbox';
  place.setAttribute('aria-label', 'Body');
  editor.setRootElement(place);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 500);
  editor.update(
    () => {
      const root = $getRoot().clear();
      for (const text of paragraphs) root.append($createParagraphNode().append($createTextNode(text)));
    },
    { discrete: true },
  );
}
