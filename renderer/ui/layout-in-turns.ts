import styles from './layout-in-turns.module.css';

/** How many blocks are laid out before a text is first shown: more than stand on a tall screen. And how many at a time after it. */
const atOnce = 40;
const turn = 30;

/** What is left to be laid out in the texts of this page. */
const waiting = new Set<() => void>();

/**
 * Leaves the paragraphs that are far below for when the text is on the screen, for somebody waits for its first words, and
 * laying out a long text takes longer than all else. Until then the browser takes them for as high as the style sheet says.
 * As soon as somebody may be on the way there, all is laid out. Returns what stops it.
 */
export function layOutInTurns(root: HTMLElement): () => void {
  const later = [...root.children].slice(atOnce).filter((block) => block instanceof HTMLParagraphElement);
  if (later.length === 0) return () => undefined;
  for (const block of later) block.classList.add(styles.later ?? '');
  const listening = new AbortController();
  let idle = 0;
  const layOut = (count: number): void => {
    for (const block of later.splice(0, count)) block.classList.remove(styles.later ?? '');
    if (later.length > 0) idle = requestIdleCallback(() => layOut(turn), { timeout: 300 });
    else stop();
  };
  const layOutRest = (): void => layOut(later.length);
  const onKey = ({ key }: KeyboardEvent): void => {
    // A letter goes where the caret is.
    if (key.length > 1) layOutRest();
  };
  // Behind the frame that shows the text.
  const frame = requestAnimationFrame(() => setTimeout(() => later.length > 0 && layOut(turn)));
  const { signal } = listening;
  window.addEventListener('keydown', onKey, { capture: true, signal });
  for (const name of ['pointerdown', 'wheel']) {
    window.addEventListener(name, layOutRest, { capture: true, passive: true, signal });
  }
  waiting.add(layOutRest);
  const stop = (): void => {
    listening.abort();
    waiting.delete(layOutRest);
    cancelAnimationFrame(frame);
    cancelIdleCallback(idle);
    later.length = 0;
  };
  return stop;
}

/** To be called before a place far down in a text is brought into view: what is above it would grow afterwards. */
export function layOutRest(): void {
  for (const finish of [...waiting]) finish();
}
