import { beforeEach, describe, expect, test } from 'vitest';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, publishAll, saveText, translateAll, writeStory } from '../testing/test-newsroom.ts';

const newsroom = newsroomPerTest();
const story = storyPerTest(newsroom);

async function view(editionId: string, who: 'dina' | 'maksat' | 'asel' | 'galina' | 'aigerim' = 'dina') {
  return newsroom.get(who, 'editions.open', { editionId });
}

describe('submitting an original', () => {
  test('opens each wanted translation once, pinned to what was submitted', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const summary = await newsroom.get('dina', 'stories.get', { storyId: story.storyId });
    expect(summary.editions.map((edition) => [edition.language, edition.stage])).toEqual([
      ['en', 'edit'],
      ['ru', 'translation'],
      ['kk', 'translation'],
    ]);
    const original = await view(story.original);
    const russian = await view(await story.edition('ru'));
    expect(russian.content.pins.p1?.revision).toBe(original.revision);
    expect(russian.edition.progress).toEqual({ total: 4, done: 0, untranslated: 4, stale: 0 });
  });

  test('once more leaves what is open its pins, and shows what is stale', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    await act(newsroom, 'galina', story.original, 'sendBack', { reason: 'Too short.' });
    const blocks = [paragraph('p1', 'First!'), paragraph('p2', 'Second.'), paragraph('p3', 'Third.')];
    await saveText(newsroom, 'aigerim', story.original, { blocks });
    await act(newsroom, 'aigerim', story.original, 'submit');
    expect((await view(russian)).edition.progress).toEqual({ total: 4, done: 3, untranslated: 0, stale: 1 });
    const summary = await newsroom.get('dina', 'stories.get', { storyId: story.storyId });
    expect(summary.editions).toHaveLength(3);
  });

  test('in a language that is not published makes it a source', async () => {
    const source = await writeStory(newsroom, ['One.'], ['ru'], 'source-only');
    expect((await act(newsroom, 'aigerim', source.original, 'submit')).stage).toBe('source');
    expect((await view(await source.edition('ru'))).edition.stage).toBe('translation');
  });

  test('without text is refused, and says what is missing', async () => {
    const { editionId } = await newsroom.get('aigerim', 'stories.create', {
      slugline: 'empty',
      language: 'en',
      publishIn: ['en'],
    });
    const error = await newsroom.refused('aigerim', 'editions.act', { editionId, action: 'submit' }, 'refused');
    expect(error).toMatchObject({ message: 'There is no headline and no body yet.', data: { code: 'missing-text' } });
  });
});

describe('an action that is not allowed', () => {
  test('names who could do it', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const error = await newsroom.refused(
      'aigerim',
      'editions.act',
      { editionId: story.original, action: 'approve' },
      'refused',
    );
    expect(error.message).toBe('Only an editor can approve this: dina, galina or bolat.');
    expect(error.data).toEqual({ code: 'not-allowed', who: ['editor'] });
  });

  test('names the other editors under four eyes', async () => {
    const { editionId } = await newsroom.get('dina', 'stories.create', {
      slugline: 'own',
      language: 'en',
      publishIn: ['en'],
    });
    await saveText(newsroom, 'dina', editionId, { headline: 'Own', blocks: [paragraph('o1', 'Text.')] });
    await act(newsroom, 'dina', editionId, 'submit');
    const error = await newsroom.refused('dina', 'editions.act', { editionId, action: 'approve' }, 'refused');
    expect(error.message).toBe('You wrote or translated this, so another editor must approve it: galina, bolat.');
    await act(newsroom, 'galina', editionId, 'approve');
  });

  test('writes nothing: no revision, no event, no stage', async () => {
    const before = await newsroom.get('dina', 'history.list', { editionId: story.original });
    newsroom.events.length = 0;
    await newsroom.refused('galina', 'editions.act', { editionId: story.original, action: 'publish' }, 'refused');
    expect(await newsroom.get('dina', 'history.list', { editionId: story.original })).toEqual(before);
    expect(newsroom.events).toEqual([]);
  });

  test('is refused also to a window where nobody is signed in', async () => {
    const reply = await newsroom.core.handle('stranger', 'editions.act', {
      editionId: story.original,
      action: 'submit',
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });
});

describe('sending back', () => {
  test('puts the reason before whoever has it next, as a comment and a notice, until it is submitted again', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    await act(newsroom, 'maksat', russian, 'submit');
    await act(newsroom, 'galina', russian, 'sendBack', { reason: '  The figure is wrong. ' });
    const back = await view(russian, 'maksat');
    expect(back.edition).toMatchObject({ stage: 'translation', assigneeName: 'maksat' });
    expect(back.sentBack).toMatchObject({ reason: 'The figure is wrong.', by: 'galina' });
    const [comment] = await newsroom.get('maksat', 'comments.list', { editionId: russian });
    expect(comment).toMatchObject({ kind: 'send back', text: 'The figure is wrong.', authorName: 'galina' });
    const [revision] = await newsroom.get('maksat', 'history.list', { editionId: russian });
    expect(revision).toMatchObject({ cause: 'send back', note: 'The figure is wrong.', stage: 'translation' });
    const desk = await newsroom.get('maksat', 'desk.get', {});
    expect(desk.sections[0]).toMatchObject({ kind: 'sent-back', total: 1, rows: [{ reason: 'The figure is wrong.' }] });
    await act(newsroom, 'maksat', russian, 'submit');
    expect((await view(russian)).sentBack).toBeNull();
  });
});

describe('milestones', () => {
  test('are revisions of the text as it then was, also when no word changed', async () => {
    await publishAll(newsroom, story);
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'A name.' });
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    await act(newsroom, 'galina', story.original, 'kill', { reason: 'Not true.' });
    const history = await newsroom.get('dina', 'history.list', { editionId: story.original });
    expect(history.map((revision) => [revision.number, revision.cause, revision.stage, revision.note])).toEqual([
      [8, 'kill', 'killed', 'Not true.'],
      [7, 'publish', 'published', 'A name.'],
      [6, 'correct', 'correcting', 'A name.'],
      [5, 'publish', 'published', null],
      [4, 'approve', 'approved', null],
      [3, 'submit', 'edit', null],
      [2, 'typing', 'draft', null],
      [1, 'created', 'draft', null],
    ]);
  });

  test('of an approval keep the reasons for what was waived', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const russian = await story.edition('ru');
    await translateAll(newsroom, 'maksat', russian);
    await act(newsroom, 'maksat', russian, 'submit');
    const blocks = [paragraph('p1', 'First!'), paragraph('p2', 'Second.'), paragraph('p3', 'Third.')];
    await saveText(newsroom, 'galina', story.original, { blocks });
    const approve = { editionId: russian, action: 'approve' } as const;
    const error = await newsroom.refused('galina', 'editions.act', approve, 'refused');
    expect(error.data).toEqual({ code: 'checks-failing', checks: ['stale'] });
    await act(newsroom, 'galina', russian, 'approve', { waivers: { stale: 'Only a mark.' } });
    const [revision] = await newsroom.get('dina', 'history.list', { editionId: russian });
    expect(revision).toMatchObject({ cause: 'approve', note: 'stale: Only a mark.' });
  });
});

describe('a correction', () => {
  beforeEach(async () => {
    await publishAll(newsroom, story);
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'The year was wrong.' });
    const blocks = [paragraph('p1', 'First.'), paragraph('p2', 'Second, in 1991.'), paragraph('p3', 'Third.')];
    await saveText(newsroom, 'galina', story.original, { blocks });
  });

  test('counts, keeps its note, and gives every translation of what changed a mark and a task', async () => {
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    const corrected = await view(story.original);
    expect(corrected.edition).toMatchObject({ stage: 'published', correctionNumber: 1 });
    for (const [language, who] of [
      ['ru', 'maksat'],
      ['kk', 'asel'],
    ] as const) {
      const translation = await view(await story.edition(language), who);
      expect(translation.edition.progress.stale).toBe(1);
      expect(translation.tasks).toMatchObject([{ kind: 'correction', note: 'The year was wrong.', by: 'galina' }]);
      const desk = await newsroom.get(who, 'desk.get', {});
      expect(desk.sections.map((section) => [section.kind, section.total])).toEqual([['tasks', 1]]);
      expect(desk.sections[0]?.rows[0]).toMatchObject({ reason: 'The year was wrong.', reasonBy: 'galina' });
    }
  });

  test('is done in a translation once nothing is stale there', async () => {
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    const russian = await story.edition('ru');
    await newsroom.get('maksat', 'translation.stillValid', { editionId: russian, key: 'p2' });
    expect((await view(russian)).tasks).toEqual([]);
    expect((await newsroom.get('maksat', 'desk.get', {})).sections).toEqual([]);
    expect((await view(await story.edition('kk'))).tasks).toHaveLength(1);
  });

  test('of nothing that is translated gives no task', async () => {
    const blocks = [paragraph('p1', 'First.'), paragraph('p2', 'Second.'), paragraph('p3', 'Third.')];
    await saveText(newsroom, 'galina', story.original, { blocks });
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    expect((await view(await story.edition('ru'))).tasks).toEqual([]);
  });

  test('that adds a paragraph asks a published translation for it', async () => {
    const blocks = ['First.', 'Second.', 'Third.', 'Fourth.'].map((text, index) => paragraph(`p${index + 1}`, text));
    await saveText(newsroom, 'galina', story.original, { blocks });
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    expect((await view(await story.edition('ru'))).tasks).toMatchObject([{ kind: 'correction' }]);
  });

  test('does not reach readers before it is published', async () => {
    const history = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(history.map((delivery) => delivery.kind)).not.toContain('correct');
    const { deliveries } = await act(newsroom, 'galina', story.original, 'publishCorrection');
    expect(deliveries.map((delivery) => [delivery.outlet, delivery.kind, delivery.state])).toEqual([
      ['site', 'correct', 'done'],
      ['ninjs', 'correct', 'done'],
    ]);
  });
});

describe('a kill', () => {
  test('is final, tells outlets, and gives every other edition a task with the reason', async () => {
    await publishAll(newsroom, story);
    const { stage, deliveries } = await act(newsroom, 'galina', story.original, 'kill', { reason: 'A hoax.' });
    expect(stage).toBe('killed');
    expect(deliveries.map((delivery) => delivery.kind)).toEqual(['kill', 'kill']);
    const russian = await view(await story.edition('ru'));
    expect(russian.tasks).toMatchObject([{ kind: 'kill', note: 'A hoax.', by: 'galina' }]);
    const killed = await view(story.original, 'galina');
    expect([killed.actions, killed.mayWrite]).toEqual([[], false]);
    await act(newsroom, 'galina', await story.edition('ru'), 'kill', { reason: 'The same hoax.' });
    expect((await view(await story.edition('ru'))).tasks).toEqual([]);
  });

  test('does not wait for somebody who is writing', async () => {
    await publishAll(newsroom, story);
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'A name.' });
    await newsroom.get('galina', 'locks.take', { editionId: story.original, takeOver: false });
    await act(newsroom, 'bolat', story.original, 'kill', { reason: 'A hoax.' });
    const save = { editionId: story.original, baseRevision: 99, sourceRevision: null };
    await newsroom.refused('galina', 'editions.save', { ...save, fields: { headline: 'x' } }, 'not-allowed');
  });

  test('of what was only scheduled tells no outlet', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    await act(newsroom, 'galina', story.original, 'schedule', { at: '2026-11-21T09:00:00Z', timeZone: 'Asia/Almaty' });
    const { deliveries } = await act(newsroom, 'galina', story.original, 'kill', { reason: 'A hoax.' });
    expect(deliveries).toEqual([]);
  });
});

describe('an embargo', () => {
  test('blocks publication until it has passed', async () => {
    await newsroom.get('aigerim', 'stories.update', {
      storyId: story.storyId,
      embargo: { at: '2026-11-20T15:00:00+05:00', timeZone: 'Asia/Almaty' },
    });
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    const publish = { editionId: story.original, action: 'publish' } as const;
    const error = await newsroom.refused('galina', 'editions.act', publish, 'refused');
    expect(error.message).toBe('This story is under embargo until 2026-11-20 10:00 UTC.');
    newsroom.clock.advance(60 * 60_000);
    expect((await act(newsroom, 'galina', story.original, 'publish')).stage).toBe('published');
  });

  test('that comes with a refused publication is not kept; with one that is done it is', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    const editionId = story.original;
    const embargo = { at: '2026-11-20T10:00:00Z', timeZone: 'Asia/Almaty' };
    const error = await newsroom.refused(
      'galina',
      'editions.act',
      { editionId, action: 'publish', embargo },
      'refused',
    );
    expect(error.data).toEqual({ code: 'embargoed', until: Date.parse(embargo.at) });
    expect((await view(editionId)).story.embargo).toBeNull();
    await newsroom.refused('galina', 'editions.act', { editionId, action: 'reopen', embargo }, 'bad-input');
    const at = '2026-11-20T10:00:00Z';
    await act(newsroom, 'galina', editionId, 'schedule', { at, embargo });
    expect((await view(editionId)).story.embargo).toEqual({ ...embargo, at: '2026-11-20T10:00:00.000Z' });
  });

  test('is lifted by the publication that says so', async () => {
    const embargo = { at: '2026-11-21T10:00:00Z', timeZone: 'UTC' };
    await newsroom.get('aigerim', 'stories.update', { storyId: story.storyId, embargo });
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    await act(newsroom, 'galina', story.original, 'publish', { embargo: null });
    expect(await view(story.original)).toMatchObject({ story: { embargo: null }, edition: { stage: 'published' } });
  });
});

describe('a schedule', () => {
  beforeEach(async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    await act(newsroom, 'galina', story.original, 'schedule', {
      at: '2026-11-20T15:00:00+05:00',
      timeZone: 'Asia/Almaty',
    });
  });

  test('publishes at its time, not before, in the name of whoever set it', async () => {
    newsroom.clock.advance(60 * 60_000 - 1);
    await newsroom.core.runDue();
    expect((await view(story.original)).edition).toMatchObject({
      stage: 'scheduled',
      scheduledAt: '2026-11-20T10:00:00.000Z',
    });
    newsroom.clock.advance(1);
    await newsroom.core.runDue();
    expect((await view(story.original)).edition).toMatchObject({ stage: 'published', scheduledAt: null });
    const [revision] = await newsroom.get('dina', 'history.list', { editionId: story.original });
    expect(revision).toMatchObject({ cause: 'publish', authorName: 'galina' });
    const deliveries = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(deliveries.map((delivery) => delivery.state)).toEqual(['done', 'done']);
  });

  test('catches up after the newsroom was closed over it', async () => {
    newsroom.clock.advance(3 * 60 * 60_000);
    await newsroom.reopen();
    await newsroom.core.runDue();
    expect((await view(story.original)).edition.stage).toBe('published');
  });

  test('does not let an embargo be moved beyond it', async () => {
    const embargo = { at: '2026-11-20T12:00:00Z', timeZone: 'UTC' };
    await newsroom.refused('galina', 'stories.update', { storyId: story.storyId, embargo }, 'bad-input');
  });

  test('that is taken back does nothing', async () => {
    await act(newsroom, 'galina', story.original, 'unschedule');
    newsroom.clock.advance(3 * 60 * 60_000);
    await newsroom.core.runDue();
    expect((await view(story.original)).edition).toMatchObject({ stage: 'approved', scheduledAt: null });
  });
});

describe('spiking', () => {
  test('takes a story from every desk and list, and bringing it back restores its stages', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'spike');
    const list = (show: 'all' | 'spiked') =>
      newsroom.get('galina', 'stories.list', { show, text: '', offset: 0, limit: 10 });
    expect((await list('all')).total).toBe(0);
    expect((await list('spiked')).rows[0]).toMatchObject({ stage: 'spiked' });
    expect((await newsroom.get('maksat', 'desk.get', {})).sections).toEqual([]);
    const save = { editionId: story.original, baseRevision: 3, sourceRevision: null, fields: { headline: 'x' } };
    await newsroom.refused('galina', 'editions.save', save, 'not-allowed');
    await act(newsroom, 'galina', story.original, 'unspike');
    expect((await list('all')).rows[0]?.editions.map((edition) => edition.stage)).toEqual([
      'edit',
      'translation',
      'translation',
    ]);
  });
});

describe('the languages of a story', () => {
  test('that are added after it was submitted open at once', async () => {
    const english = await writeStory(newsroom, ['One.'], ['en'], 'english-only');
    await act(newsroom, 'aigerim', english.original, 'submit');
    await newsroom.get('aigerim', 'stories.update', { storyId: english.storyId, publishIn: ['en', 'kk'] });
    expect((await view(await english.edition('kk'))).edition.stage).toBe('translation');
  });

  test('that are under way stay', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    const error = await newsroom.refused(
      'aigerim',
      'stories.update',
      { storyId: story.storyId, publishIn: ['en'] },
      'bad-input',
    );
    expect(error.data.path).toBe('publishIn');
  });

  test('that come to include a source’s own send it on to edit', async () => {
    const source = await writeStory(newsroom, ['One.'], ['ru'], 'source-only');
    await act(newsroom, 'aigerim', source.original, 'submit');
    await newsroom.get('aigerim', 'stories.update', { storyId: source.storyId, publishIn: ['en', 'ru'] });
    expect((await view(source.original)).edition.stage).toBe('edit');
  });
});
