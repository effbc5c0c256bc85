import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CoreChannel } from '../../../shared/contract/channels.ts';
import type { EditionView, Output, StorySummary } from '../../../shared/contract/contract.ts';
import type { Input } from '../../../shared/contract/schemas.ts';
import type { LanguageCode } from '../../../shared/domain/languages.ts';
import { stages } from '../../../shared/domain/workflow.ts';
import { type Core, openCore } from '../core.ts';
import { outletFiles } from '../outlet-files.ts';
import { ninjsOutlet } from '../outlets/ninjs.ts';
import { siteOutlet } from '../outlets/site.ts';
import { createSampleNewsroom } from './sample.ts';
import { readSample } from './sample-stories.ts';

const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');
const now = Date.parse('2026-05-04T12:00:00.000Z');
const writers = { site: siteOutlet, ninjs: ninjsOutlet };
const folder = mkdtempSync(join(tmpdir(), 'dragoman-sample-'));
const path = join(folder, 'Sample.newsroom');
const sample = readSample(sampleFolder);
let core: Core;
let stories: readonly StorySummary[];

async function ask<C extends CoreChannel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await core.handle('test', channel, input);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

function story(slugline: string): StorySummary {
  const found = stories.find((one) => one.slugline === slugline);
  if (!found) throw new Error(`No ${slugline}`);
  return found;
}

async function open(slugline: string, language: LanguageCode): Promise<EditionView> {
  const found = story(slugline).editions.find((edition) => edition.language === language);
  return ask('editions.open', { editionId: found?.id ?? '' });
}

beforeAll(async () => {
  await createSampleNewsroom({ path, sampleFolder, now, files: outletFiles, writers });
  core = openCore({ path, clock: { now: () => now }, ids: { next: () => v7() }, files: outletFiles, writers });
  await ask('session.signIn', { memberId: core.newsroom.members[0]?.id ?? '' });
  stories = (await ask('stories.list', { show: 'all', text: '', offset: 0, limit: 100 })).rows;
});

afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

describe('the sample newsroom', () => {
  it('has the members, desks and stories as written, and four eyes', () => {
    const { newsroom } = core;
    expect(newsroom.members.map((member) => member.name)).toEqual(sample.newsroom.members.map((member) => member.name));
    expect(newsroom.members.map((member) => member.languages)).toEqual(
      sample.newsroom.members.map((member) => member.languages),
    );
    expect(newsroom.desks).toEqual(sample.newsroom.desks);
    expect(newsroom.fourEyes).toBe(true);
    expect(stories.map((one) => one.slugline).toSorted()).toEqual(sample.stories.map((one) => one.slugline).toSorted());
  });

  it('has every edition at the stage that was written for it, and every stage but one on the way', () => {
    for (const written of sample.stories) {
      for (const edition of story(written.slugline).editions) {
        const wanted = written.editions[edition.language]?.stage ?? 'translation';
        expect([written.slugline, edition.language, edition.stage]).toEqual([
          written.slugline,
          edition.language,
          wanted,
        ]);
      }
    }
    const shown = new Set(stories.flatMap((one) => one.editions.map((edition) => edition.stage)));
    expect(stages.filter((stage) => !shown.has(stage))).toEqual(['correcting']);
  });

  it('says exactly what was written, and in caspian-port Russian has exactly two stale paragraphs', async () => {
    const view = await open('caspian-port', 'ru');
    expect(view.edition.progress.stale).toBe(2);
    expect(view.source?.pieces.filter((piece) => piece.state === 'stale').map((piece) => piece.kind)).toEqual([
      'block',
      'block',
    ]);
    expect(view.content.fields.headline).toBe(
      sample.stories.find((one) => one.slugline === 'caspian-port')?.editions.ru?.headline,
    );
    expect(view.content.blocks.filter((block) => block.children.length > 0)).toHaveLength(6);
    expect((await open('caspian-port', 'kk')).edition.progress.stale).toBe(1);
    expect((await open('syrdarya-water', 'ru')).edition.progress.stale).toBe(1);
    expect((await open('syrdarya-water', 'en')).edition.progress.stale).toBe(0);
  });

  it('has histories that began with typing, in the past, by those who wrote', async () => {
    for (const one of stories) {
      expect(Date.parse(one.createdAt)).toBeLessThan(now);
      for (const edition of one.editions) {
        const revisions = await ask('history.list', { editionId: edition.id });
        const times = revisions.map((revision) => revision.at);
        expect(times).toEqual(times.toSorted().toReversed());
        for (const at of [...times, edition.updatedAt, one.updatedAt]) expect(Date.parse(at)).toBeLessThanOrEqual(now);
        if (edition.stage === 'published') {
          expect(revisions.filter((revision) => revision.cause === 'typing').length).toBeGreaterThan(1);
        }
      }
    }
  });

  it('has deadlines, embargoes and schedules ahead', () => {
    for (const written of sample.stories) {
      const { deadline, embargo, editions } = story(written.slugline);
      const hours = (ahead: number): string => new Date(now + ahead * 3_600_000).toISOString();
      expect(deadline).toBe(written.deadlineInHours === null ? null : hours(written.deadlineInHours));
      expect(embargo?.at ?? null).toBe(written.embargoInHours === null ? null : hours(written.embargoInHours));
      for (const edition of editions.filter((found) => found.stage === 'scheduled')) {
        expect(edition.scheduledAt).toBe(hours(written.scheduledInHours ?? 0));
      }
    }
  });

  it('left no edition approved by who wrote it, and no lock held', async () => {
    for (const edition of stories.flatMap((one) => one.editions)) {
      const revisions = await ask('history.list', { editionId: edition.id });
      const approver = revisions.find((revision) => revision.cause === 'approve')?.authorId;
      const writers = revisions.filter(
        (one) => one.cause === 'typing' && one.stage !== 'edit' && one.stage !== 'correcting',
      );
      if (approver) expect(writers.map((one) => one.authorId)).not.toContain(approver);
      expect((await ask('editions.open', { editionId: edition.id })).lock).toBeNull();
    }
  });

  it('tells of the correction where it was made and gives its translations a task', async () => {
    const original = await open('almaty-tashkent-train', 'ru');
    expect(original.edition.correctionNumber).toBe(1);
    const translation = await open('almaty-tashkent-train', 'kk');
    expect(translation.tasks.map((task) => task.kind)).toEqual(['correction']);
    expect(translation.edition.progress.stale).toBe(2);
  });

  it('keeps comments and the reason of what was sent back', async () => {
    const view = await open('salt-dust', 'ru');
    const written = sample.stories.find((one) => one.slugline === 'salt-dust');
    expect(view.sentBack?.reason).toBe(written?.sentBack?.reason);
    const comments = await ask('comments.list', { editionId: view.edition.id });
    expect(comments.map((comment) => [comment.kind, comment.text])).toEqual(
      expect.arrayContaining([
        ['send back', written?.sentBack?.reason],
        ['comment', written?.comments[0]?.text],
      ]),
    );
  });

  it('has delivered all that is out beside itself, and nothing waits', async () => {
    for (const one of stories) {
      for (const delivery of await ask('deliveries.list', { storyId: one.id })) {
        expect(delivery.state).toBe('done');
        expect(delivery.path?.startsWith(join(folder, 'Sample.outlets'))).toBe(true);
        expect(readFileSync(delivery.path ?? '', 'utf8')).not.toBe('');
      }
    }
    expect(readdirSync(folder).filter((name) => name.includes('making'))).toEqual([]);
  });

  it('gives every member something to do', async () => {
    for (const member of core.newsroom.members) {
      const { desk } = await ask('session.signIn', { memberId: member.id });
      expect([member.name, desk.sections.length > 0]).toEqual([member.name, true]);
    }
  });
});
