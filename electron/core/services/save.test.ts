import { describe, expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

function save(more: object = {}, baseRevision = 2) {
  return { editionId: story.original, baseRevision, sourceRevision: null, ...more };
}

describe('a new story', () => {
  test('opens at draft with an empty paragraph and a byline', async () => {
    const { editionId } = await newsroom.get('aigerim', 'stories.create', {
      slugline: 'new',
      language: 'en',
      publishIn: ['en'],
    });
    const view = await newsroom.get('aigerim', 'editions.open', { editionId });
    expect(view.content.fields.byline).toBe('By aigerim');
    expect(view.content.blocks).toMatchObject([{ type: 'paragraph', children: [] }]);
    expect(view).toMatchObject({ revision: 1, mayWrite: true, edition: { stage: 'draft', words: 0 } });
  });

  test('has a byline of the name alone in other languages', async () => {
    const { editionId } = await newsroom.get('dina', 'stories.create', {
      slugline: 'new',
      language: 'kk',
      publishIn: ['kk'],
    });
    expect((await newsroom.get('dina', 'editions.open', { editionId })).content.fields.byline).toBe('dina');
  });

  test('is for a journalist or an editor to start, and says who that is', async () => {
    const input = { slugline: 'new', language: 'en', publishIn: ['en'] } as const;
    const error = await newsroom.refused('maksat', 'stories.create', { ...input, publishIn: ['en'] }, 'not-allowed');
    expect(error.message).toContain('Only a journalist or an editor can start a story');
    expect(error.data.who).toEqual(['dina', 'aigerim', 'galina', 'bolat']);
  });

  test('is in the newsroom’s languages only', async () => {
    const error = await newsroom.refused(
      'aigerim',
      'stories.create',
      { slugline: 'new', language: 'fr', publishIn: ['en'] },
      'bad-input',
    );
    expect(error).toMatchObject({
      data: { path: 'language' },
      message: 'French is not among this newsroom’s languages.',
    });
  });
});

describe('a save', () => {
  test('is a revision of its own with its author, cause and time', async () => {
    newsroom.clock.advance(60_000);
    const saved = await newsroom.get('aigerim', 'editions.save', save({ fields: { headline: 'Better' } }));
    expect(saved).toMatchObject({ revision: 3, savedAt: '2026-11-20T09:01:00.000Z', words: 3, pieces: [] });
    const [newest, ...older] = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(newest).toMatchObject({ number: 3, cause: 'typing', authorName: 'aigerim', stage: 'draft', note: null });
    expect(older.map((revision) => [revision.number, revision.cause])).toEqual([
      [2, 'typing'],
      [1, 'created'],
    ]);
  });

  test('brings its story to the top of the list, with its time, also after others and again and again', async () => {
    const other = await newsroom.get('aigerim', 'stories.create', {
      slugline: 'other',
      language: 'en',
      publishIn: ['en'],
    });
    const revisions = new Map([
      [story.original, 2],
      [other.editionId, 1],
    ]);
    const list = async () => {
      const { rows } = await newsroom.get('aigerim', 'stories.list', { show: 'all', text: '', offset: 0, limit: 9 });
      return rows.map(({ editions, updatedAt }) => [editions[0]?.id, updatedAt]);
    };
    const times = new Map((await list()) as [string, string][]);
    for (const editionId of [0, 0, 1, 1, 0, 1, 0, 0].map((at) => [story.original, other.editionId][at] ?? '')) {
      newsroom.clock.advance(60_000);
      const baseRevision = revisions.get(editionId) ?? 0;
      const saved = await newsroom.get('aigerim', 'editions.save', {
        editionId,
        baseRevision,
        sourceRevision: null,
        fields: { standfirst: `After ${baseRevision}` },
      });
      revisions.set(editionId, saved.revision);
      times.set(editionId, saved.savedAt);
      const latest = [...times].toSorted(([, left], [, right]) => (left < right ? 1 : -1));
      expect(await list()).toEqual(latest);
    }
  });

  test('that changes nothing makes no revision', async () => {
    const saved = await newsroom.get(
      'aigerim',
      'editions.save',
      save({ fields: { headline: 'Headline' }, blocks: [paragraph('p1', 'First.')], order: ['p1', 'p2', 'p3'] }),
    );
    expect(saved.revision).toBe(2);
  });

  test('sees that a paragraph moved, was split from another or became a heading', async () => {
    const moved = await newsroom.get('aigerim', 'editions.save', save({ order: ['p2', 'p1', 'p3'] }));
    expect(moved.revision).toBe(3);
    const heading = { ...paragraph('p1', 'First.'), type: 'heading', tag: 'h2' } as const;
    const changed = await newsroom.get('aigerim', 'editions.save', save({ blocks: [heading] }, 3));
    expect(changed.revision).toBe(4);
  });

  test('on top of an old revision is a conflict that names the newest, and writes nothing', async () => {
    await newsroom.get('aigerim', 'editions.save', save({ fields: { headline: 'One' } }));
    const error = await newsroom.refused('aigerim', 'editions.save', save({ fields: { headline: 'Two' } }), 'conflict');
    expect(error.data).toEqual({ headRevision: 3 });
    expect((await newsroom.get('aigerim', 'editions.open', { editionId: story.original })).revision).toBe(3);
  });

  test.each([
    ['a block that stands nowhere', { blocks: [paragraph('new', 'x')] }],
    ['an order that names a stranger', { order: ['p1', 'p2', 'p3', 'p4'] }],
    ['a block twice', { order: ['p1', 'p1', 'p2', 'p3'] }],
    [
      'a script link',
      { blocks: [{ ...paragraph('p1', ''), children: [{ type: 'link', url: 'javascript:x', children: [] }] }] },
    ],
    ['a block of an unknown kind', { blocks: [{ id: 'p1', type: 'video', children: [] }] }],
    ['a field of its own', { fields: { colour: 'red' } }],
  ])('with %s is bad input', async (_what, more) => {
    await newsroom.refused('aigerim', 'editions.save', save(more) as never, 'bad-input');
    expect((await newsroom.get('aigerim', 'editions.open', { editionId: story.original })).revision).toBe(2);
  });

  test('in an original drops what blocks say they translate', async () => {
    await newsroom.get('aigerim', 'editions.save', save({ blocks: [paragraph('p1', 'Changed.', 'elsewhere')] }));
    const view = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect(view.content.blocks[0]).toEqual(paragraph('p1', 'Changed.'));
  });

  test('by somebody who may not write is refused with who may', async () => {
    const error = await newsroom.refused('maksat', 'editions.save', save({ fields: { headline: 'x' } }), 'not-allowed');
    expect(error.message).toBe(
      'Only the story’s journalist or an editor can write in this while it is in draft: dina, aigerim, galina or bolat.',
    );
    expect(error.data.who).toContain('aigerim');
  });

  test('tells the other windows, and names the one that knows already', async () => {
    newsroom.events.length = 0;
    await newsroom.get('aigerim', 'editions.save', save({ fields: { headline: 'Told' } }));
    expect(newsroom.events).toContainEqual({
      kind: 'story',
      storyId: story.storyId,
      editionIds: [story.original],
      origin: 'aigerim',
      weight: 'text',
    });
  });

  test('is kept as it was typed, whatever characters that takes', async () => {
    const text = 'Қазақ тілі: Ә Ғ Қ Ң Ө Ұ Ү Һ І “🙂” \u00a0\u200b e\u0301 \t';
    await newsroom.get('aigerim', 'editions.save', save({ blocks: [paragraph('p1', text)] }));
    await newsroom.reopen();
    const view = await newsroom.get('aigerim', 'editions.open', { editionId: story.original });
    expect(view.content.blocks[0]).toEqual(paragraph('p1', text));
  });
});

describe('a save of a translation', () => {
  test('by a translator takes the translation, if nobody has it', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const view = await translateAll(newsroom, 'maksat', russian);
    expect(view.edition).toMatchObject({ assigneeName: 'maksat', progress: { total: 4, done: 4, untranslated: 0 } });
  });

  test('by an editor does not', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const view = await translateAll(newsroom, 'galina', await story.edition('ru'));
    expect(view.edition.assigneeId).toBeNull();
  });

  test('pins what was translated to the source that its translator saw', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const seen = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    await saveText(newsroom, 'galina', story.original, {
      blocks: [paragraph('p1', 'First, changed meanwhile.'), paragraph('p2', 'Second.'), paragraph('p3', 'Third.')],
    });
    const first = seen.content.blocks.find((block) => block.source === 'p1');
    const saved = await newsroom.get('maksat', 'editions.save', {
      editionId: russian,
      baseRevision: seen.revision,
      sourceRevision: seen.source?.revision ?? 0,
      blocks: [paragraph(first?.id ?? '', 'Первый.', 'p1')],
    });
    expect(saved.pieces.find((piece) => piece.key === 'p1')?.state).toBe('stale');
  });

  test('cannot have seen a source that is not there yet', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const input = { editionId: await story.edition('ru'), baseRevision: 1, sourceRevision: 99 };
    await newsroom.refused('maksat', 'editions.save', { ...input, fields: { headline: 'x' } }, 'bad-input');
  });

  test('forgets a source that never was', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const view = await newsroom.get('maksat', 'editions.open', { editionId: russian });
    const order = [...view.content.blocks.map((block) => block.id), 'extra'];
    const blocks = [paragraph('extra', 'Примечание.', 'never-was')];
    const saved = await newsroom.get('maksat', 'editions.save', {
      editionId: russian,
      baseRevision: view.revision,
      sourceRevision: view.source?.revision ?? null,
      blocks,
      order,
    });
    expect(saved.progress.stale).toBe(0);
  });
});
