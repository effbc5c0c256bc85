import { startLexical } from './lexical.ts';
import { startTiptap } from './tiptap.ts';

/** The page of an editor to compare with: `?editor=lexical` or `?editor=tiptap`. The bench calls what it hangs up. */
declare global {
  interface Window {
    /** Makes the editor with these paragraphs in it. */
    startEditor?: (paragraphs: readonly string[]) => void;
  }
}

const place = document.querySelector<HTMLElement>('#editor');
if (!place) throw new Error('The page has no place for an editor');
const start = new URLSearchParams(location.search).get('editor') === 'tiptap' ? startTiptap : startLexical;
window.startEditor = (paragraphs) => start(place, paragraphs);
