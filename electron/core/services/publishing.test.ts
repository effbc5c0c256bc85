import { beforeEach, describe, expect, test } from 'vitest';
import type { OutletJob, OutletWriter } from '../outlets/outlet.ts';
import { newsroomPerTest, storyPerTest } from '../testing/newsroom-per-test.ts';
import { act, paragraph, publishAll, saveText } from '../testing/test-newsroom.ts';

let jobs: OutletJob[];
let broken: boolean;
beforeEach(() => {
  jobs = [];
  broken = false;
});

const site: OutletWriter = {
  outlet: 'site',
  async deliver(job) {
    if (broken) throw new Error('ENOSPC: no space left on device');
    jobs.push(job);
    return { path: `${job.folder}/${job.edition.language}.html` };
  },
};
const newsroom = newsroomPerTest({ writers: { site } });
const story = storyPerTest(newsroom);

describe('a publication', () => {
  test('tells an outlet what it needs, and what stands around it there', async () => {
    await publishAll(newsroom, story);
    expect(jobs.map((job) => [job.edition.language, job.siblings.map((edition) => edition.language)])).toEqual([
      ['ru', []],
      ['kk', ['ru']],
      ['en', ['ru', 'kk']],
    ]);
    const [russian, , english] = jobs;
    expect(russian?.edition).toMatchObject({
      kind: 'translation',
      slugline: 'a-story',
      originalLanguage: 'en',
      translatedFromEditionId: story.original,
      authorName: 'aigerim',
      translatorName: 'maksat',
      correctionNumber: 0,
      killed: null,
      newsroomName: 'Test',
      newsroomLanguages: ['en', 'ru', 'kk'],
    });
    expect(english?.edition).toMatchObject({ translatorName: null, translatedFromEditionId: null });
    expect(english?.latest('ru').map((edition) => edition.fields.headline)).toEqual(['Перевод']);
  });

  test('goes to the outlets that were chosen, its correction to all that are on, its kill to all told', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    const outletsOf = (acted: { deliveries: readonly { outlet: string }[] }) =>
      acted.deliveries.map((delivery) => delivery.outlet).toSorted();
    expect(outletsOf(await act(newsroom, 'galina', story.original, 'publish', { outlets: ['ninjs'] }))).toEqual([
      'ninjs',
    ]);
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'A name.' });
    const everywhere = ['ninjs', 'site'];
    expect(outletsOf(await act(newsroom, 'galina', story.original, 'publishCorrection'))).toEqual(everywhere);
    const killed = await act(newsroom, 'galina', story.original, 'kill', { reason: 'A hoax.' });
    expect(outletsOf(killed)).toEqual(everywhere);
  });

  test('is refused, like a schedule, when it would go to no outlet although there are some', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    await newsroom.get('galina', 'outlets.update', { outlet: 'ninjs', folder: null, enabled: false });
    const editionId = story.original;
    const at = '2026-11-21T09:00:00Z';
    for (const outlets of [[], ['ninjs' as const]]) {
      for (const input of [{ action: 'publish' } as const, { action: 'schedule', at } as const]) {
        const error = await newsroom.refused('galina', 'editions.act', { editionId, outlets, ...input }, 'bad-input');
        expect(error.data.path).toBe('outlets');
      }
    }
    expect((await newsroom.get('galina', 'editions.open', { editionId })).edition.stage).toBe('approved');
  });

  test('goes ahead and goes nowhere when every outlet is off', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    for (const outlet of ['site', 'ninjs'] as const) {
      await newsroom.get('galina', 'outlets.update', { outlet, folder: null, enabled: false });
    }
    const acted = await act(newsroom, 'galina', story.original, 'publish', { outlets: [] });
    expect(acted).toEqual({ stage: 'published', deliveries: [] });
  });

  test('that was scheduled goes to the outlets chosen with the last schedule', async () => {
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
    const at = '2026-11-20T10:00:00Z';
    await act(newsroom, 'galina', story.original, 'schedule', { at, outlets: ['site'] });
    await act(newsroom, 'galina', story.original, 'unschedule');
    await act(newsroom, 'galina', story.original, 'schedule', { at, outlets: ['ninjs'] });
    newsroom.clock.advance(60 * 60_000);
    await newsroom.core.runDue();
    const deliveries = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(deliveries.map((delivery) => [delivery.outlet, delivery.state])).toEqual([['ninjs', 'done']]);
  });

  test('leaves an outlet that is off alone, but takes back what went there', async () => {
    await newsroom.get('galina', 'outlets.update', { outlet: 'ninjs', folder: null, enabled: false });
    await publishAll(newsroom, story);
    const deliveries = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(new Set(deliveries.map((delivery) => delivery.outlet))).toEqual(new Set(['site']));
    await newsroom.get('galina', 'outlets.update', { outlet: 'site', folder: null, enabled: false });
    const killed = await act(newsroom, 'galina', story.original, 'kill', { reason: 'A hoax.' });
    expect(killed.deliveries.map((delivery) => [delivery.outlet, delivery.state])).toEqual([['site', 'done']]);
    expect(jobs.at(-1)).toMatchObject({ kind: 'kill', edition: { killed: { reason: 'A hoax.' } } });
  });

  test('keeps the slugline of its first day for outlets', async () => {
    await publishAll(newsroom, story);
    await newsroom.get('aigerim', 'stories.update', { storyId: story.storyId, slugline: 'renamed' });
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'A name.' });
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    expect(jobs.at(-1)?.edition.slugline).toBe('a-story');
  });

  test('writes into the usual folder beside the newsroom, or where it is told to', async () => {
    const usual = newsroom.path.replace('.newsroom', '.outlets');
    expect(await newsroom.get('aigerim', 'outlets.list', {})).toEqual([
      { outlet: 'site', enabled: true, folder: `${usual}/site` },
      { outlet: 'ninjs', enabled: true, folder: `${usual}/ninjs` },
    ]);
    await newsroom.get('galina', 'outlets.update', { outlet: 'site', folder: '/srv/www', enabled: true });
    await publishAll(newsroom, story);
    expect(jobs[0]?.folder).toBe('/srv/www');
    const relative = { outlet: 'site', folder: '../www', enabled: true } as const;
    await newsroom.refused('galina', 'outlets.update', relative, 'bad-input');
    await newsroom.refused('aigerim', 'outlets.update', { ...relative, folder: null }, 'not-allowed');
  });
});

describe('an outlet that fails', () => {
  beforeEach(async () => {
    broken = true;
    await act(newsroom, 'aigerim', story.original, 'submit');
    await act(newsroom, 'galina', story.original, 'approve');
  });

  test('does not undo the publication, and says why', async () => {
    const { stage, deliveries } = await act(newsroom, 'galina', story.original, 'publish');
    expect(stage).toBe('published');
    expect(deliveries.map(({ outlet, state, error }) => [outlet, state, error])).toEqual([
      ['site', 'failed', 'ENOSPC: no space left on device'],
      ['ninjs', 'done', null],
    ]);
  });

  test('is tried again after a while, and after that less often', async () => {
    await act(newsroom, 'galina', story.original, 'publish');
    const site = async () =>
      (await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId })).find((one) => one.outlet === 'site');
    newsroom.clock.advance(29_999);
    await newsroom.core.runDue();
    expect((await site())?.at).toBe('2026-11-20T09:00:00.000Z');
    newsroom.clock.advance(1);
    await newsroom.core.runDue();
    expect(await site()).toMatchObject({ state: 'failed', at: '2026-11-20T09:00:30.000Z' });
    broken = false;
    newsroom.clock.advance(59_999);
    await newsroom.core.runDue();
    expect((await site())?.state).toBe('failed');
    newsroom.clock.advance(1);
    await newsroom.core.runDue();
    expect(await site()).toMatchObject({ state: 'done', error: null });
  });

  test('is tried again when the newsroom opens', async () => {
    await act(newsroom, 'galina', story.original, 'publish');
    broken = false;
    await newsroom.reopen();
    newsroom.core.start();
    await newsroom.core.runDue();
    const deliveries = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(deliveries.map((delivery) => delivery.state)).toEqual(['done', 'done']);
  });

  test('gets what stands now, once, for all that it missed', async () => {
    await act(newsroom, 'galina', story.original, 'publish');
    await act(newsroom, 'galina', story.original, 'correct', { reason: 'A name.' });
    await saveText(newsroom, 'galina', story.original, { blocks: [paragraph('p1', 'Corrected.')] });
    broken = false;
    await act(newsroom, 'galina', story.original, 'publishCorrection');
    expect(jobs.map((job) => [job.kind, job.edition.blocks.length])).toEqual([['correct', 1]]);
    const deliveries = await newsroom.get('dina', 'deliveries.list', { storyId: story.storyId });
    expect(deliveries.every((delivery) => delivery.state === 'done')).toBe(true);
  });
});
