import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSample } from './sample-stories.ts';

const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');

describe('the sample as written', () => {
  it('fits its format and leaves out no file', () => {
    const { stories } = readSample(sampleFolder);
    const files = readdirSync(join(sampleFolder, 'stories')).filter((name) => name.endsWith('.json'));
    expect(stories.map((story) => `${story.slugline}.json`).toSorted()).toEqual(files.toSorted());
  });

  it('names only members and languages that the newsroom has', () => {
    const { newsroom, stories } = readSample(sampleFolder);
    const keys = new Set(newsroom.members.map((member) => member.key));
    for (const story of stories) {
      const named = [
        story.author,
        ...Object.values(story.editions).map((edition) => edition.by),
        ...story.comments.map((comment) => comment.by),
        ...(story.sentBack ? [story.sentBack.by] : []),
      ];
      expect(named.filter((name) => !keys.has(name))).toEqual([]);
      const used = [story.original, ...story.publishIn, ...Object.keys(story.editions)];
      expect(used.filter((language) => !newsroom.languages.some((known) => known === language))).toEqual([]);
    }
  });

  it('has as many blocks in each translation as in its original', () => {
    for (const story of readSample(sampleFolder).stories) {
      const wanted = story.editions[story.original]?.body.length;
      for (const edition of Object.values(story.editions)) expect(edition.body.length).toBe(wanted);
    }
  });
});
