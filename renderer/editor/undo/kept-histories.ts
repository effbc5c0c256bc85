import type { HistoryState } from '@lexical/history';
import type { EditorState, LexicalEditor } from 'lexical';
import { type Block, sameBlock } from '../../../shared/domain/blocks.ts';

/**
 * The undo histories of the stories that were left, so that somebody who comes back can undo on. A history is of a text:
 * when the story was changed elsewhere meanwhile, it is dropped.
 */

export interface BodyHistory {
  readonly undo: readonly EditorState[];
  readonly redo: readonly EditorState[];
  readonly current: EditorState;
}

interface Kept extends BodyHistory {
  readonly memberId: string | null;
  /** The text that it ends at, as it is saved. */
  readonly blocks: readonly Block[];
}

/** How many stories, and about how many nodes in the states of all of them: some ten megabytes. */
const mostStories = 10;
const mostNodes = 120_000;

/** By edition, the one that was left last at the end. */
const histories = new Map<string, Kept>();

/** What there is to undo and redo in an editor; null when that is nothing. */
export function historyIn({ undoStack, redoStack, current }: HistoryState): BodyHistory | null {
  if (current === null || (undoStack.length === 0 && redoStack.length === 0)) return null;
  const states = (entries: HistoryState['undoStack']): EditorState[] => entries.map(({ editorState }) => editorState);
  return { undo: states(undoStack), redo: states(redoStack), current: current.editorState };
}

/** A history for another editor. */
export function historyFor(editor: LexicalEditor, { undo, redo, current }: BodyHistory): HistoryState {
  const entry = (editorState: EditorState) => ({ editor, editorState });
  return { undoStack: undo.map(entry), redoStack: redo.map(entry), current: entry(current) };
}

/** Keeps the history of a text that is left; null when there is none. */
export function keepHistory(
  editionId: string,
  memberId: string | null,
  blocks: readonly Block[],
  history: BodyHistory | null,
): void {
  histories.delete(editionId);
  if (!history) return;
  histories.set(editionId, { ...history, memberId, blocks });
  for (const oldest of histories.keys()) {
    if (histories.size <= mostStories) break;
    histories.delete(oldest);
  }
  shorten();
}

/** What somebody can undo of the text that is opened again: nothing, if it is another one by now, or they are. */
export function keptHistory(editionId: string, memberId: string | null, blocks: readonly Block[]): BodyHistory | null {
  const kept = histories.get(editionId);
  if (!kept) return null;
  const same = kept.memberId === memberId && sameText(kept.blocks, blocks);
  if (!same) histories.delete(editionId);
  return same ? kept : null;
}

function sameText(before: readonly Block[], now: readonly Block[]): boolean {
  return (
    before.length === now.length &&
    now.every((block, at) => {
      const there = before[at];
      return there !== undefined && there.id === block.id && sameBlock(there, block);
    })
  );
}

/** A state shares what did not change with the one before it, but for the list of its nodes, of which long ones share too. */
function weightOf(state: EditorState): number {
  return Math.min(state._nodeMap.size, 1_000);
}

/** Takes the oldest steps from the stories that were left first until all fit. */
function shorten(): void {
  const all = [...histories].map(([id, kept]) => ({ id, kept, drop: 0 }));
  let nodes = 0;
  for (const { kept } of all) for (const state of [...kept.undo, ...kept.redo]) nodes += weightOf(state);
  for (const one of all) {
    while (nodes > mostNodes && one.drop < one.kept.undo.length) {
      const oldest = one.kept.undo[one.drop];
      nodes -= oldest ? weightOf(oldest) : 0;
      one.drop += 1;
    }
    if (one.drop > 0) histories.set(one.id, { ...one.kept, undo: one.kept.undo.slice(one.drop) });
  }
}

/** For tests. */
export function forgetHistories(): void {
  histories.clear();
}
