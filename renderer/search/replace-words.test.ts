import { describe, expect, test } from 'vitest';
import type { LeftOut, ReplaceEdition } from '../../shared/contract/find.ts';
import { nothingOut, totalsOf } from './replace-choices.ts';
import { saidOfPlan, saidOfReplaced, saidOfUndone } from './replace-words.ts';
import type { ReplacePlan } from './use-replacing.ts';

const place = {
  key: 'p1',
  run: 0,
  before: '',
  found: 'порт',
  by: 'причал',
  after: '',
  cutBefore: false,
  cutAfter: false,
};

function edition(editionId: string, count: number, shown: number, leftOut: string | null = null): ReplaceEdition {
  return {
    editionId,
    revision: 1,
    leftOut,
    count,
    places: Array.from({ length: shown }, (_, at) => ({ ...place, at })),
  };
}

function planOf(editions: readonly ReplaceEdition[], out: ReplacePlan['out'] = nothingOut): ReplacePlan {
  return {
    changes: new Map(editions.map((one) => [one.editionId, one])),
    out,
    setOut: () => undefined,
    totals: totalsOf(out, editions),
    by: 'причал',
    settled: true,
    problem: null,
    error: null,
  };
}

const left = (name: string, reason: string): LeftOut => ({ editionId: name, name, reason, later: false });
const three = [
  left('Рынок, Russian', 'It was changed since.'),
  left('Базар, Kazakh', 'Galina has it open.'),
  left('', 'It is not there any more.'),
];

describe('what is to be replaced', () => {
  test.each([
    [[edition('a', 2, 2)], '; 2 places to replace'],
    [
      [edition('a', 12_000, 200), edition('b', 3, 0)],
      '; 12,003 places to replace, 11,803 of them not shown one by one',
    ],
    [[edition('a', 1, 1), edition('b', 9, 0, 'It is published.')], '; 1 place to replace, 1 text left out'],
    [[edition('a', 0, 0)], '; nothing to replace'],
  ])('%j', (editions, expected) => {
    expect(saidOfPlan(planOf(editions))).toBe(expected);
  });

  test('does not count what is in texts that were taken out', () => {
    const plan = planOf([edition('a', 1_000, 200), edition('b', 1, 1)], new Map([['a', 'all']]));
    expect(saidOfPlan(plan)).toBe('; 1 place to replace, 1,000 taken out');
  });
});

describe('what was replaced', () => {
  const replaced = [
    { editionId: 'a', revision: 2, count: 3 },
    { editionId: 'b', revision: 5, count: 1 },
  ];
  test.each([
    [{ replaced, leftOut: [], notReached: [] }, 'Replaced 4 places in 2 texts.'],
    [{ replaced, leftOut: [], notReached: ['c'] }, 'Stopped. Replaced 4 places in 2 of 3 texts.'],
    [{ replaced: [], leftOut: [], notReached: ['c'] }, 'Stopped. Nothing was replaced.'],
    [
      { replaced: [], leftOut: three.slice(0, 1), notReached: [] },
      'Nothing was replaced. 1 text was left out. Рынок, Russian: it was changed since.',
    ],
  ])('%j', (done, expected) => {
    expect(saidOfReplaced(done, 3)).toBe(expected);
  });
});

describe('what was undone', () => {
  test.each([
    [{ restored: ['a'], leftOut: [], notReached: [] }, '1 text is as it was.'],
    [{ restored: ['a', 'b'], leftOut: [], notReached: ['c'] }, 'Stopped. 2 of 3 texts are as they were.'],
    [
      { restored: [], leftOut: three, notReached: [] },
      'Nothing was undone. 3 texts were left as they are. Рынок, Russian: it was changed since. Базар, Kazakh: Galina has ' +
        'it open. 1 more text is listed in Find.',
    ],
    [
      { restored: ['a', 'b'], leftOut: three.slice(2), notReached: [] },
      '2 texts are as they were. 1 text was left as it is. It is not there any more.',
    ],
  ])('%j', (done, expected) => {
    expect(saidOfUndone(done, 3)).toBe(expected);
  });
});
