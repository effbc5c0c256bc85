import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Saved } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, ErrorCode, Reply } from '../../../shared/contract/errors.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import { applyChange, type EditionContent, emptyContent } from '../../../shared/domain/edition.ts';
import type { BodyHandle } from '../body-handle.ts';
import type { BodyChange } from './body-change.ts';
import { EditionSession, type SaveInput } from './edition-session.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Fate = 'ok' | 'disk-full' | 'lost-before' | 'lost-after';
type Step =
  | { readonly do: 'field'; readonly text: string }
  | { readonly do: 'edit' | 'insert' | 'remove' | 'move'; readonly at: number }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'answer'; readonly fate: Fate }
  | { readonly do: 'flush' | 'remount' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('field'), text: fc.string({ maxLength: 4 }) }),
  fc.record({ do: fc.constantFrom('edit', 'insert', 'remove', 'move'), at: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('wait'), milliseconds: fc.nat({ max: 3_000 }) }),
  fc.record({
    do: fc.constant('answer'),
    fate: fc.constantFrom<Fate>('ok', 'ok', 'disk-full', 'lost-before', 'lost-after'),
  }),
  fc.record({ do: fc.constantFrom('flush', 'remount') }),
);

/** A core: refuses what does not build on its head, and can lose a request before or after writing it. */
class ModelCore {
  content: EditionContent = emptyContent;
  revision = 1;
  readonly #waiting: { input: SaveInput; resolve: (reply: Reply<Saved>) => void }[] = [];

  readonly save = (input: SaveInput): Promise<Reply<Saved>> =>
    new Promise((resolve) => {
      this.#waiting.push({ input, resolve });
      expect(this.#waiting.length).toBe(1);
    });

  answer(fate: Fate): void {
    const request = this.#waiting.shift();
    if (!request) return;
    if (fate === 'disk-full') request.resolve(refusal('disk-full'));
    else if (fate === 'lost-before') request.resolve(refusal('core-restarted'));
    else {
      const reply = this.#write(request.input);
      request.resolve(fate === 'ok' || !reply.ok ? reply : refusal('core-restarted'));
    }
  }

  #write({ baseRevision, fields, blocks, order }: SaveInput): Reply<Saved> {
    if (baseRevision !== this.revision) return refusal('conflict');
    const applied = applyChange(this.content, {
      ...(fields ? { fields: fields as NonNullable<Parameters<typeof applyChange>[1]['fields']> } : {}),
      ...(blocks ? { blocks: blocks as Block[] } : {}),
      ...(order ? { order } : {}),
    });
    if (!applied.ok) throw new Error(`The change does not fit: ${JSON.stringify(applied.error)}`);
    this.content = applied.content;
    this.revision += 1;
    const progress = { total: 0, done: 0, untranslated: 0, stale: 0 };
    return {
      ok: true,
      value: { revision: this.revision, savedAt: '2026-11-22T14:03:22.000Z', words: 0, progress, pieces: [] },
    };
  }
}

function refusal(code: ErrorCode): Reply<never> {
  return { ok: false, error: { code, message: code, data: {} } as DragomanErrorReply };
}

/** An editor: blocks with a text each, and an account of what changed. */
class ModelBody {
  blocks: Block[] = [];
  #dirty = new Set<string>();
  #known: readonly string[] = [];
  #made = 0;

  constructor(blocks: readonly Block[]) {
    this.blocks = [...blocks];
    this.#known = blocks.map((block) => block.id);
  }

  change(what: 'edit' | 'insert' | 'remove' | 'move', at: number, id: () => string): void {
    const place = this.blocks.length === 0 ? 0 : at % this.blocks.length;
    this.#made += 1;
    const block = this.blocks[place];
    if (what === 'insert' || !block) this.#put(this.blocks.length === 0 ? 0 : place + 1, id(), 0);
    else if (what === 'remove') this.blocks.splice(place, 1);
    else if (what === 'move') this.blocks.push(...this.blocks.splice(place, 1));
    else this.#put(place, block.id, 1);
  }

  #put(place: number, id: string, instead: number): void {
    const children = [{ type: 'text', text: `${this.#made}`, format: 0 } as const];
    this.blocks.splice(place, instead, { type: 'paragraph', id, children });
    this.#dirty.add(id);
  }

  handle(): BodyHandle {
    const handle: Pick<BodyHandle, 'settle' | 'takeChange' | 'allBlocks' | 'replaceAll' | 'onFieldsStep'> = {
      settle: () => undefined,
      takeChange: () => this.#take(),
      allBlocks: () => this.blocks,
      replaceAll: () => undefined,
      onFieldsStep: () => () => undefined,
    };
    return handle as BodyHandle;
  }

  #take(): BodyChange | null {
    const order = this.blocks.map((block) => block.id);
    const blocks = this.blocks.filter((block) => this.#dirty.has(block.id) || !this.#known.includes(block.id));
    this.#dirty.clear();
    this.#known = order;
    return { blocks, order };
  }
}

test('whatever happens, in the end the core has exactly what was typed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const core = new ModelCore();
      const session = new EditionSession({
        editionId: 'edition',
        language: 'en',
        revision: 1,
        savedAt: '2026-11-22T14:00:00.000Z',
        content: emptyContent,
        words: 0,
        sourceRevision: () => null,
        save: core.save,
        readHead: async () => ({
          ok: true,
          value: { revision: core.revision, savedAt: '2026-11-22T14:03:22.000Z', content: core.content },
        }),
      });
      let body = new ModelBody([]);
      let detach = session.attachBody(body.handle());
      let count = 0;
      const newId = (): string => {
        count += 1;
        return `b${count}`;
      };
      let headline = '';
      const flushes: Promise<boolean>[] = [];
      for (const one of steps) {
        switch (one.do) {
          case 'field':
            headline = one.text;
            session.setField('headline', headline);
            break;
          case 'edit':
          case 'insert':
          case 'remove':
          case 'move':
            body.change(one.do, one.at, newId);
            session.bodyChanged();
            break;
          case 'wait':
            await vi.advanceTimersByTimeAsync(one.milliseconds);
            break;
          case 'answer':
            core.answer(one.fate);
            await vi.advanceTimersByTimeAsync(0);
            break;
          case 'flush':
            flushes.push(session.flush());
            break;
          case 'remount':
            detach();
            body = new ModelBody(session.currentContent().blocks);
            detach = session.attachBody(body.handle());
            break;
        }
        const { status } = session.getSnapshot();
        if (status === 'saved') {
          expect(core.content.fields.headline).toBe(headline);
          expect(core.content.blocks).toEqual(body.blocks);
        }
      }
      for (let round = 0; round < 60 && session.getSnapshot().status !== 'saved'; round += 1) {
        await vi.advanceTimersByTimeAsync(31_000);
        core.answer('ok');
        await vi.advanceTimersByTimeAsync(0);
      }
      expect(session.getSnapshot()).toMatchObject({ status: 'saved', revision: core.revision, error: null });
      expect(core.content.fields.headline).toBe(headline);
      expect(core.content.blocks).toEqual(body.blocks);
      await Promise.all(flushes);
      session.dispose();
    }),
    { numRuns: 500 },
  );
}, 120_000);
