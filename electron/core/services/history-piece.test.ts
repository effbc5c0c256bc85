import { describe, expect, test } from 'vitest';
import { type Block, blockText } from '../../../shared/domain/blocks.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, type Person, paragraph, saveText, translateAll } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

const open = (editionId: string, who: Person = 'aigerim') => newsroom.get(who, 'editions.open', { editionId });
const texts = async (): Promise<readonly string[]> => (await open(story.original)).content.blocks.map(blockText);
const restore = (number: number, key: string) =>
  newsroom.get('aigerim', 'history.restore', { editionId: story.original, number, key });
const write = (...blocks: readonly Block[]) => saveText(newsroom, 'aigerim', story.original, { blocks });

describe('restoring a paragraph', () => {
  test('gives it its old words and kind, in its place, and leaves the others as they are', async () => {
    const heading: Block = {
      id: 'p2',
      type: 'heading',
      tag: 'h2',
      children: [{ type: 'text', text: 'New', format: 1 }],
    };
    await write(paragraph('p3', 'Third, longer.'), heading, paragraph('p1', 'First, longer.'));
    const saved = await restore(2, 'p2');
    expect(saved.revision).toBe(4);
    expect(await texts()).toEqual(['Third, longer.', 'Second.', 'First, longer.']);
    expect((await open(story.original)).content.blocks[1]?.type).toBe('paragraph');
    const [newest] = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(newest).toMatchObject({ cause: 'revert', note: 'Paragraph from revision 2', authorName: 'aigerim' });
    await restore(3, 'p2');
    expect((await open(story.original)).content.blocks[1]).toEqual(heading);
    const history = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(history.map((one) => one.note).slice(0, 2)).toEqual([
      'Heading from revision 3',
      'Paragraph from revision 2',
    ]);
  });

  test('brings one that is gone back after the neighbour that it stood after', async () => {
    await write(paragraph('p3', 'Third.'), paragraph('p1', 'First.'), paragraph('p9', 'Ninth.'));
    await restore(2, 'p2');
    expect(await texts()).toEqual(['Third.', 'First.', 'Second.', 'Ninth.']);
  });

  test('brings one back after the nearest neighbour that is left, or else first', async () => {
    await write(paragraph('p1', 'First.'), paragraph('p9', 'Ninth.'));
    await restore(2, 'p3');
    expect(await texts()).toEqual(['First.', 'Third.', 'Ninth.']);
    await write(paragraph('p9', 'Ninth.'));
    await restore(2, 'p2');
    expect(await texts()).toEqual(['Second.', 'Ninth.']);
  });

  test('is refused for one that the revision does not have, and for who may not write', async () => {
    await write(paragraph('p9', 'Ninth.'));
    const input = { editionId: story.original, number: 2, key: 'p9' };
    await newsroom.refused('aigerim', 'history.restore', input, 'not-found');
    await newsroom.refused('aigerim', 'history.restore', { ...input, number: 8 }, 'not-found');
    await newsroom.refused('maksat', 'history.restore', { ...input, key: 'p1' }, 'not-allowed');
    expect(await texts()).toEqual(['Ninth.']);
    expect(await newsroom.get('aigerim', 'history.list', { editionId: story.original })).toHaveLength(3);
  });
});

describe('restoring a field', () => {
  test('leaves the body and the other fields', async () => {
    await saveText(newsroom, 'aigerim', story.original, { headline: 'Other', blocks: [paragraph('p1', 'Only.')] });
    await restore(2, 'headline');
    expect((await open(story.original)).content.fields.headline).toBe('Headline');
    expect(await texts()).toEqual(['Only.']);
    const [newest] = await newsroom.get('aigerim', 'history.list', { editionId: story.original });
    expect(newest?.note).toBe('Headline from revision 2');
  });
});

describe('restoring in a translation', () => {
  test('takes the source and the pin that the paragraph had then', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const first = await translateAll(newsroom, 'maksat', russian);
    const [block] = first.content.blocks;
    if (!block) throw new Error('The translation is empty');
    const source = block.source ?? '';

    // The source moves on, the translator follows it, with another text and its pin moved up.
    const { content } = await open(story.original, 'galina');
    const moved = content.blocks.map((one) => (one.id === source ? paragraph(one.id, 'First, changed.') : one));
    await saveText(newsroom, 'galina', story.original, { blocks: moved });
    const stale = async () => (await open(russian, 'maksat')).edition.progress.stale;
    expect(await stale()).toBe(1);
    const rest = first.content.blocks.slice(1);
    await saveText(newsroom, 'maksat', russian, { blocks: [paragraph(block.id, 'Заново.', source), ...rest] });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: source });
    expect(await stale()).toBe(0);

    // What it said before was made from what the source said before: it is stale again.
    const saved = await newsroom.get('maksat', 'history.restore', {
      editionId: russian,
      number: first.revision,
      key: block.id,
    });
    expect(saved.progress.stale).toBe(1);
    const after = (await open(russian, 'maksat')).content;
    expect(after.blocks[0]).toEqual(block);
    expect(after.pins[source]).toEqual(first.content.pins[source]);

    // And gone altogether, it comes back as the translation of the same paragraph.
    await saveText(newsroom, 'maksat', russian, { blocks: rest });
    await newsroom.get('maksat', 'history.restore', { editionId: russian, number: first.revision, key: block.id });
    expect((await open(russian, 'maksat')).content.blocks).toEqual(first.content.blocks);
  });

  test('takes the pin of a headline with it', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    const first = await translateAll(newsroom, 'maksat', russian);
    await saveText(newsroom, 'galina', story.original, { headline: 'Another headline' });
    await saveText(newsroom, 'maksat', russian, { headline: 'Другой заголовок' });
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'headline' });
    const input = { editionId: russian, number: first.revision, key: 'headline' };
    expect((await newsroom.get('maksat', 'history.restore', input)).progress.stale).toBe(1);
    expect((await open(russian, 'maksat')).content.fields.headline).toBe('Перевод');
  });
});
