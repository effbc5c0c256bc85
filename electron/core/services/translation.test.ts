import { beforeEach, describe, expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);
let russian: string;
beforeEach(async () => {
  await act(newsroom, 'aigerim', story.original, 'submit');
  russian = await story.edition('ru');
});

async function states(): Promise<Record<string, string>> {
  const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
  return Object.fromEntries(view.source?.pieces.map((piece) => [piece.key, piece.state]) ?? []);
}

async function changeSource(...texts: string[]): Promise<void> {
  const blocks = texts.map((text, index) => paragraph(`p${index + 1}`, text));
  await saveText(newsroom, 'galina', story.original, { blocks });
}

describe('a source that changes', () => {
  test('marks the lists as well as the text', async () => {
    await translateAll(newsroom, 'maksat', russian);
    await changeSource('First!', 'Second.', 'Third.');
    const summary = await newsroom.get('maksat', 'stories.get', { storyId: story.storyId });
    expect(summary.editions.map((edition) => [edition.language, edition.progress.stale])).toEqual([
      ['en', 0],
      ['ru', 1],
      ['kk', 0],
    ]);
    const desk = await newsroom.get('maksat', 'desk.get', {});
    expect(desk.sections.map((section) => section.kind)).toEqual(['source-changed']);
  });

  test('tells whoever shows a translation of it', async () => {
    await translateAll(newsroom, 'maksat', russian);
    newsroom.events.length = 0;
    await changeSource('First!', 'Second.', 'Third.');
    const told = newsroom.events.flatMap((event) => (event.kind === 'story' ? event.editionIds : []));
    expect(told).toContain(russian);
  });

  test('back to what it was is no change', async () => {
    await translateAll(newsroom, 'maksat', russian);
    await changeSource('First!', 'Second.', 'Third.');
    await changeSource('First.', 'Second.', 'Third.');
    expect(await states()).toMatchObject({ p1: 'done', p2: 'done', p3: 'done' });
  });

  test('is shown against what the translator had, over any number of revisions', async () => {
    await translateAll(newsroom, 'maksat', russian);
    await changeSource('First one.', 'Second.', 'Third.');
    await changeSource('First one of all.', 'Second.', 'Third.');
    const difference = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'p1' });
    expect(difference.runs.map((run) => [run.side, run.text])).toEqual([
      ['both', 'First'],
      ['added', ' one of all'],
      ['both', '.'],
    ]);
  });

  test('is dated paragraph by paragraph', async () => {
    await translateAll(newsroom, 'maksat', russian);
    const at: Record<string, string> = {};
    const change = async (name: string, ...texts: string[]): Promise<void> => {
      newsroom.clock.advance(3_600_000);
      await changeSource(...texts);
      at[name] = (await newsroom.get('galina', 'editions.open', { editionId: story.original })).savedAt;
    };
    await change('first', 'First!', 'Second.', 'Third.');
    await change('third', 'First!', 'Second.');
    for (let times = 0; times < 9; times += 1) await change('second', 'First!', `Second ${times}.`);
    const { source } = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    expect(source?.changedAtByKey).toEqual({ p1: at.first, p2: at.second, p3: at.third });
  });

  test('by a paragraph that went is shown as removed', async () => {
    await translateAll(newsroom, 'maksat', russian);
    await changeSource('First.', 'Second.');
    expect((await states()).p3).toBe('removed');
    const difference = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'p3' });
    expect(difference).toMatchObject({ change: 'removed', runs: [{ side: 'removed', text: 'Third.' }] });
    const saved = await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p3' });
    expect(saved.progress).toEqual({ total: 3, done: 3, untranslated: 0, stale: 0 });
  });

  test('in its headline marks the headline', async () => {
    await translateAll(newsroom, 'maksat', russian);
    await saveText(newsroom, 'galina', story.original, { headline: 'Another headline' });
    expect((await states()).headline).toBe('stale');
    const difference = await newsroom.get('maksat', 'translation.whatChanged', { editionId: russian, key: 'headline' });
    expect(difference.look).toBe('headline');
  });
});

describe('saying that a paragraph is still valid', () => {
  beforeEach(async () => {
    await translateAll(newsroom, 'maksat', russian);
    await changeSource('First!', 'Second!', 'Third.');
  });

  test('is a revision that changes no word and holds until the next change', async () => {
    const before = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    const after = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    expect(after.content.blocks).toEqual(before.content.blocks);
    expect(after.revision).toBe(before.revision + 1);
    expect(await states()).toMatchObject({ p1: 'done', p2: 'stale' });
    await changeSource('First?', 'Second!', 'Third.');
    expect(await states()).toMatchObject({ p1: 'stale', p2: 'stale' });
  });

  test('twice is once', async () => {
    const once = await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    const twice = await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    expect(twice.revision).toBe(once.revision);
  });

  test('is for its translator or an editor', async () => {
    const input = { editionId: russian, key: 'p1' };
    await newsroom.refused('aigerim', 'translation.stillValid', input, 'not-allowed');
    await newsroom.refused('asel', 'translation.stillValid', input, 'not-allowed');
    await newsroom.get('maksat', 'locks.release', { editionId: russian });
    await newsroom.get('galina', 'translation.stillValid', input);
  });

  test('waits while somebody else writes there', async () => {
    await newsroom.get('maksat', 'locks.take', { editionId: russian, takeOver: false });
    await newsroom.refused('galina', 'translation.stillValid', { editionId: russian, key: 'p1' }, 'locked');
  });

  test('of what is not there, or in an original, is refused', async () => {
    await newsroom.refused('maksat', 'translation.stillValid', { editionId: russian, key: 'nothing' }, 'not-found');
    const original = { editionId: story.original, key: 'p1' };
    await newsroom.refused('galina', 'translation.stillValid', original, 'bad-input');
  });

  test('goes also once it is published, and leaves what readers have', async () => {
    await act(newsroom, 'maksat', russian, 'submit');
    await act(newsroom, 'galina', russian, 'approve', { waivers: { stale: 'Wording.' } });
    await act(newsroom, 'galina', russian, 'publish');
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p1' });
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    expect(view.edition).toMatchObject({ stage: 'published', progress: { stale: 1 } });
  });
});

describe('leaving a paragraph out', () => {
  test('counts as done and lets the translation be submitted', async () => {
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    const blocks = view.content.blocks.map((block) =>
      block.source === 'p3' ? paragraph(block.id, '', 'p3') : paragraph(block.id, 'Перевод.', block.source),
    );
    await saveText(newsroom, 'maksat', russian, { headline: 'Заголовок', blocks });
    const submit = { editionId: russian, action: 'submit' } as const;
    const error = await newsroom.refused('maksat', 'editions.act', submit, 'refused');
    expect(error.message).toContain('1 paragraph of the source is not in Russian yet');
    await newsroom.get('maksat', 'translation.leaveOut', { editionId: russian, key: 'p3', leftOut: true });
    expect((await states()).p3).toBe('left-out');
    await newsroom.get('maksat', 'translation.leaveOut', { editionId: russian, key: 'p3', leftOut: false });
    expect((await states()).p3).toBe('untranslated');
    await newsroom.get('maksat', 'translation.leaveOut', { editionId: russian, key: 'p3', leftOut: true });
    expect((await act(newsroom, 'maksat', russian, 'submit')).stage).toBe('edit');
  });

  test('is for paragraphs, not for the headline', async () => {
    const input = { editionId: russian, key: 'headline', leftOut: true };
    await newsroom.refused('maksat', 'translation.leaveOut', input, 'bad-input');
  });
});

describe('taking a translation', () => {
  test('keeps others from it, until it is given back', async () => {
    const { memberIds } = newsroom;
    await newsroom.get('dina', 'members.update', {
      memberId: memberIds.asel,
      name: 'asel',
      roles: ['translator'],
      languages: ['ru', 'kk'],
    });
    await act(newsroom, 'maksat', russian, 'assign', { assigneeId: memberIds.maksat });
    const view = await newsroom.get('asel', 'editions.open', { editionId: russian });
    expect([view.mayWrite, view.edition.assigneeName]).toEqual([false, 'maksat']);
    await act(newsroom, 'maksat', russian, 'assign', { assigneeId: null });
    expect((await newsroom.get('asel', 'editions.open', { editionId: russian })).mayWrite).toBe(true);
  });

  test('takes a name, and one that is there', async () => {
    const assign = { editionId: russian, action: 'assign' } as const;
    await newsroom.refused('maksat', 'editions.act', assign, 'bad-input');
    await newsroom.refused('maksat', 'editions.act', { ...assign, assigneeId: 'nobody' }, 'not-found');
  });
});
