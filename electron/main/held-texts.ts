import type { HeldText } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import type { ParsedInput } from '../../shared/contract/parse.ts';
import type { ContentChange } from '../../shared/domain/edition.ts';

/**
 * What is typed in windows and not saved yet, in memory only, so that a page that crashes gets it back. A page tells what
 * was typed since it last sent a save; the saves themselves are seen on their way to the core.
 */
export interface HeldTexts {
  hold(session: string, text: ParsedInput<'app.holdText'>): void;
  /** Takes note of a save on its way, and of what became of it. */
  follow(session: string, save: ParsedInput<'editions.save'>, reply: Promise<Reply<unknown>>): void;
  /** What a window typed and the core does not have. */
  of(session: string): readonly HeldText[];
  /** Forgets what a window holds: of one edition, or all. */
  forget(session: string, editionId?: string): void;
  forgetAll(): void;
}

interface Held {
  /** The newest revision that the core is known to have of this window. */
  revision: number;
  /** Sent, and not known to be saved. */
  sent: ContentChange;
  /** Typed since the last save was sent. */
  typed: ContentChange;
}

export function createHeldTexts(): HeldTexts {
  const windows = new Map<string, Map<string, Held>>();

  const heldOf = (session: string, editionId: string, revision: number): Held => {
    const texts = windows.get(session) ?? new Map<string, Held>();
    windows.set(session, texts);
    const held = texts.get(editionId) ?? { revision, sent: {}, typed: {} };
    texts.set(editionId, held);
    // A page may say this before it hears of a save that is known here.
    held.revision = Math.max(held.revision, revision);
    return held;
  };

  return {
    hold(session, { editionId, baseRevision, sending, fields, blocks, order }) {
      const held = heldOf(session, editionId, baseRevision);
      held.typed = changeOf(fields, blocks, order);
      // Of a save that failed everything is in here again.
      if (!sending) held.sent = {};
    },
    follow(session, { editionId, baseRevision, fields, blocks, order }, reply) {
      const held = heldOf(session, editionId, baseRevision);
      // A window sends one save at a time, and in it all that is not saved.
      const sent = changeOf(fields, blocks, order);
      held.sent = sent;
      held.typed = {};
      void reply.then(
        (answer) => {
          if (!answer.ok || windows.get(session)?.get(editionId) !== held) return;
          if (held.sent === sent) held.sent = {};
          held.revision = Math.max(held.revision, (answer.value as { readonly revision: number }).revision);
        },
        // Whoever asked hears of it.
        () => undefined,
      );
    },
    of: (session) =>
      [...(windows.get(session) ?? [])].flatMap(([editionId, { revision, sent, typed }]) => {
        const change = merged(sent, typed);
        return Object.keys(change).length === 0 ? [] : [{ editionId, baseRevision: revision, change }];
      }),
    forget(session, editionId) {
      if (editionId === undefined) windows.delete(session);
      else windows.get(session)?.delete(editionId);
    },
    forgetAll: () => windows.clear(),
  };
}

type Part<Name extends keyof ContentChange> = ContentChange[Name] | undefined;

/** A change without the parts that are absent or empty. */
function changeOf(fields: Part<'fields'>, blocks: Part<'blocks'>, order: Part<'order'>): ContentChange {
  return {
    ...(fields && Object.keys(fields).length > 0 ? { fields } : {}),
    ...(blocks && blocks.length > 0 ? { blocks } : {}),
    ...(order ? { order } : {}),
  };
}

/** One change after another, as one: the later one wins. */
function merged(earlier: ContentChange, later: ContentChange): ContentChange {
  const blocks = new Map([...(earlier.blocks ?? []), ...(later.blocks ?? [])].map((block) => [block.id, block]));
  const order = later.order ?? earlier.order;
  const standing = order && new Set(order);
  return changeOf(
    { ...earlier.fields, ...later.fields },
    [...blocks.values()].filter(({ id }) => !standing || standing.has(id)),
    order,
  );
}
