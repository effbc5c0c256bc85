import { typesLetter } from '../ui/letter-keys.ts';

/** What the browser says at each letter that is typed. React listens to all of it, on the way down and on the way up. */
const saidAtLetters: ReadonlySet<string> = new Set([
  'keydown',
  'keypress',
  'textInput',
  'input',
  'keyup',
  'selectionchange',
]);

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.hasAttribute('data-lexical-editor');
}

/** Whether an event is that of a letter going into a text: keys that do something are everybody's business. */
function isLetterInText(event: Event): boolean {
  if (event instanceof KeyboardEvent) return typesLetter(event) && isText(event.target);
  return isText(event.type === 'selectionchange' ? document.activeElement : event.target);
}

/**
 * Keeps letters that are typed into a text from React, which would go through everything around the text, at each of a
 * letter's events and for each element that it listens on, for somebody who wants to know. Nobody does: Lexical listens at
 * the text itself. To be called on an element before React listens there (the root, and the body for what opens over it).
 *
 * Returns what lets those who begin to listen from then on hear all of it again.
 *
 * Input is not listened to on its way down at all. Between two listeners the browser lets the observers of changes run, so
 * Lexical's would find the letter in the page before Lexical was told of it, and go through the text for what happened.
 */
export function keepLettersFromReact(target: EventTarget): () => void {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const filtered = new WeakMap<EventListener, EventListener>();
  target.addEventListener = (type, listener, options) => {
    if (typeof listener !== 'function' || !saidAtLetters.has(type)) return void add(type, listener, options);
    if (type === 'input' && (typeof options === 'object' ? options.capture : options) === true) return;
    const filter =
      filtered.get(listener) ??
      ((event: Event): void => {
        if (!isLetterInText(event)) listener.call(target, event);
      });
    filtered.set(listener, filter);
    add(type, filter, options);
  };
  target.removeEventListener = (type, listener, options) => {
    const filter = typeof listener === 'function' && saidAtLetters.has(type) ? filtered.get(listener) : null;
    remove(type, filter ?? listener, options);
  };
  return () => {
    target.addEventListener = add;
    target.removeEventListener = remove;
  };
}
