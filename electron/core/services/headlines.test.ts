import { expect, test } from 'vitest';
import { newsroomPerTest } from '../testing/newsroom-per-test.ts';

const newsroom = newsroomPerTest();

test('headline limits are usual until an editor sets them, one at a time', async () => {
  expect((await newsroom.get('aigerim', 'headlines.limits', {})).ru).toEqual({ ideal: 65, limit: 90 });
  await newsroom.refused('aigerim', 'headlines.setLimit', { language: 'ru', ideal: 50 }, 'not-allowed');
  await newsroom.get('galina', 'headlines.setLimit', { language: 'ru', ideal: 50 });
  const limits = await newsroom.get('galina', 'headlines.setLimit', { language: 'ru', limit: 70 });
  expect(limits.ru).toEqual({ ideal: 50, limit: 70 });
  expect(limits.kk).toEqual({ ideal: 65, limit: 90 });
  await newsroom.refused('galina', 'headlines.setLimit', { language: 'ru', limit: 40 }, 'bad-input');
});

test('a story has the length that was asked for, until nobody asks for one', async () => {
  const story = { slugline: 'short', language: 'en', publishIn: ['en'], commissionedWords: 500 } as const;
  const { storyId } = await newsroom.get('aigerim', 'stories.create', story);
  expect(await newsroom.get('aigerim', 'stories.get', { storyId })).toMatchObject({ commissionedWords: 500 });
  const updated = await newsroom.get('aigerim', 'stories.update', { storyId, commissionedWords: null });
  expect(updated.commissionedWords).toBeNull();
});
