import { describe, expect, test } from 'vitest';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';
import { act, writeStory } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();

describe('the newsroom', () => {
  test('is shown before anybody signs in, and nothing else is', async () => {
    const ask = (channel: 'newsroom.get' | 'desk.get' | 'outlets.list') => newsroom.core.handle('nobody', channel, {});
    expect(await ask('newsroom.get')).toMatchObject({ ok: true, value: { name: 'Test' } });
    expect(await ask('desk.get')).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
    expect(await ask('outlets.list')).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });

  test('is changed by its editors, and everybody is told', async () => {
    const error = await newsroom.refused('aigerim', 'newsroom.update', { name: 'Mine' }, 'not-allowed');
    expect(error.message).toBe('Only an editor can change the newsroom: dina, galina or bolat.');
    newsroom.events.length = 0;
    const changed = await newsroom.get('galina', 'newsroom.update', { name: 'Ours', desks: ['City'], fourEyes: false });
    expect(changed).toMatchObject({ name: 'Ours', desks: ['City'], fourEyes: false });
    expect(newsroom.events).toEqual([{ kind: 'newsroom' }]);
  });

  test('keeps every language that a story has', async () => {
    await writeStory(newsroom, ['One.'], ['en', 'kk']);
    await newsroom.refused('galina', 'newsroom.update', { languages: ['en', 'ru'] }, 'bad-input');
    const changed = await newsroom.get('galina', 'newsroom.update', { languages: ['kk', 'en'] });
    expect(changed.languages).toEqual(['kk', 'en']);
  });

  test('has members who change, and who act by what they are now', async () => {
    const story = await writeStory(newsroom);
    await act(newsroom, 'aigerim', story.original, 'submit');
    const approve = { editionId: story.original, action: 'approve' } as const;
    await newsroom.refused('maksat', 'editions.act', approve, 'refused');
    await newsroom.get('galina', 'members.update', {
      memberId: newsroom.memberIds.maksat,
      name: 'Maksat Tulegen',
      roles: ['translator', 'editor'],
      languages: ['ru', 'en'],
    });
    await newsroom.get('maksat', 'editions.act', approve);
    const { members } = await newsroom.get('dina', 'newsroom.get', {});
    expect(members.find((member) => member.id === newsroom.memberIds.maksat)).toMatchObject({
      name: 'Maksat Tulegen',
      roles: ['translator', 'editor'],
      languages: ['ru', 'en'],
    });
  });

  test('refuses what does not fit, and names the field', async () => {
    const reply = await newsroom.core.handle('galina', 'members.add', { name: '', roles: ['editor'], languages: [] });
    expect(reply).toMatchObject({
      error: { code: 'bad-input', message: 'A member needs a name.', data: { path: 'name' } },
    });
    await newsroom.refused('galina', 'members.add', { name: 'X', roles: [], languages: ['en'] }, 'bad-input');
  });
});

describe('comments', () => {
  test('are resolved and come back, in the order they were made', async () => {
    const story = await writeStory(newsroom);
    const editionId = story.original;
    const first = await newsroom.get('maksat', 'comments.add', { editionId, text: ' Which river? ' });
    newsroom.clock.advance(1_000);
    await newsroom.get('aigerim', 'comments.add', { editionId, text: 'The long one.' });
    expect(first).toMatchObject({ authorName: 'maksat', text: 'Which river?', kind: 'comment', resolved: false });
    const list = async () =>
      (await newsroom.get('galina', 'comments.list', { editionId })).map((one) => [one.text, one.resolved]);
    await newsroom.get('aigerim', 'comments.resolve', { commentId: first.id, resolved: true });
    expect(await list()).toEqual([
      ['Which river?', true],
      ['The long one.', false],
    ]);
    await newsroom.get('maksat', 'comments.resolve', { commentId: first.id, resolved: false });
    expect((await list())[0]).toEqual(['Which river?', false]);
    await newsroom.refused('galina', 'comments.resolve', { commentId: 'none', resolved: true }, 'not-found');
  });
});
