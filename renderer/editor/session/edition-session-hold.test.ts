import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Saved } from '../../../shared/contract/contract.ts';
import type { Reply } from '../../../shared/contract/errors.ts';
import type { Block } from '../../../shared/domain/blocks.ts';
import { emptyContent } from '../../../shared/domain/edition.ts';
import type { BodyHandle } from '../body-handle.ts';
import type { BodyChange } from './body-change.ts';
import type { Unsent } from './change-holder.ts';
import { EditionSession, type SaveInput } from './edition-session.ts';
import { failure, paragraph, saved } from './session-testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A session that tells what it holds, with an editor that has one change at a time. */
function setUp({ kept = true } = {}) {
  const told: Unsent[] = [];
  const inputs: SaveInput[] = [];
  const answers: ((reply: Reply<Saved>) => void)[] = [];
  const session = new EditionSession({
    editionId: 'e',
    language: 'en',
    revision: 7,
    savedAt: '2026-11-22T14:00:00.000Z',
    content: { ...emptyContent, blocks: [paragraph('a', 'One')] },
    words: 1,
    sourceRevision: () => null,
    save: (input) => {
      inputs.push(input);
      return new Promise((resolve) => answers.push(resolve));
    },
    readHead: async () => ({ ok: false, error: { code: 'cancelled', message: '', data: {} } }),
    recovery: { keep: async () => kept, drop: () => undefined },
    hold: (unsent) => void told.push(unsent),
  });
  let change: BodyChange | null = null;
  const body: Pick<BodyHandle, 'settle' | 'takeChange' | 'peekChange' | 'allBlocks' | 'replaceAll' | 'onFieldsStep'> = {
    settle: () => undefined,
    peekChange: () => change,
    takeChange: () => {
      const taken = change;
      change = null;
      return taken;
    },
    allBlocks: () => [],
    replaceAll: () => undefined,
    onFieldsStep: () => () => undefined,
  };
  session.attachBody(body as BodyHandle);
  const type = (...blocks: readonly Block[]): void => {
    change = { blocks };
    session.bodyChanged();
  };
  const answer = async (reply: Reply<Saved> = { ok: true, value: saved(7 + inputs.length) }): Promise<void> => {
    answers.shift()?.(reply);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { session, told, inputs, type, answer, wait: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

test('what is typed is told soon, and again while typing goes on, without being taken from the editor', async () => {
  const { told, inputs, type, wait } = setUp();
  type(paragraph('a', 'One t'));
  type(paragraph('a', 'One tw'));
  await wait(250);
  type(paragraph('a', 'One two'));
  await wait(250);
  expect(told).toEqual([
    { baseRevision: 7, sending: false, change: { blocks: [paragraph('a', 'One tw')] } },
    { baseRevision: 7, sending: false, change: { blocks: [paragraph('a', 'One two')] } },
  ]);
  expect(inputs).toEqual([]);
});

test('what is typed while a save is on its way is told as on top of it, and nothing more once all is saved', async () => {
  const { told, type, answer, wait } = setUp();
  type(paragraph('a', 'One two'));
  await wait(600);
  type(paragraph('a', 'One two three'));
  await wait(250);
  expect(told.at(-1)).toEqual({
    baseRevision: 7,
    sending: true,
    change: { blocks: [paragraph('a', 'One two three')] },
  });
  await answer();
  await wait(600);
  await answer();
  const count = told.length;
  await wait(1_000);
  expect(told).toHaveLength(count);
});

test('what goes back to what is saved is told to be nothing', async () => {
  const { session, told, wait } = setUp();
  session.setField('headline', 'H');
  await wait(250);
  expect(told.at(-1)?.change).toEqual({ fields: { headline: 'H' } });
  session.adopt({ ...emptyContent, blocks: [paragraph('a', 'Other')] }, 8, '2026-11-22T14:01:00.000Z');
  expect(told.at(-1)).toEqual({ baseRevision: 8, sending: false, change: {} });
});

test('what is in a recovery file is not told as well, and all of it is where no disk takes it', async () => {
  for (const kept of [true, false]) {
    const { told, type, answer, wait } = setUp({ kept });
    type(paragraph('a', 'One two'));
    await wait(600);
    await answer(failure('disk-full'));
    const count = told.length;
    await wait(250);
    expect(told.slice(count)).toEqual(
      kept ? [] : [{ baseRevision: 7, sending: false, change: { blocks: [paragraph('a', 'One two')] } }],
    );
  }
});

test('what was held is on the screen again and saved like what is typed', async () => {
  const { session, inputs, answer, wait } = setUp();
  const change = { fields: { headline: 'H' }, blocks: [paragraph('b', 'Two')], order: ['a', 'b'] };
  expect(session.resume(change)).toBe(true);
  expect(session.getField('headline')).toBe('H');
  expect(session.currentContent().blocks).toEqual([paragraph('a', 'One'), paragraph('b', 'Two')]);
  expect(session.getSnapshot().status).toBe('unsaved');
  await wait(600);
  expect(inputs).toMatchObject([{ baseRevision: 7, ...change }]);
  expect(inputs[0]).not.toHaveProperty('cause');
  await answer();
  expect(session.getSnapshot().status).toBe('saved');
});

test('what does not fit the text is not put into it', () => {
  const { session } = setUp();
  expect(session.resume({ blocks: [paragraph('gone', 'Two')] })).toBe(false);
  expect(session.getSnapshot().status).toBe('saved');
});
