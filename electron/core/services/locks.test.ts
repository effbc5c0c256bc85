import { beforeEach, describe, expect, test } from 'vitest';
import type { ChangeEvent } from '../../../shared/contract/contract.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';

const options = { answersLockWanted: true };
const newsroom = newsroomPerTest(options);
const story = storyPerTest(newsroom);
beforeEach(async () => {
  options.answersLockWanted = true;
  await newsroom.get('aigerim', 'locks.release', { editionId: story.original });
});

const save = (baseRevision: number, headline: string) => ({
  editionId: story.original,
  baseRevision,
  sourceRevision: null,
  fields: { headline },
});

describe('a lock', () => {
  test('keeps everybody else from writing, and says who holds it', async () => {
    await newsroom.get('aigerim', 'locks.take', { editionId: story.original, takeOver: false });
    const error = await newsroom.refused('galina', 'editions.save', save(2, 'Mine'), 'locked');
    expect(error.data).toEqual({ holder: 'aigerim', until: '2026-11-20T09:02:00.000Z', mayTakeOver: true });
    const take = { editionId: story.original, takeOver: false };
    await newsroom.refused('galina', 'locks.take', take, 'locked');
    const seen = await newsroom.get('galina', 'editions.open', { editionId: story.original });
    expect(seen.lock).toMatchObject({ memberName: 'aigerim', mine: false, mayTakeOver: true });
  });

  test('is taken by a save that needs it, and renewed by each', async () => {
    await newsroom.get('aigerim', 'editions.save', save(2, 'One'));
    newsroom.clock.advance(100_000);
    await newsroom.get('aigerim', 'editions.save', save(3, 'Two'));
    newsroom.clock.advance(100_000);
    await newsroom.refused('galina', 'editions.save', save(4, 'Mine'), 'locked');
  });

  test('ends two minutes after the last save', async () => {
    await newsroom.get('aigerim', 'editions.save', save(2, 'One'));
    newsroom.clock.advance(2 * 60_000);
    expect((await newsroom.get('galina', 'editions.save', save(3, 'Mine'))).revision).toBe(4);
  });

  test('lasts no longer because the clock went back a day', async () => {
    await newsroom.get('aigerim', 'editions.save', save(2, 'One'));
    newsroom.clock.advance(-24 * 60 * 60_000);
    await newsroom.refused('galina', 'editions.save', save(3, 'Mine'), 'locked');
    newsroom.clock.advance(2 * 60_000);
    expect((await newsroom.get('galina', 'editions.save', save(3, 'Mine'))).revision).toBe(4);
  });

  test('ends when its holder lets go, or leaves the desk', async () => {
    await newsroom.get('aigerim', 'locks.take', { editionId: story.original, takeOver: false });
    await newsroom.get('aigerim', 'session.signOut', {});
    expect((await newsroom.get('galina', 'editions.open', { editionId: story.original })).lock).toBeNull();
  });

  test('is void after a restart', async () => {
    await newsroom.get('aigerim', 'locks.take', { editionId: story.original, takeOver: false });
    await newsroom.reopen();
    expect((await newsroom.get('galina', 'editions.open', { editionId: story.original })).lock).toBeNull();
  });

  test('is for those who may write', async () => {
    await newsroom.refused('maksat', 'locks.take', { editionId: story.original, takeOver: false }, 'not-allowed');
  });

  test('keeps the workflow from moving a text that somebody else is writing', async () => {
    await newsroom.get('aigerim', 'locks.take', { editionId: story.original, takeOver: false });
    await newsroom.refused('galina', 'editions.act', { editionId: story.original, action: 'submit' }, 'locked');
  });
});

describe('taking over', () => {
  test('is an editor’s at once, and what the other had saved is a revision of its own', async () => {
    await newsroom.get('aigerim', 'editions.save', save(2, 'Hers'));
    const lock = await newsroom.get('galina', 'locks.take', { editionId: story.original, takeOver: true });
    expect(lock).toMatchObject({ mine: true, memberName: 'galina' });
    const [revision] = await newsroom.get('galina', 'history.list', { editionId: story.original });
    expect(revision).toMatchObject({ number: 4, cause: 'takeover', authorName: 'galina', note: 'aigerim' });
    await newsroom.get('galina', 'editions.save', save(4, 'Mine'));
    await newsroom.refused('aigerim', 'editions.save', save(3, 'Hers again'), 'locked');
  });

  test('is one’s own from another window', async () => {
    await newsroom.get('aigerim', 'locks.take', { editionId: story.original, takeOver: false });
    const window = 'aigerim at a second window';
    await newsroom.core.handle(window, 'session.signIn', { memberId: newsroom.memberIds.aigerim });
    const input = { editionId: story.original, takeOver: false };
    expect(await newsroom.core.handle(window, 'locks.take', input)).toMatchObject({
      error: { code: 'locked', data: { mayTakeOver: true } },
    });
    expect(await newsroom.core.handle(window, 'locks.take', { ...input, takeOver: true })).toMatchObject({ ok: true });
  });

  test('is nobody else’s while the lock holds', async () => {
    const input = { editionId: story.original, takeOver: true };
    await newsroom.get('galina', 'locks.take', { ...input, takeOver: false });
    const error = await newsroom.refused('aigerim', 'locks.take', input, 'locked');
    expect(error.data.mayTakeOver).toBe(false);
    newsroom.clock.advance(2 * 60_000);
    expect((await newsroom.get('aigerim', 'locks.take', input)).mine).toBe(true);
  });

  test('waits for what the other has not saved, which becomes a revision of its own', async () => {
    options.answersLockWanted = false;
    const { original: editionId } = story;
    const wanted: ChangeEvent[] = [];
    newsroom.core.onChange((event) => {
      if (event.kind !== 'lock-wanted') return;
      wanted.push(event);
      void newsroom
        .get('aigerim', 'editions.save', save(2, 'Typed and not saved'))
        .then(() => newsroom.get('aigerim', 'locks.release', { editionId }));
    });
    await newsroom.get('aigerim', 'locks.take', { editionId, takeOver: false });
    const lock = await newsroom.get('galina', 'locks.take', { editionId, takeOver: true });
    expect(lock).toMatchObject({ mine: true, own: true });
    expect(wanted).toEqual([{ kind: 'lock-wanted', editionId, session: 'aigerim', by: 'galina', own: false }]);
    const view = await newsroom.get('galina', 'editions.open', { editionId });
    expect(view.content.fields.headline).toBe('Typed and not saved');
    expect(view.revision).toBe(3);
    const [revision] = await newsroom.get('galina', 'history.list', { editionId });
    expect(revision).toMatchObject({ number: 3, cause: 'takeover', authorName: 'aigerim' });
    await newsroom.get('galina', 'editions.save', save(3, 'Mine'));
  });

  test('does not wait for ever for a window that does not answer', async () => {
    options.answersLockWanted = false;
    const { original: editionId } = story;
    await newsroom.get('aigerim', 'locks.take', { editionId, takeOver: false });
    expect((await newsroom.get('galina', 'locks.take', { editionId, takeOver: true })).mine).toBe(true);
    const [revision] = await newsroom.get('galina', 'history.list', { editionId });
    expect(revision).toMatchObject({ number: 3, cause: 'takeover', authorName: 'galina', note: 'aigerim' });
    await newsroom.refused('aigerim', 'editions.save', save(3, 'Late'), 'locked');
  });

  test('is asked of everybody who was quicker, too', async () => {
    const input = { editionId: story.original, takeOver: true };
    await newsroom.get('aigerim', 'locks.take', { ...input, takeOver: false });
    await Promise.all([newsroom.get('galina', 'locks.take', input), newsroom.get('bolat', 'locks.take', input)]);
    const view = await newsroom.get('galina', 'editions.open', { editionId: story.original });
    const loser = view.lock?.mine ? 'bolat' : 'galina';
    const asked = newsroom.events.flatMap((event) => (event.kind === 'lock-wanted' ? [event.session] : []));
    expect(asked).toEqual(['aigerim', loser]);
  });
});
