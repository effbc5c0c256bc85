import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planSample, planStory } from './sample-plan.ts';
import { begunMarkup, sittings } from './sample-sittings.ts';
import { readSample } from './sample-stories.ts';
import { schedule } from './sample-times.ts';

const sampleFolder = resolve(import.meta.dirname, '../../../resources/sample');
const now = Date.parse('2026-05-04T12:00:00.000Z');
const { newsroom, stories } = readSample(sampleFolder);

describe('the plan of the sample', () => {
  it('lies between each story’s creation and now, in the order of time', () => {
    const plan = planSample(newsroom, stories, now);
    for (const { at, story } of plan) {
      expect(at).toBeGreaterThanOrEqual(now - story.createdHoursAgo * 3_600_000);
      expect(at).toBeLessThanOrEqual(now);
    }
    expect(plan.map((step) => step.at)).toEqual(plan.map((step) => step.at).toSorted((left, right) => left - right));
  });

  it('begins each story with its creation and never does two things at one moment', () => {
    for (const story of stories) {
      const steps = planStory(newsroom, story, now);
      expect(steps[0]?.deed).toBe('create');
      const moments = steps.map((step) => `${step.at} ${step.language}`);
      expect(new Set(moments).size).toBe(moments.length);
    }
  });

  it('has nobody approve what they wrote, and writers write in several sittings', () => {
    for (const step of planSample(newsroom, stories, now)) {
      if (step.deed !== 'act' || step.input.action !== 'approve') continue;
      expect(step.by).not.toBe(step.story.editions[step.language]?.by);
    }
    const longest = stories
      .map((story) => story.editions[story.original])
      .find((edition) => edition?.body.length === 14);
    expect(longest && sittings(longest).map(({ blocks, begun }) => [blocks, begun])).toEqual([
      [3, true],
      [8, true],
      [14, false],
    ]);
  });
});

describe('begunMarkup', () => {
  it.each([
    ['The drill came up at 4:20 in the morning. It was over.', 'The drill came up at 4:20 in the morning.'],
    ['- a second dredger, on hire for long', '- a second dredger,'],
    ['It stands on [the open map of all wells](https://example.org/x) now', 'It stands on the open'],
    ['The bottom **gave way and the** ship', 'The bottom gave way'],
  ])('stops inside %j without half a mark', (source, wanted) => {
    expect(begunMarkup(source)).toBe(wanted);
  });
});

describe('schedule', () => {
  it('stretches what is elastic up to the span, and squeezes what does not fit', () => {
    const minute = 60_000;
    expect(
      schedule(
        [
          { fixed: 0, elastic: 0 },
          { fixed: 10, elastic: 5 },
        ],
        60 * minute,
      ),
    ).toEqual([0, 60 * minute]);
    expect(schedule([{ fixed: 100, elastic: 5 }], 50 * minute)).toEqual([50 * minute]);
  });
});
