import type { Core } from '../../electron/core/core.ts';
import type { BodyHandle } from '../../renderer/editor/body-handle.ts';
import type { BodyChange } from '../../renderer/editor/session/body-change.ts';
import { EditionSession } from '../../renderer/editor/session/edition-session.ts';
import type { Output } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import type { FieldName } from '../../shared/domain/edition.ts';
import type { Acknowledged } from './acknowledged.mts';
import { digestOf } from './digest.mts';
import { createWriter, type Writer } from './writer.mts';

/** A window in which somebody writes: the session that the program has there, with somebody who types into it. */
export interface TypedEdition {
  readonly editionId: string;
  readonly session: EditionSession;
  /** What the session said was saved, by the revision that it named. */
  readonly acknowledged: Acknowledged;
  /** Types on: what goes into one save, or more when it is cut into. */
  type(): void;
  /** Whether the session holds all that was typed, letter by letter. */
  isKept(): boolean;
}

export type View = Output<'editions.open'>;

/** @param core whoever answers now; another one after a restart. */
export function openTyped(view: View, core: () => Core, window: string, seed: number): TypedEdition {
  const editionId = view.edition.id;
  const acknowledged: Acknowledged = new Map();
  const writer = createWriter(view.content, seed);
  const session = new EditionSession({
    editionId,
    language: view.edition.language,
    revision: view.revision,
    savedAt: view.savedAt,
    content: view.content,
    words: view.edition.words,
    sourceRevision: () => null,
    save: (input) => core().handle(window, 'editions.save', input),
    readHead: (): Promise<Reply<View>> => core().handle(window, 'editions.open', { editionId }),
  });
  const body = createBody(writer);
  session.attachBody(body.handle);
  session.subscribe(() => {
    const { status, revision } = session.getSnapshot();
    // Then nothing waits to be taken or sent: what stands on the screen is what was saved.
    if (status === 'saved' && !session.isDirty) acknowledged.set(revision, digestOf(writer.content));
  });
  return {
    editionId,
    session,
    acknowledged,
    type() {
      const { fields = {}, ...change } = writer.write();
      for (const [name, text] of Object.entries(fields)) session.setField(name as FieldName, text);
      if (body.put(change)) session.bodyChanged();
    },
    isKept: () => digestOf(session.currentContent()) === digestOf(writer.content),
  };
}

/** An editor without a page: what is typed waits in it until the session takes it. */
function createBody(writer: Writer): { readonly handle: BodyHandle; put(change: BodyChange): boolean } {
  let blocks = new Map<string, Block>();
  let order: readonly string[] | null = null;
  const handle: Pick<BodyHandle, 'settle' | 'takeChange' | 'allBlocks' | 'replaceAll' | 'onFieldsStep'> = {
    settle: () => undefined,
    onFieldsStep: () => () => undefined,
    takeChange() {
      const standing = new Set(writer.content.blocks.map((block) => block.id));
      const change: BodyChange = {
        blocks: [...blocks.values()].filter((block) => standing.has(block.id)),
        ...(order === null ? {} : { order }),
      };
      blocks = new Map();
      order = null;
      return change;
    },
    allBlocks: () => writer.content.blocks,
    replaceAll: () => {
      throw new Error('Nobody put another text in the place of this one.');
    },
  };
  return {
    // The session asks for no more than these of an editor.
    handle: handle as BodyHandle,
    put(change) {
      for (const block of change.blocks ?? []) blocks.set(block.id, block);
      if (change.order) order = change.order;
      return change.blocks !== undefined || change.order !== undefined;
    },
  };
}
