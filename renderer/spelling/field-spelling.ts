import type { LanguageCode } from '../../shared/domain/languages.ts';
import { type SpellingToken, spellingTokens } from '../../shared/language/spelling-words.ts';
import { FieldGhost } from '../find/field-ghost.ts';
import type { TextField } from '../find/read-parts.ts';
import type { BlockWords } from './block-words.ts';
import type { CheckedText, CheckedWord, Reach } from './checked-text.ts';
import { followEdit } from './follow-edit.ts';
import { isIgnored, onIgnored } from './ignored-words.ts';
import { sharedHighlight } from './underlines.ts';
import { memoryOf, type WordMemory } from './word-memory.ts';

/** From a key, and from anything else, to the next look at the text, in milliseconds, as in the body. */
const afterKey = 350;
const soon = 40;

/**
 * Spelling in a field. Highlights reach into no field, so the underlines stand in a ghost of its text, which is there
 * only while a word is underlined. As in the body, a key only moves what is drawn, in the frame that shows it; words are
 * cut and looked up a moment later, and the word that is being typed is left alone until the caret leaves it.
 */
export class FieldSpelling implements CheckedText {
  readonly element: TextField;
  readonly #language: LanguageCode;
  readonly #editionId: string;
  readonly #memory: WordMemory;
  readonly #highlight = sharedHighlight();
  #known: BlockWords = { leaves: [], words: [] };
  /** What is underlined. */
  #drawn: BlockWords = { leaves: [], words: [] };
  #ranges: readonly AbstractRange[] = [];
  #ghost: FieldGhost | null = null;
  #typing = false;
  /** Where the caret was put by the last key. */
  #caretTyped: number | null = null;
  #due = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | null = null;
  #frame: number | null = null;
  #stopped = true;

  constructor(field: TextField, language: LanguageCode, editionId: string) {
    this.element = field;
    this.#language = language;
    this.#editionId = editionId;
    this.#memory = memoryOf(language);
  }

  /** Watches until the returned function is called, which takes all underlines away. */
  start(): () => void {
    this.#stopped = false;
    const listening = new AbortController();
    const { signal } = listening;
    this.element.addEventListener('input', this.#typed, { signal });
    this.element.addEventListener('keyup', this.#caretMoved, { signal });
    this.element.addEventListener('pointerup', this.#caretMoved, { signal });
    this.element.addEventListener('blur', this.#left, { signal });
    const stopMemory = this.#memory.onForgotten(() => this.lookSoon());
    const stopIgnored = onIgnored(() => this.#draw());
    this.lookSoon();
    return () => {
      this.#stopped = true;
      listening.abort();
      stopMemory();
      stopIgnored();
      clearTimeout(this.#timer);
      if (this.#idle !== null) cancelIdleCallback(this.#idle);
      if (this.#frame !== null) cancelAnimationFrame(this.#frame);
      this.#idle = null;
      this.#frame = null;
      this.#due = Number.POSITIVE_INFINITY;
      this.#underline({ leaves: [], words: [] });
    };
  }

  /** For when another text was put there than was typed. */
  readonly lookSoon = (): void => this.#schedule(soon);

  atCaret(): CheckedWord | null {
    const { words } = this.#cut();
    const place = this.element.selectionStart ?? 0;
    return this.#wordOf(
      words.find((word) => word.start <= place && place < word.end) ?? words.find((word) => word.end === place),
    );
  }

  atPoint({ x, y }: { readonly x: number; readonly y: number }): CheckedWord | null {
    const at = this.#drawn.words.find(({ start, end }) => {
      const rect = this.#ghost?.placeOf(start, end);
      return rect !== undefined && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
    });
    return this.#wordOf(at);
  }

  async next(step: 1 | -1, reach: Reach): Promise<CheckedWord | null> {
    const { selectionStart, selectionEnd } = this.element;
    const block = this.#cut();
    await this.#memory.learn(block.words.map(({ word }) => word));
    const wrong = this.#wrongIn(block, null).words;
    const found = (step === 1 ? wrong : [...wrong].reverse()).find(
      ({ start, end }) =>
        reach === 'whole' || (step === 1 ? start >= (selectionEnd ?? 0) : end <= (selectionStart ?? 0)),
    );
    return this.#wordOf(found);
  }

  #wordOf(token: SpellingToken | undefined): CheckedWord | null {
    if (!token) return null;
    const { word, start, end } = token;
    const field = this.element;
    const written = field.value.slice(start, end);
    const stands = (): boolean => field.isConnected && field.value.slice(start, end) === written;
    return {
      word,
      written,
      rect: () => (stands() ? this.#placeOf(start, end) : null),
      replace: (by) => stands() && putIn(field, { start, end, by }),
      select: () => {
        if (!stands()) return false;
        field.focus({ preventScroll: true });
        field.setSelectionRange(start, end);
        field.scrollIntoView({ block: 'nearest' });
        return true;
      },
    };
  }

  #placeOf(start: number, end: number): DOMRect {
    const ghost = this.#ghost ?? new FieldGhost(this.element);
    ghost.update();
    const place = ghost.placeOf(start, end);
    if (ghost !== this.#ghost) ghost.remove();
    return place;
  }

  readonly #typed = (event: Event): void => {
    this.#caretTyped = this.element.selectionStart;
    this.#typing = !(event instanceof InputEvent && event.inputType.startsWith('history'));
    // Before it is painted, and after the key is done with.
    if (this.#ranges.length > 0) this.#frame ??= requestAnimationFrame(this.#follow);
    this.#schedule(afterKey);
  };

  readonly #caretMoved = (): void => {
    if (this.#typing && this.element.selectionStart !== this.#caretTyped) this.lookSoon();
  };

  readonly #left = (): void => {
    this.#typing = false;
    this.lookSoon();
  };

  readonly #follow = (): void => {
    this.#frame = null;
    this.#underline(followEdit(this.#drawn, () => this.element.value) ?? { leaves: [], words: [] });
  };

  #schedule(delay: number): void {
    const due = performance.now() + delay;
    if (this.#stopped || this.#idle !== null || this.#due <= due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#idle = requestIdleCallback(this.#look, { timeout: 500 });
    }, delay);
  }

  readonly #look = (): void => {
    this.#idle = null;
    this.#due = Number.POSITIVE_INFINITY;
    this.#known = this.#cut();
    this.#draw();
    const typed = this.#typedWord();
    const unknown = this.#known.words.filter((word) => word !== typed && this.#memory.isRight(word.word) === undefined);
    if (unknown.length === 0) return;
    // Without a dictionary there is nothing to underline; Settings say why.
    this.#memory
      .learn(unknown.map(({ word }) => word))
      .then(() => this.#draw())
      .catch(() => undefined);
  };

  #cut(): BlockWords {
    const text = this.element.value;
    if (text === '') return { leaves: [], words: [] };
    if (this.#known.leaves[0]?.text === text) return this.#known;
    return { leaves: [{ key: 'field', text, start: 0 }], words: spellingTokens(text, this.#language) };
  }

  #typedWord(): SpellingToken | null {
    const { selectionStart: place, selectionEnd } = this.element;
    if (!this.#typing || place === null || place !== selectionEnd) return null;
    // A word that begins at the caret is behind what is typed.
    return this.#known.words.find((word) => word.start < place && place <= word.end) ?? null;
  }

  #draw(): void {
    // What was typed since is looked at in its turn.
    if (this.#stopped || (this.#known.leaves[0]?.text ?? '') !== this.element.value) return;
    const typed = this.#typedWord();
    if (!typed) this.#typing = false;
    this.#underline(this.#wrongIn(this.#known, typed));
  }

  #wrongIn({ leaves, words }: BlockWords, typed: SpellingToken | null): BlockWords {
    const wrong = words.filter(
      (word) => word !== typed && this.#memory.isRight(word.word) === false && !isIgnored(this.#editionId, word.word),
    );
    return { leaves, words: wrong };
  }

  #underline(now: BlockWords): void {
    this.#drawn = now;
    for (const range of this.#ranges) this.#highlight?.delete(range);
    this.#ranges = [];
    if (now.words.length === 0) {
      this.#ghost?.remove();
      this.#ghost = null;
      return;
    }
    const ghost = this.#ghost ?? new FieldGhost(this.element);
    this.#ghost = ghost;
    ghost.say();
    this.#ranges = now.words.map(({ start, end }) => ghost.rangeOf(start, end));
    for (const range of this.#ranges) this.#highlight?.add(range);
  }
}

/** As if it had been typed there, so that the field's own undo takes it back. */
function putIn(
  field: TextField,
  { start, end, by }: { readonly start: number; readonly end: number; readonly by: string },
): boolean {
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  if (!document.execCommand('insertText', false, by)) {
    field.setRangeText(by, start, end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return true;
}
