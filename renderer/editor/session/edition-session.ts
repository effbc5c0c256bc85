import type { Instant, Saved } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, Reply } from '../../../shared/contract/errors.ts';
import type { ContentChange, EditionContent, FieldName } from '../../../shared/domain/edition.ts';
import type { BodyHandle } from '../body-handle.ts';
import type { StepName } from '../undo/undo-steps.ts';
import { wordsAfter } from '../word-count.ts';
import { ChangeHolder, type Unsent } from './change-holder.ts';
import { nothingPending, type PendingChange, toSend } from './pending-change.ts';
import { RecoveryKeeper } from './recovery-keeper.ts';
import { SaveClock } from './save-clock.ts';
import { Unanswered } from './save-echo.ts';
import { afterFailure, mayHaveBeenWritten, replyOf } from './save-failures.ts';
import { type EditionSessionOptions, type SaveInput, type SessionState, saveStateText } from './session-state.ts';
import { TypedText } from './typed-text.ts';

export type { EditionSessionOptions, Head, SaveInput, SessionState } from './session-state.ts';

/**
 * Owns the saving of one edition: saves what was typed in the fields and the body soon and one save at a time, and keeps
 * everything that no save has acknowledged. A store for `useSyncExternalStore`.
 */
export class EditionSession {
  readonly editionId: string;
  readonly #options: EditionSessionOptions;
  readonly #listeners = new Set<() => void>();
  readonly #adoptListeners = new Set<() => void>();
  #state: SessionState;
  readonly #text: TypedText;
  /** The ids of the blocks that the core has, in its order. */
  #acknowledged: readonly string[];
  readonly #clock = new SaveClock(() => {
    if (this.#inFlight) this.#due = true;
    else if (this.#held === 0) void this.#save();
  });
  #failures = 0;
  readonly #unanswered = new Unanswered();
  /** Resolves to whether the save succeeded. */
  #inFlight: Promise<boolean> | null = null;
  #due = false;
  #held = 0;
  /** What the save that is on its way has. */
  #sending: PendingChange = nothingPending;
  readonly #holder: ChangeHolder | null;
  readonly #recovery: RecoveryKeeper | null;
  /** Whether the text to be saved next is one that was recovered. */
  #recovered = false;
  /** What the text that is adopted now is called as a step of undo. */
  #step: StepName | undefined;
  /** Goes up when another text is adopted: what is still in flight then is about a text nobody shows any more. */
  #generation = 0;

  constructor(options: EditionSessionOptions) {
    const { editionId, content, revision, savedAt, words } = options;
    this.editionId = editionId;
    this.#options = options;
    this.#text = new TypedText(content, {
      onChange: () => this.#changed(),
      onBlocks: (before, after) =>
        this.#set({ words: wordsAfter(this.#state.words, before, after, this.#options.language) }),
      onShown: () => this.#adopted(),
    });
    this.getBody = this.#text.slot.get;
    this.subscribeBody = this.#text.slot.subscribe;
    this.#acknowledged = content.blocks.map((block) => block.id);
    this.#state = {
      status: 'saved',
      savedAt,
      error: null,
      kept: false,
      stopped: false,
      revision,
      words,
      over: false,
      saved: null,
    };
    this.#holder = options.hold === undefined ? null : new ChangeHolder(() => this.#unsent(), options.hold);
    this.#recovery =
      options.recovery === undefined
        ? null
        : new RecoveryKeeper(
            options.recovery,
            () => ({ content: this.currentContent(), baseRevision: this.#state.revision }),
            (kept) => this.#set({ kept }),
          );
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): SessionState => this.#state;

  /** For the status "Save state": starts with "Saved", "Saving" or "Not saved". */
  readonly getSaveStateText = (): string => saveStateText(this.#state);

  /** Called after another text was put in the place of this one, or fields were changed without being typed in. */
  onAdopt(listener: () => void): () => void {
    this.#adoptListeners.add(listener);
    return () => this.#adoptListeners.delete(listener);
  }

  /** The text as it is on the screen, what is not saved yet included. */
  currentContent(): EditionContent {
    return this.#text.current();
  }

  /** The text as it was taken last, without asking the editor: a block that did not change since is the same object. */
  get taken(): EditionContent {
    return this.#text.taken;
  }

  get isDirty(): boolean {
    return this.#text.isDirty;
  }

  getField(name: FieldName): string {
    return this.#text.taken.fields[name];
  }

  setField(name: FieldName, text: string): void {
    this.#text.setField(name, text);
  }

  /** Connects the editor of the body. The returned function takes what it still holds and disconnects it. */
  attachBody(body: BodyHandle): () => void {
    return this.#text.attach(body);
  }

  /** The body's editor; null while none is on the screen. With {@link subscribeBody} for `useSyncExternalStore`. */
  readonly getBody: () => BodyHandle | null;
  readonly subscribeBody: (listener: () => void) => () => void;

  /** Says that the body has a change to take. Costs next to nothing: called at every keystroke. */
  readonly bodyChanged = (): void => this.#text.bodyChanged();

  /** Saves now. Resolves to whether everything typed is on the disk. */
  async flush(): Promise<boolean> {
    for (;;) {
      this.getBody()?.settle();
      if (this.#inFlight) await this.#inFlight;
      // Something changed and nothing came of it: to be saved then means to say so.
      else if (!this.isDirty && this.#state.status !== 'unsaved') return this.#state.status === 'saved';
      else if (!(await this.#save())) return false;
    }
  }

  /**
   * Saves, and then runs a request that makes a revision of its own (still valid, submit…), holding autosave back so
   * that the two cannot collide. Null when the save failed and the request was not run. Tell the new revision from
   * inside the request, by {@link noteSaved} or {@link adopt}. A text that is adopted meanwhile is a step of undo with the
   * name given here; without one nothing before it can be undone.
   */
  async exclusively<Value>(request: () => Promise<Value>, step?: StepName): Promise<Value | null> {
    this.#held += 1;
    try {
      if (!(await this.flush())) return null;
      this.#step = step;
      return await request();
    } finally {
      this.#step = undefined;
      this.#held -= 1;
      if (this.#held === 0 && this.isDirty && !this.#state.stopped) this.#clock.schedule();
    }
  }

  /**
   * Saves the whole text on the screen on top of whatever the core has now, as a revision of its own: both texts are in
   * the history then. For after a `conflict` or `locked`. Resolves to whether it is on the disk.
   */
  async keepMine(): Promise<boolean> {
    while (this.#inFlight) await this.#inFlight;
    const generation = this.#generation;
    const reply = await replyOf(this.#options.readHead);
    if (generation !== this.#generation) return true;
    if (!reply.ok) {
      this.#set({ status: 'failed', error: reply.error, stopped: true });
      return false;
    }
    const { revision, savedAt, content } = reply.value;
    this.#unanswered.clear();
    this.#acknowledged = content.blocks.map((block) => block.id);
    this.#text.pendAll();
    this.#set({ revision, savedAt });
    return this.flush();
  }

  /**
   * Puts text that was found again on the screen and saves it, as a revision of cause `recovery`, on top of the revision
   * that this session shows. Resolves to whether it is on the disk.
   */
  async putBack({ fields, blocks }: Pick<EditionContent, 'fields' | 'blocks'>): Promise<boolean> {
    if (!(await this.flush())) return false;
    this.#recovered = true;
    this.#text.replace({ ...this.#text.taken, fields, blocks }, 'restore');
    this.#text.pendAll();
    this.#adopted();
    return this.flush();
  }

  /**
   * Puts back what was typed on top of this revision in a page that crashed, to be saved as if it were typed now. Before
   * an editor is connected. False when it does not fit.
   */
  resume(change: ContentChange): boolean {
    const fits = this.#text.resume(change);
    if (fits) this.#changed();
    return fits;
  }

  /** Tries at once what failed, without waiting for its turn: what kept it from being saved is gone. */
  retry(): void {
    const { status, stopped } = this.#state;
    if (status === 'failed' && !stopped && !this.#inFlight && this.#held === 0) void this.#save();
  }

  /** Takes note of a revision that another request than this session's own saves made of the same text. */
  noteSaved(saved: Saved): void {
    this.#set({ revision: saved.revision, savedAt: saved.savedAt, words: saved.words, saved });
  }

  /** Shows another text, saved elsewhere as this revision: one restored, taken over, submitted. What was not saved is dropped. */
  adopt(content: EditionContent, revision: number, savedAt: Instant, words = this.#state.words): void {
    this.#generation += 1;
    this.#clock.clear();
    this.#due = false;
    this.#failures = 0;
    this.#inFlight = null;
    this.#unanswered.clear();
    this.#recovered = false;
    this.#recovery?.drop();
    this.#sending = nothingPending;
    this.#acknowledged = content.blocks.map((block) => block.id);
    this.#text.replace(content, this.#step);
    this.#set({ status: 'saved', error: null, kept: false, stopped: false, revision, savedAt, words });
    this.#holder?.tellNow();
    this.#adopted();
  }

  /** Stops the timers. Call after {@link flush}; what is not saved is lost with the session. */
  dispose(): void {
    this.#clock.stop();
    this.#recovery?.stop();
    this.#holder?.stop();
    this.#set({ over: true });
    this.#listeners.clear();
    this.#adoptListeners.clear();
  }

  #adopted(): void {
    for (const listener of this.#adoptListeners) listener();
  }

  #changed(): void {
    if (this.#state.status === 'saved') this.#set({ status: 'unsaved' });
    this.#clock.note();
    const waits = this.#state.status === 'failed' && this.#state.error?.code !== 'bad-input';
    if (!waits && this.#held === 0) this.#clock.schedule();
    this.#recovery?.typed();
    this.#holder?.typed();
  }

  #unsent(): Unsent | null {
    const { kept, revision: baseRevision } = this.#state;
    // What is in a recovery file comes back from there.
    if (kept) return null;
    const change = toSend(this.#text.peek(), this.#sending.order ?? this.#acknowledged) ?? {};
    return { baseRevision, sending: this.#inFlight !== null, change };
  }

  #save(): Promise<boolean> {
    this.#clock.stop();
    this.#due = false;
    const change = this.#text.takePending();
    // While it is not known what the core has, even a text that is as it was has to be written.
    const order = change.order ?? this.#acknowledged;
    const sent = toSend(change, this.#acknowledged) ?? (this.#unanswered.any ? { order } : null);
    this.#clock.clear();
    if (!sent) {
      this.#failures = 0;
      this.#recovery?.drop();
      this.#set({ status: 'saved', error: null, kept: false, stopped: false });
      this.#holder?.tellNow();
      return Promise.resolve(true);
    }
    this.#sending = change;
    this.#holder?.sent();
    this.#set({ status: 'saving' });
    const saving = this.#send(sent, change, this.#generation);
    this.#inFlight = saving;
    return saving;
  }

  async #send(sent: ContentChange, change: PendingChange, generation: number): Promise<boolean> {
    const reply = await this.#request(sent);
    const written = !reply.ok && reply.error.code === 'conflict' && (await this.#wasWritten(generation));
    if (generation !== this.#generation) return true;
    this.#inFlight = null;
    this.#sending = nothingPending;
    if (written) {
      this.#text.giveBack(change);
      return this.#save();
    }
    if (reply.ok) return this.#succeeded(reply.value, change);
    if (mayHaveBeenWritten(reply.error.code)) this.#unanswered.add(sent);
    return this.#failed(reply.error, change);
  }

  #request(sent: ContentChange): Promise<Reply<Saved>> {
    return replyOf(() =>
      this.#options.save({
        editionId: this.editionId,
        baseRevision: this.#state.revision,
        sourceRevision: this.#options.sourceRevision(),
        ...(this.#recovered ? { cause: 'recovery' as const } : {}),
        // The contract's arrays are mutable to its validator only.
        ...(sent as Pick<SaveInput, 'fields' | 'blocks' | 'order'>),
      }),
    );
  }

  /** Whether the core's text is what the unanswered change made of ours; then goes on from its revision. */
  async #wasWritten(generation: number): Promise<boolean> {
    if (!this.#unanswered.any) return false;
    const reply = await replyOf(this.#options.readHead);
    if (!reply.ok || generation !== this.#generation) return false;
    const { revision, savedAt, content } = reply.value;
    if (revision !== this.#state.revision + 1 || !this.#unanswered.explain(content, this.#acknowledged)) return false;
    this.#unanswered.clear();
    this.#acknowledged = content.blocks.map((block) => block.id);
    this.#set({ revision, savedAt });
    return true;
  }

  #succeeded(saved: Saved, change: PendingChange): true {
    this.#failures = 0;
    this.#unanswered.clear();
    this.#recovered = false;
    this.#acknowledged = change.order ?? this.#acknowledged;
    const { revision, savedAt } = saved;
    // What was taken since the save began is counted here already.
    const { blocks, order } = this.#text.pending;
    const words = blocks.size > 0 || order ? this.#state.words : saved.words;
    const status = this.isDirty ? 'unsaved' : 'saved';
    this.#set({ status, revision, savedAt, words, saved, error: null, stopped: false, kept: false });
    // What was typed since the save began is on its way within a second; until then it is nowhere else.
    if (status === 'saved') {
      this.#recovery?.drop();
      this.#holder?.saved();
    }
    if (this.#due && this.#held === 0) this.#clock.startIn(0);
    return true;
  }

  #failed(error: DragomanErrorReply, change: PendingChange): false {
    this.#text.giveBack(change);
    this.#failures += 1;
    const next = afterFailure(error.code, this.#failures);
    this.#set({ status: 'failed', error, stopped: next === 'stop' });
    this.#recovery?.keepNow();
    this.#holder?.typed();
    if (typeof next === 'number') this.#clock.startIn(next);
    else if (next === 'after-change' && this.#due && this.#held === 0) this.#clock.startIn(0);
    return false;
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
