/** What spelling's keys, commands and menu work on: the body of an edition, or one of its fields. */

/** A word where it stands. */
export interface CheckedWord {
  /** As it is looked up. */
  readonly word: string;
  /** As it is written there. */
  readonly written: string;
  /** Where it is on the screen; null when it is gone. */
  rect(): DOMRect | null;
  /** Puts another word there, as one step of undo. False when it is gone. */
  replace(by: string): boolean;
  /** Selects it and brings it into view. False when it is gone. */
  select(): boolean;
}

export interface CheckedText {
  readonly element: HTMLElement;
  /** The word at the caret, or the one that is selected, whether it is right or wrong. */
  atCaret(): CheckedWord | null;
  /** The underlined word at a point of the screen. */
  atPoint(point: { readonly x: number; readonly y: number }): CheckedWord | null;
  /** The next word that is wrong, beyond the caret or in the whole text; null when there is none. */
  next(step: 1 | -1, reach: Reach): Promise<CheckedWord | null>;
}

export type Reach = 'beyond-caret' | 'whole';

/**
 * The next word that is wrong in texts that stand one below the other, from the caret of one of them on and around the
 * end; null when there is none.
 */
export async function nextWrong(
  texts: readonly CheckedText[],
  from: CheckedText,
  step: 1 | -1,
): Promise<CheckedWord | null> {
  const at = Math.max(0, texts.indexOf(from));
  // The one with the caret comes twice: what is beyond the caret first, the rest last.
  for (let turn = 0; turn <= texts.length; turn += 1) {
    const text = texts[(at + turn * step + 2 * texts.length) % texts.length];
    const found = await text?.next(step, turn === 0 ? 'beyond-caret' : 'whole');
    if (found) return found;
  }
  return null;
}
