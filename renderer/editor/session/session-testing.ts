import { vi } from 'vitest';
import type { Saved } from '../../../shared/contract/contract.ts';
import type { DragomanErrorReply, Reply } from '../../../shared/contract/errors.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import { type EditionContent, emptyContent } from '../../../shared/domain/edition.ts';
import { EditionSession, type Head, type SaveInput } from './edition-session.ts';

export const failure = (code: DragomanErrorReply['code'], message = 'No room left on the disk.'): Reply<Saved> => ({
  ok: false,
  error: { code, message, data: {} } as DragomanErrorReply,
});

export const saved = (revision: number): Saved => ({
  revision,
  savedAt: '2026-11-22T14:03:22.000Z',
  words: 1,
  progress: { total: 0, done: 0, untranslated: 0, stale: 0 },
  pieces: [],
});

export const paragraph = (id: string, text: string): Block => ({
  type: 'paragraph',
  id,
  children: [{ type: 'text', text, format: 0 }],
});

/** A session whose core answers when the test says so. */
export function setUp(
  content: EditionContent = { ...emptyContent, blocks: [paragraph('a', 'One')] },
  head: Reply<Head> = { ok: false, error: { code: 'cancelled', message: '', data: {} } },
) {
  const kept: string[] = [];
  const inputs: SaveInput[] = [];
  const answers: ((reply: Reply<Saved>) => void)[] = [];
  const session = new EditionSession({
    editionId: 'edition',
    language: 'en',
    revision: 7,
    savedAt: '2026-11-22T14:00:00.000Z',
    content,
    words: 1,
    sourceRevision: () => null,
    save: (input) => {
      inputs.push(input);
      return new Promise((resolve) => {
        answers.push(resolve);
      });
    },
    readHead: async () => head,
    recovery: {
      keep: async ({ fields }, baseRevision) => {
        kept.push(`${fields.headline} on ${baseRevision}`);
        return true;
      },
      drop: () => void kept.push('dropped'),
    },
  });
  const answer = async (reply: Reply<Saved> = { ok: true, value: saved(7 + inputs.length) }): Promise<void> => {
    answers.shift()?.(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { session, inputs, kept, answer, status: () => session.getSnapshot().status };
}
