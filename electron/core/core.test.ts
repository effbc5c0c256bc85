import { describe, expect, test } from 'vitest';
import { newsroomPerTest } from './testing/newsroom-per-test.ts';
import { act, paragraph, publishAll, saveText, translateAll, writeStory } from './testing/test-newsroom.ts';

const newsroom = newsroomPerTest();

describe('the main job', () => {
  test('takes a story from draft through translation and edit to publication in three languages', async () => {
    const story = await writeStory(newsroom);
    await publishAll(newsroom, story);
    const summary = await newsroom.get('aigerim', 'stories.get', { storyId: story.storyId });
    expect(summary.stage).toBe('published');
    expect(summary.editions.map((edition) => [edition.language, edition.stage])).toEqual([
      ['en', 'published'],
      ['ru', 'published'],
      ['kk', 'published'],
    ]);
    const deliveries = await newsroom.get('galina', 'deliveries.list', { storyId: story.storyId });
    expect(deliveries).toHaveLength(6);
    expect(deliveries.every((delivery) => delivery.state === 'done' && delivery.path !== null)).toBe(true);
    expect(newsroom.log).toEqual([]);
  });

  test('keeps everything over a restart', async () => {
    const story = await writeStory(newsroom);
    const before = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    await newsroom.reopen();
    const after = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect(after.content).toEqual(before.content);
    expect(after.revision).toBe(2);
  });

  test('marks exactly the paragraphs that moved, and forgets the mark once one is said to be still valid', async () => {
    const story = await writeStory(newsroom);
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    await saveText(newsroom, 'galina', story.original, {
      blocks: [paragraph('p1', 'First.'), paragraph('p2', 'Second, changed.'), paragraph('p3', 'Third.')],
    });
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    expect(view.source?.pieces).toEqual([
      { key: 'headline', kind: 'field', state: 'done' },
      { key: 'p1', kind: 'block', state: 'done' },
      { key: 'p2', kind: 'block', state: 'stale' },
      { key: 'p3', kind: 'block', state: 'done' },
    ]);
    expect(view.edition.progress.stale).toBe(1);
    const difference = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'p2' });
    expect(difference.runs.map((run) => [run.side, run.text])).toEqual([
      ['both', 'Second'],
      ['added', ', changed'],
      ['both', '.'],
    ]);
    const saved = await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p2' });
    expect(saved.progress.stale).toBe(0);
  });
});
