import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

/** Tiptap as its starter kit has it. */
export function startTiptap(place: HTMLElement, paragraphs: readonly string[]): void {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit],
    content: {
      type: 'doc',
      content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    },
  });
  editor.view.dom.setAttribute('role', 'textbox');
  editor.view.dom.setAttribute('aria-label', 'Body');
}
