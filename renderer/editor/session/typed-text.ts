import {
  applyChange,
  type ContentChange,
  type EditionContent,
  type FieldName,
} from '../../../shared/domain/edition.ts';
import type { BodyHandle } from '../body-handle.ts';
import { BodySlot } from '../body-slot.ts';
import { type FieldsStep, fieldsBetween, stepped } from '../undo/fields-step.ts';
import type { StepName } from '../undo/undo-steps.ts';
import { isNothing, merge, nothingPending, type PendingChange, pendingBody, pendingFields } from './pending-change.ts';

export interface TypedTextListener {
  /** Called when there is something new to be saved. */
  readonly onChange: () => void;
  /** Called when the blocks taken so far are others. */
  readonly onBlocks: (before: EditionContent['blocks'], after: EditionContent['blocks']) => void;
  /** Called when fields are others without having been typed in. */
  readonly onShown: () => void;
}

/**
 * The text of an edition while it is written: what fields and body have, on top of what was opened, and what of that is
 * in no save. Knows nothing of when it is saved, and how.
 */
export class TypedText {
  readonly slot = new BodySlot();
  readonly #listener: TypedTextListener;
  #content: EditionContent;
  #pending: PendingChange = nothingPending;
  #bodyDirty = false;

  constructor(content: EditionContent, listener: TypedTextListener) {
    this.#content = content;
    this.#listener = listener;
  }

  /** As it was taken last, without asking the editor: a block that did not change since is the same object. */
  get taken(): EditionContent {
    return this.#content;
  }

  /** As it is on the screen. */
  current(): EditionContent {
    this.collect();
    return this.#content;
  }

  get isDirty(): boolean {
    return this.#bodyDirty || !isNothing(this.#pending);
  }

  /** Connects the editor of the body. The returned function takes what it still holds and disconnects it. */
  attach(body: BodyHandle): () => void {
    this.slot.set(body);
    const stop = body.onFieldsStep((step) => this.#step(step));
    return () => {
      stop();
      if (this.slot.get() !== body) return;
      this.collect();
      this.slot.set(null);
    };
  }

  setField(name: FieldName, text: string): void {
    if (this.#content.fields[name] === text) return;
    this.#take(pendingFields({ [name]: text }));
    this.#listener.onChange();
  }

  /** Says that the body has a change to take. Called at every keystroke. */
  bodyChanged(): void {
    this.#bodyDirty = true;
    this.#listener.onChange();
  }

  /** What is to be saved from now on, with what the editor has and was not asked for: the editor keeps it. */
  peek(): PendingChange {
    const inBody = this.#bodyDirty ? this.slot.get()?.peekChange() : null;
    return inBody ? merge(this.#pending, pendingBody(inBody)) : this.#pending;
  }

  get pending(): PendingChange {
    return this.#pending;
  }

  /** Takes what is to be saved: whoever takes it keeps it until it is, or gives it back. */
  takePending(): PendingChange {
    this.collect();
    const change = this.#pending;
    this.#pending = nothingPending;
    return change;
  }

  /** Takes back what was not saved, below all that was typed since. */
  giveBack(change: PendingChange): void {
    this.#pending = merge(change, this.#pending);
  }

  /** Has the whole text saved as it is now. */
  pendAll(): void {
    const { fields, blocks } = this.current();
    this.#pending = { ...pendingBody({ blocks, order: blocks.map((block) => block.id) }), fields };
  }

  /** Applies what was typed on top of this text before. False when it does not fit. */
  resume(change: ContentChange): boolean {
    const applied = applyChange(this.#content, change);
    if (!applied.ok) return false;
    this.#pending = { ...pendingBody(change), fields: change.fields ?? {} };
    this.#show(applied.content);
    return true;
  }

  /**
   * Puts another text in the place of this one, on the screen too; nothing is to be saved then. As a step of that name it
   * can be undone, fields and body at once; else nothing before it can.
   */
  replace(content: EditionContent, step?: StepName): void {
    const fields = fieldsBetween(this.#content.fields, content.fields);
    this.#pending = nothingPending;
    this.#content = content;
    this.slot.get()?.replaceAll(content.blocks, step && { name: step, fields });
    this.#bodyDirty = false;
  }

  /** Takes from the editor what it has and was not asked for. */
  collect(): void {
    const body = this.slot.get();
    body?.settle();
    if (!this.#bodyDirty) return;
    this.#bodyDirty = false;
    const change = body?.takeChange();
    if (change) this.#take(pendingBody(change));
  }

  /** Undoes or redoes in the fields what goes with a step of the body. */
  #step(step: FieldsStep): void {
    const fields = stepped(this.#content.fields, step);
    if (Object.keys(fields).length === 0) return;
    this.#take(pendingFields(fields));
    this.#listener.onChange();
    this.#listener.onShown();
  }

  #take(change: PendingChange): void {
    this.#pending = merge(this.#pending, change);
    const applied = applyChange(this.#content, {
      fields: change.fields,
      blocks: [...change.blocks.values()],
      ...(change.order === null ? {} : { order: change.order }),
    });
    if (applied.ok) {
      this.#show(applied.content);
      return;
    }
    // The editor's account of its changes does not fit: the whole body is the answer that cannot be wrong.
    const blocks = this.slot.get()?.allBlocks() ?? this.#content.blocks;
    this.#pending = merge(this.#pending, pendingBody({ blocks, order: blocks.map((block) => block.id) }));
    this.#show({ ...this.#content, blocks });
  }

  #show(content: EditionContent): void {
    const before = this.#content.blocks;
    this.#content = content;
    if (content.blocks !== before) this.#listener.onBlocks(before, content.blocks);
  }
}
