import type { Block, textFormat } from '../../shared/domain/blocks.ts';
import type { LetterCase } from '../../shared/language/letter-case.ts';
import type { BlockKind } from './blocks/block-kind.ts';
import type { BodySource } from './session/body-change.ts';

/** What the selection is made of, for the toolbar. The same object until something of it changes. */
export interface FormatState {
  /** Null when the selection holds blocks of several kinds. */
  readonly kind: BlockKind | null;
  /** What the caret is in that is no kind of paragraph, as it is called; null in a paragraph. */
  readonly thing: 'Table' | 'Picture' | 'Card' | 'Line' | null;
  /** A sum of `textFormat` bits: what is typed here would have them, and all that is selected has them. */
  readonly format: number;
  /** The address of the link at the selection. */
  readonly link: string | null;
  /** Whether there is a selection that a link can be put on. */
  readonly mayLink: boolean;
  /** Whether anything is selected. */
  readonly selected: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export type TextMark = keyof typeof textFormat;

export type FormatCommand =
  | { readonly do: 'kind'; readonly kind: BlockKind }
  /** As `kind`, and back to paragraphs when the selection is of that kind already. */
  | { readonly do: 'toggle-kind'; readonly kind: BlockKind }
  | { readonly do: TextMark | 'undo' | 'redo' }
  /** Takes every text format from what is selected; links and kinds of paragraph stay. */
  | { readonly do: 'clear-formatting' }
  /** Moves list items in or out. */
  | { readonly do: 'indent'; readonly by: 1 | -1 }
  | { readonly do: 'insert'; readonly what: 'rule' | 'table' | 'picture' | 'no-break-space' }
  | { readonly do: 'case'; readonly to: LetterCase }
  | { readonly do: 'paste-as-text' | 'toggle-typography' }
  /** Opens the small panel that asks for an address. */
  | { readonly do: 'edit-link' }
  /** Null takes the link away. An address that is not allowed is refused: nothing changes. */
  | { readonly do: 'set-link'; readonly url: string | null };

export type CaretPlace = 'start' | 'end';

/** The editor of a body, as views use it. Listeners are called until the returned function is. */
export interface BodyHandle extends BodySource {
  /** The element of the text box "Body"; null until it is in the page. */
  rootElement(): HTMLElement | null;
  /** The elements of the blocks in order; `data-block` and `data-source` name block and source block. */
  blockElements(): readonly HTMLElement[];
  /** Puts the caret in the body, where it last was or at the start. */
  focus(): void;
  /** Puts the caret in a block and brings it into view; at its start unless said. False when there is no such block. */
  focusBlock(id: string, where?: CaretPlace): boolean;
  currentBlockId(): string | null;
  /** The source block that the block with the caret translates. */
  currentSourceId(): string | null;
  /**
   * Makes room for a translation: an empty block of the same kind for each source block that has none, at its place.
   * Not an edit of its own: undo passes over it, and it is saved with the next thing typed. Blank source blocks are
   * left out. The body remembers the source: whatever takes the last block of a source paragraph away (a merge, a
   * deletion, another text, an undo) leaves an empty one in its place.
   */
  ensureSourceBlocks(source: readonly Block[]): void;
  /** Puts text into a block in place of all it holds, as one step of undo; the block keeps its id, kind and source. */
  setBlockInlines(id: string, children: Block['children']): boolean;
  /** Called after the page was brought up to a change of the text, before it is painted. */
  onLayout(listener: () => void): () => void;
  /** Called when the caret came into another block. */
  onCurrentBlock(listener: () => void): () => void;
  formatState(): FormatState;
  onFormatState(listener: () => void): () => void;
  run(command: FormatCommand): void;
}
