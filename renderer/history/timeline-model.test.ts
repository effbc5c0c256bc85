import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment, Timeline } from '../../shared/contract/contract.ts';
import type { Block } from '../../shared/domain/blocks.ts';
import { type Cause, causes } from '../../shared/domain/causes.ts';
import { noFields } from '../../shared/domain/edition.ts';
import type { Stage } from '../../shared/domain/workflow.ts';
import { axisOf, briefPause, momentNear, pauseAt, placeAt } from './timeline-axis.ts';
import { differingKeys, linesOf } from './timeline-lines.ts';
import {
  laneToFollow,
  modelOf,
  nextMilestone,
  placeOf,
  sittingAt,
  stateAt,
  stateBefore,
  stepInLane,
  type TimelineModel,
} from './timeline-model.ts';
import { betweenPlaces, playedTimes, quietStops, stopAfter, stopsAhead } from './timeline-play.ts';
import { type MomentText, MomentTexts, type Wish } from './timeline-texts.ts';
import { spokenPlace } from './timeline-words.ts';

const start = Date.UTC(2026, 10, 20, 9, 0);

interface Step {
  readonly edition: 'en' | 'ru';
  readonly minute: number;
  readonly cause?: Cause;
  readonly stage?: Stage;
  readonly name?: string;
}

function timeline(...steps: readonly Step[]): Timeline {
  const numbers = { en: 0, ru: 0 };
  const moments = steps.map(({ edition, minute, cause = 'typing', stage = 'draft', name }): Moment => {
    numbers[edition] += 1;
    return {
      editionId: edition,
      number: numbers[edition],
      cause,
      stage,
      authorId: 'm',
      authorName: 'Maksat Tulegen',
      at: new Date(start + minute * 60_000).toISOString(),
      words: 1,
      note: null,
      name: name ?? null,
    };
  });
  return {
    editions: [
      { id: 'en', language: 'en', kind: 'original' },
      { id: 'ru', language: 'ru', kind: 'translation' },
    ],
    moments,
  };
}

/** A draft in English, submitted; then, a night later, both are written on at once. */
const model = modelOf(
  timeline(
    { edition: 'en', minute: 0, cause: 'created' },
    { edition: 'en', minute: 1 },
    { edition: 'en', minute: 2, cause: 'submit', stage: 'edit' },
    { edition: 'ru', minute: 2, cause: 'created', stage: 'translation' },
    { edition: 'ru', minute: 600, stage: 'translation' },
    { edition: 'en', minute: 601, stage: 'edit', name: 'Before the cut' },
    { edition: 'ru', minute: 602, stage: 'translation' },
    { edition: 'ru', minute: 603, stage: 'edit', cause: 'submit' },
  ),
);
const [english, russian] = model.lanes as [TimelineModel['lanes'][0], TimelineModel['lanes'][0]];

describe('a story as a timeline', () => {
  it('has a lane an edition, with its stages', () => {
    expect(english.places).toEqual([0, 1, 2, 5]);
    expect(russian.places).toEqual([3, 4, 6, 7]);
    expect(english.stretches).toEqual([
      { stage: 'draft', from: 0, to: 2 },
      { stage: 'edit', from: 2, to: null },
    ]);
    expect(model.sittings.map(({ first, last }) => [first, last])).toEqual([
      [0, 3],
      [4, 7],
    ]);
  });

  it('knows what each edition was at, at any moment', () => {
    expect([0, 2, 4, 5, 7].map((place) => stateAt(english, place))).toEqual([0, 2, 2, 5, 5]);
    expect([0, 2, 3, 5, 7].map((place) => stateAt(russian, place))).toEqual([null, null, 3, 4, 7]);
    expect(stateBefore(english, 4)).toBe(1);
    expect(stateBefore(english, 0)).toBeNull();
    expect(placeOf(model, 'ru', 3)).toBe(6);
    expect(placeOf(model, 'ru', 9)).toBeNull();
  });

  it('goes from save to save of one edition, and to the end', () => {
    expect([0, 2, 3].map((place) => stepInLane(model, english, place, 1))).toEqual([1, 5, 5]);
    expect(stepInLane(model, english, 5, 1)).toBe(7);
    expect([7, 5, 4, 0].map((place) => stepInLane(model, english, place, -1))).toEqual([5, 2, 2, 0]);
  });

  it('goes from milestone to milestone of all editions, names included', () => {
    const forward: number[] = [];
    for (let at: number | null = -1; at !== null; at = nextMilestone(model, at, 1)) forward.push(at);
    expect(forward.slice(1)).toEqual([0, 2, 3, 5, 7]);
    expect([7, 6, 5, 0].map((place) => nextMilestone(model, place, -1))).toEqual([5, 5, 3, null]);
  });

  it('says where it stands', () => {
    expect(spokenPlace(model, russian, 7)).toMatch(
      /^Revision 4, Maksat Tulegen, .*\d\d:\d\d, in edit, Russian, submitted$/u,
    );
    expect(spokenPlace(model, english, 5)).toMatch(/in edit, English, named Before the cut$/u);
    expect(spokenPlace(model, russian, null)).toBe('Russian, not opened yet');
    const one = modelOf(timeline({ edition: 'en', minute: 0 }));
    expect(spokenPlace(one, one.lanes[0] as never, 0)).toMatch(/in draft$/u);
  });
});

describe('the axis', () => {
  const steps = fc.array(
    fc.record({
      edition: fc.constantFrom<'en' | 'ru'>('en', 'ru'),
      gap: fc.integer({ min: 0, max: 90 }),
      cause: fc.constantFrom(...causes),
    }),
    { minLength: 1, maxLength: 80 },
  );
  const built = (list: readonly { edition: 'en' | 'ru'; gap: number; cause: Cause }[]): TimelineModel => {
    let minute = 0;
    return modelOf(
      timeline(
        ...list.map(({ edition, gap, cause }) => {
          minute += gap;
          return { edition, minute, cause };
        }),
      ),
    );
  };

  it('keeps the order of moments, inside its width', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 120, max: 2_000 }), (list, width) => {
        const { x } = axisOf(built(list), width);
        for (let place = 1; place < x.length; place += 1) expect(x[place]).toBeGreaterThanOrEqual(x[place - 1] ?? 0);
        expect(x[0]).toBeGreaterThanOrEqual(0);
        expect(x.at(-1)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('finds the moment nearest to a point', () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 800, noNaN: true }), (list, point) => {
        const axis = axisOf(built(list), 800);
        const best = Math.min(...[...axis.x].map((x) => Math.abs(x - point)));
        expect(Math.abs((axis.x[placeAt(axis, point)] ?? 0) - point)).toBeCloseTo(best, 6);
      }),
    );
  });

  it('makes a night as narrow as its label', () => {
    const axis = axisOf(model, 800);
    const [first, second] = axis.sittings;
    const night = (second?.from ?? 0) - (first?.to ?? 0);
    expect(night).toBeLessThan(50);
    expect(pauseAt(axis, (first?.to ?? 0) + night / 2)).toBe(598 * 60_000);
    expect(pauseAt(axis, (first?.from ?? 0) + 1)).toBeNull();
    expect([45, 540, 4_320].map((minutes) => briefPause(minutes * 60_000))).toEqual(['45 min', '9 h', '3 d']);
  });

  it('finds a milestone before a save beside it, in its own lane', () => {
    const axis = axisOf(model, 800);
    expect(momentNear(axis, model, english, axis.x[2] ?? 0, 6)).toBe(2);
    expect(momentNear(axis, model, russian, axis.x[3] ?? 0, 6)).toBe(3);
    expect(momentNear(axis, model, russian, 0, 6)).toBeNull();
  });
});

describe('playing', () => {
  it('cuts pauses, and stops at nothing between saves for long', () => {
    const played = playedTimes(model);
    expect(played[0]).toBe(0);
    for (let place = 1; place < played.length; place += 1) {
      expect((played[place] ?? 0) - (played[place - 1] ?? 0)).toBeLessThanOrEqual(2_000);
    }
  });

  it('halts at milestones and ends of sittings for whoever wants little motion', () => {
    expect(quietStops(model)).toEqual([0, 2, 3, 5, 7]);
  });

  it('watches one edition for as long as it is written on, then the one that is', () => {
    expect(laneToFollow(model, russian, 1).editionId).toBe('ru');
    expect(laneToFollow(model, english, 3).editionId).toBe('ru');
    expect(laneToFollow(model, english, 4).editionId).toBe('en');
    expect(laneToFollow(model, english, 6).editionId).toBe('ru');
    expect(sittingAt(model, 6)?.first).toBe(4);
  });
});

const paragraph = (id: string, text: string): Block => ({
  id,
  type: 'paragraph',
  children: [{ type: 'text', text, format: 0 }],
});
const text = (headline: string, ...blocks: readonly Block[]): MomentText => ({
  fields: { ...noFields, headline },
  blocks,
});

describe('what changed at a moment', () => {
  const before = text(
    'Вода уходит',
    paragraph('a', 'Порт ждёт.'),
    paragraph('b', 'Суда стоят.'),
    paragraph('c', 'Всё.'),
  );
  const after = text('Вода ушла', paragraph('c', 'Всё.'), paragraph('a', 'Порт долго ждёт.'), paragraph('d', 'Новое.'));

  it('marks words, paragraphs that came, went and moved', () => {
    const lines = linesOf(after, before, 'ru');
    const said = lines.filter((line) => line.difference !== null || (line.kind === 'block' && line.moved));
    expect(said.map((line) => [line.kind, line.key, line.difference?.change ?? 'moved'])).toEqual([
      ['field', 'headline', 'changed'],
      ['block', 'c', 'moved'],
      ['block', 'a', 'changed'],
      ['gone', 'b', 'removed'],
      ['block', 'd', 'added'],
    ]);
  });

  it('marks nothing without a moment before', () => {
    expect(linesOf(after, null, 'ru').every((line) => line.difference === null)).toBe(true);
  });

  it('knows what is not as it is now', () => {
    expect([...differingKeys(before, after)]).toEqual(['headline', 'a', 'b']);
    expect(differingKeys(before, null).size).toBe(0);
  });
});

describe('texts read ahead', () => {
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const wishes = (...numbers: readonly number[]): Wish[] => numbers.map((number) => ({ editionId: 'en', number }));

  it('are read once, the first wish first, and never those nobody waits for any more', async () => {
    const asked: number[] = [];
    const open: (() => void)[] = [];
    const texts = new MomentTexts(async ({ number }) => {
      asked.push(number);
      await new Promise<void>((resolve) => open.push(resolve));
      return text(`${number}`, paragraph('a', 'Same.'));
    });
    texts.want(wishes(1, 2, 3, 4, 5));
    texts.want(wishes(9, 3));
    expect(asked).toEqual([1, 2, 3]);
    for (const resolve of open) resolve();
    await settle();
    expect(asked).toEqual([1, 2, 3, 9]);
    open.at(-1)?.();
    await settle();
    texts.want(wishes(9, 1));
    expect(asked).toHaveLength(4);
    const [one, nine] = [1, 9].map((number) => texts.get({ editionId: 'en', number }));
    if (!one || !nine || 'problem' in one || 'problem' in nine) throw new Error('They were read');
    // Drawn once: what says the same is the same.
    expect(one.text.blocks[0]).toBe(nine.text.blocks[0]);
  });

  it('keep why one cannot be read, and read the others', async () => {
    const texts = new MomentTexts(async ({ number }) => {
      if (number === 2) throw new Error('It is damaged.');
      return text(`${number}`);
    });
    let told = 0;
    texts.subscribe(() => {
      told += 1;
    });
    texts.want(wishes(2, 3));
    await settle();
    expect(told).toBe(2);
    expect(texts.get({ editionId: 'en', number: 2 })).toMatchObject({ problem: { message: 'It is damaged.' } });
    expect(texts.get({ editionId: 'en', number: 3 })).toMatchObject({ text: { fields: { headline: '3' } } });
  });
});

describe('playing', () => {
  // Three saves at once, a milestone among four more, and one long after.
  const played = Float64Array.from([0, 10, 20, 500, 510, 520, 530, 3000]);
  const milestones = [0, 4];
  const walk = (gap: number): readonly (readonly [number, number])[] => {
    const stops: [number, number][] = [];
    for (let stop = { place: 0, at: 0 }; stop.place < 7; ) {
      stop = stopAfter({ milestones }, played, stop, gap);
      stops.push([stop.place, stop.at]);
    }
    return stops;
  };

  it('comes to every save where there is the time for it', () => {
    expect(walk(5)).toEqual([...played].map((at, place) => [place, at]).slice(1));
  });

  it('shows the last of those that come up at once, and passes over no milestone', () => {
    expect(walk(100)).toEqual([
      [2, 100],
      [3, 500],
      [4, 600],
      [6, 700],
      [7, 3000],
    ]);
  });

  it('never shows a text for less than the gap, and ends at the last', () => {
    for (const gap of [1, 7, 15, 60, 400, 5000]) {
      const stops = [[0, 0] as const, ...walk(gap)];
      expect(stops.at(-1)?.[0]).toBe(7);
      stops.slice(1).forEach(([place, at], index) => {
        const [before, came] = stops[index] ?? [0, 0];
        expect(place).toBeGreaterThan(before);
        expect(at - came).toBeGreaterThanOrEqual(Math.min(gap, (played[place] ?? 0) - came));
        expect(at).toBeGreaterThanOrEqual(played[place] ?? 0);
      });
    }
  });

  it('stays at the last, and knows what comes next', () => {
    const end = { place: 7, at: 3000 };
    expect(stopAfter({ milestones }, played, end, 100)).toEqual(end);
    expect(stopsAhead({ milestones }, played, { place: 0, at: 0 }, 100)).toEqual([2, 3, 4, 6]);
  });

  it('moves its mark evenly from save to save', () => {
    expect(betweenPlaces(played, 15)).toBe(1.5);
    expect(betweenPlaces(played, 3000)).toBe(7);
    expect(betweenPlaces(played, 9000)).toBe(7);
  });
});
