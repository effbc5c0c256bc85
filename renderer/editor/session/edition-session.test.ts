import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyContent, noFields } from '../../../shared/domain/edition.ts';
import type { BodyHandle } from '../body-handle.ts';
import type { BodyChange } from './body-change.ts';
import { EditionSession } from './edition-session.ts';
import { failure, paragraph, saved, setUp } from './session-testing.ts';

beforeEach(() => {
  // The day of the revisions here: what is older shows its day.
  vi.useFakeTimers({ now: new Date('2026-11-22T14:10:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('saves 600 ms after the last keystroke', async () => {
  const { session, inputs, answer, status } = setUp();
  session.setField('headline', 'R');
  await vi.advanceTimersByTimeAsync(500);
  session.setField('headline', 'Rate');
  await vi.advanceTimersByTimeAsync(599);
  expect(inputs).toEqual([]);
  expect(session.getSaveStateText()).toBe('Saving…');
  await vi.advanceTimersByTimeAsync(1);
  expect(inputs).toEqual([
    { editionId: 'edition', baseRevision: 7, sourceRevision: null, fields: { headline: 'Rate' } },
  ]);
  expect(status()).toBe('saving');
  await answer();
  expect(status()).toBe('saved');
  expect(session.getSnapshot().revision).toBe(8);
  expect(session.getSaveStateText()).toMatch(/^Saved \d\d:\d\d:\d\d$/u);
});

test('saves at the latest 2 s into continuous typing', async () => {
  const { session, inputs } = setUp();
  for (let at = 0; at < 5; at += 1) {
    session.setField('headline', 'x'.repeat(at + 1));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(inputs).toHaveLength(1);
});

test('keeps one save in flight and sends what came meanwhile after it', async () => {
  const { session, inputs, answer, status } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(700);
  session.setField('byline', 'M. Tulegen');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(inputs).toHaveLength(1);
  await answer();
  expect(status()).toBe('saving');
  expect(inputs[1]).toMatchObject({ baseRevision: 8, fields: { byline: 'M. Tulegen' } });
  await answer();
  expect(status()).toBe('saved');
});

test('never says saved before the core said so', async () => {
  const { session, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(session.getSaveStateText()).toBe('Saving…');
  await answer();
  expect(session.getSaveStateText()).toMatch(/^Saved/u);
});

test('after a failure says why, keeps the text and tries again after 1, 2, 4, 4 … s', async () => {
  const { session, inputs, answer, status } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(700);
  for (const [tries, wait] of [1_000, 2_000, 4_000, 4_000, 4_000].entries()) {
    await answer(failure('disk-full'));
    expect(session.getSaveStateText()).toBe('Not saved: No room left on the disk.');
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(inputs).toHaveLength(tries + 1);
    await vi.advanceTimersByTimeAsync(1);
    expect(inputs).toHaveLength(tries + 2);
  }
  session.setField('dateline', 'ASTANA');
  await answer();
  await vi.advanceTimersByTimeAsync(700);
  expect(inputs.at(-1)?.fields).toEqual({ dateline: 'ASTANA' });
  await answer();
  expect(status()).toBe('saved');
});

test('what is typed while a save fails goes with the next one', async () => {
  const { session, inputs, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(700);
  session.setField('headline', 'One two');
  session.setField('standfirst', 'Three');
  await answer(failure('storage-failed'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(inputs[1]?.fields).toEqual({ headline: 'One two', standfirst: 'Three' });
});

test.each(['conflict', 'locked', 'refused'] as const)('stops at %s until somebody does something', async (code) => {
  const { session, inputs, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(700);
  await answer(failure(code, 'A. Bekova writes this now.'));
  expect(session.getSnapshot()).toMatchObject({ status: 'failed', stopped: true, error: { code } });
  session.setField('headline', 'One two');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(inputs).toHaveLength(1);
  expect(session.getSaveStateText()).toBe('Not saved: A. Bekova writes this now.');
  const flushed = session.flush();
  await answer();
  expect(await flushed).toBe(true);
});

test('a text that does not fit is tried again when it was changed', async () => {
  const { session, inputs, answer, status } = setUp();
  session.setField('headline', 'x'.repeat(3_000));
  await vi.advanceTimersByTimeAsync(700);
  await answer(failure('bad-input', 'A headline has at most 2,000 characters.'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inputs).toHaveLength(1);
  session.setField('headline', 'x');
  await vi.advanceTimersByTimeAsync(700);
  await answer();
  expect(status()).toBe('saved');
});

test('a request that throws is a failed save', async () => {
  const session = new EditionSession({
    editionId: 'edition',
    language: 'en',
    revision: 1,
    savedAt: '2026-11-22T14:00:00.000Z',
    content: emptyContent,
    words: 0,
    sourceRevision: () => null,
    save: () => Promise.reject(new Error('The bridge is gone.')),
    readHead: () => Promise.reject(new Error('The bridge is gone.')),
  });
  session.setField('headline', 'One');
  expect(await session.flush()).toBe(false);
  expect(session.getSaveStateText()).toBe('Not saved: The bridge is gone.');
  session.dispose();
});

test('flush saves at once and waits for what is in flight', async () => {
  const { session, inputs, answer } = setUp();
  session.setField('headline', 'One');
  await vi.advanceTimersByTimeAsync(700);
  session.setField('headline', 'Two');
  const flushed = session.flush();
  await answer();
  expect(inputs).toHaveLength(2);
  await answer();
  expect(await flushed).toBe(true);
  expect(session.isDirty).toBe(false);
});

test('flush says so when it could not save', async () => {
  const { session, answer } = setUp();
  session.setField('headline', 'One');
  const flushed = session.flush();
  await answer(failure('disk-full'));
  expect(await flushed).toBe(false);
  expect(session.isDirty).toBe(true);
});

test('a request run exclusively comes after everything typed and before everything typed meanwhile', async () => {
  const { session, inputs, answer } = setUp();
  session.setField('headline', 'One');
  let finish = (): void => undefined;
  const order: string[] = [];
  const done = session.exclusively(async () => {
    order.push(`request after ${inputs.length} saves`);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    session.noteSaved(saved(20));
    return 'done';
  });
  await answer();
  session.setField('headline', 'Two');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(inputs).toHaveLength(1);
  finish();
  expect(await done).toBe('done');
  await vi.advanceTimersByTimeAsync(700);
  expect(order).toEqual(['request after 1 saves']);
  expect(inputs[1]).toMatchObject({ baseRevision: 20, fields: { headline: 'Two' } });
});

test('a request is not run when what was typed could not be saved', async () => {
  const { session, answer } = setUp();
  session.setField('headline', 'One');
  const request = vi.fn<() => Promise<string>>();
  const done = session.exclusively(request);
  await answer(failure('disk-full'));
  expect(await done).toBe(null);
  expect(request).not.toHaveBeenCalled();
});

test('adopting a text drops what was not saved and ignores the save in flight', async () => {
  const { session, inputs, answer, status } = setUp();
  const adopted = vi.fn<() => void>();
  session.onAdopt(adopted);
  session.setField('headline', 'Mine');
  await vi.advanceTimersByTimeAsync(700);
  session.setField('headline', 'Mine too');
  session.adopt({ ...emptyContent, fields: { ...noFields, headline: 'Theirs' } }, 12, '2026-11-22T15:00:00.000Z');
  await answer(failure('conflict'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inputs).toHaveLength(1);
  expect(status()).toBe('saved');
  expect(session.getField('headline')).toBe('Theirs');
  expect(adopted).toHaveBeenCalledOnce();
  session.setField('headline', 'Ours');
  await vi.advanceTimersByTimeAsync(700);
  expect(inputs[1]?.baseRevision).toBe(12);
});

function fakeBody(changes: BodyChange[]): BodyHandle {
  const body: Pick<BodyHandle, 'settle' | 'takeChange' | 'allBlocks' | 'replaceAll' | 'onFieldsStep'> = {
    settle: () => undefined,
    takeChange: () => changes.shift() ?? null,
    allBlocks: () => [],
    replaceAll: () => undefined,
    onFieldsStep: () => () => undefined,
  };
  return body as BodyHandle;
}

test('takes changes of the body when it saves, and the rest when the editor goes', async () => {
  const { session, inputs, answer } = setUp();
  const detach = session.attachBody(
    fakeBody([{ blocks: [paragraph('a', 'Two')] }, { blocks: [paragraph('b', 'Three')], order: ['a', 'b'] }]),
  );
  session.bodyChanged();
  await vi.advanceTimersByTimeAsync(700);
  expect(inputs[0]?.blocks).toEqual([paragraph('a', 'Two')]);
  session.bodyChanged();
  detach();
  expect(session.currentContent().blocks).toEqual([paragraph('a', 'Two'), paragraph('b', 'Three')]);
  await answer();
  await vi.advanceTimersByTimeAsync(700);
  expect(inputs[1]).toMatchObject({ blocks: [paragraph('b', 'Three')], order: ['a', 'b'] });
});

test('flush says that all is saved when the body said it changed and nothing came of it', async () => {
  const { session, inputs, status } = setUp();
  session.attachBody(fakeBody([]));
  session.bodyChanged();
  session.currentContent();
  expect(status()).toBe('unsaved');
  await expect(session.flush()).resolves.toBe(true);
  expect(status()).toBe('saved');
  expect(inputs).toEqual([]);
});

test('a block that came and went while nothing could be saved is not sent', async () => {
  const { session, inputs, answer, status } = setUp();
  session.attachBody(fakeBody([{ blocks: [paragraph('b', 'Two')], order: ['a', 'b'] }, { order: ['a'] }]));
  session.bodyChanged();
  await vi.advanceTimersByTimeAsync(700);
  await answer(failure('disk-full'));
  session.bodyChanged();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(inputs).toHaveLength(1);
  expect(status()).toBe('saved');
});

test('counts the words of what is not saved yet', async () => {
  const { session, answer } = setUp();
  session.attachBody(fakeBody([{ blocks: [paragraph('a', 'One two three')] }]));
  session.bodyChanged();
  await vi.advanceTimersByTimeAsync(700);
  expect(session.getSnapshot().words).toBe(3);
  await answer({ ok: true, value: { ...saved(8), words: 4 } });
  expect(session.getSnapshot().words).toBe(4);
});

test('keeps mine after a conflict: the whole text goes on top of what the core has now', async () => {
  const content = { ...emptyContent, blocks: [paragraph('b', 'Theirs')] };
  const { session, inputs, answer, status } = setUp(undefined, {
    ok: true,
    value: { revision: 12, savedAt: '2026-11-22T14:05:00.000Z', content },
  });
  session.setField('headline', 'Mine');
  await vi.advanceTimersByTimeAsync(700);
  await answer(failure('conflict', 'The text was changed elsewhere.'));
  expect(status()).toBe('failed');
  const kept = session.keepMine();
  await vi.advanceTimersByTimeAsync(0);
  expect(inputs.at(-1)).toEqual({
    editionId: 'edition',
    baseRevision: 12,
    sourceRevision: null,
    fields: { ...noFields, headline: 'Mine' },
    blocks: [paragraph('a', 'One')],
    order: ['a'],
  });
  await answer({ ok: true, value: saved(13) });
  expect(await kept).toBe(true);
  expect(session.getSnapshot()).toMatchObject({ status: 'saved', revision: 13, error: null, stopped: false });
});

test('keeps what is typed when mine cannot be kept either', async () => {
  const { session, answer, status } = setUp();
  session.setField('headline', 'Mine');
  await vi.advanceTimersByTimeAsync(700);
  await answer(failure('locked', 'Galina is writing here.'));
  expect(await session.keepMine()).toBe(false);
  expect(status()).toBe('failed');
  expect(session.isDirty).toBe(true);
  expect(session.getField('headline')).toBe('Mine');
});
