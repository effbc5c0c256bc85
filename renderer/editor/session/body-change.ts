import type { Block } from '../../../shared/domain/blocks.ts';
import type { FieldsStep } from '../undo/fields-step.ts';
import type { Step } from '../undo/undo-steps.ts';

/** What changed in a body since the last time somebody asked. */
export interface BodyChange {
  /** New and changed blocks, in any order. */
  readonly blocks?: readonly Block[];
  /** The ids of all blocks in order; absent when no block came, went or moved. */
  readonly order?: readonly string[];
}

/** An editor of a body, as the session that saves it sees it. */
export interface BodySource {
  /** Finishes what is under way, so that whoever listens for changes knows of all of them. */
  settle(): void;
  /** What changed since the last take, or null. Whoever takes a change keeps it until it is saved. */
  takeChange(): BodyChange | null;
  /** The same without taking it, and without finishing what is under way. */
  peekChange(): BodyChange | null;
  /** Every block as it stands now. */
  allBlocks(): readonly Block[];
  /**
   * Puts other blocks in the place of all; nothing of it counts as a change to be taken. As a step it can be undone;
   * else nothing before it can.
   */
  replaceAll(blocks: readonly Block[], step?: Step): void;
  /** What the next undo or redo would do to the fields; null when nothing. */
  nextFieldsStep(way: 'undo' | 'redo'): FieldsStep | null;
  /** Called when a step is undone or redone that did something to the fields too, once the body is as it is then. */
  onFieldsStep(listener: (step: FieldsStep) => void): () => void;
}
