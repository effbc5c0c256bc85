import { describe, expect, test } from 'vitest';
import type { ReplaceEdition, ReplacePlace } from '../../shared/contract/find.ts';
import {
  afterReplacing,
  askedOf,
  countIn,
  currentOut,
  isIn,
  nothingOut,
  totalsOf,
  withPlace,
  withText,
} from './replace-choices.ts';

const place = (at: number): ReplacePlace => ({
  key: 'p1',
  run: 0,
  at,
  before: '',
  found: 'елка',
  by: 'ёлка',
  after: '',
  cutBefore: false,
  cutAfter: false,
});

/** @param count how many places it has; `shown` of them are shown. */
const edition = (editionId: string, count: number, shown = count, leftOut: string | null = null): ReplaceEdition => ({
  editionId,
  revision: 7,
  leftOut,
  count,
  places: Array.from({ length: shown }, (_unused, at) => place(at)),
});

const three = edition('three', 3);
const one = edition('one', 1);
const shut = edition('shut', 4, 0, 'This is published.');
const none = edition('none', 0);
const all = [three, one, shut, none];

describe('what is replaced', () => {
  test('is everything at first, but what is left out', () => {
    expect(totalsOf(nothingOut, all)).toEqual({ places: 4, texts: 2, takenOut: 0 });
    expect(askedOf(nothingOut, all)).toEqual([
      { editionId: 'three', baseRevision: 7, without: [] },
      { editionId: 'one', baseRevision: 7, without: [] },
    ]);
  });

  test('is without a place that was taken out, until it comes in again', () => {
    const out = withPlace(nothingOut, three, place(1), false);
    expect([0, 1, 2].map((at) => isIn(out.get('three'), place(at)))).toEqual([true, false, true]);
    expect(totalsOf(out, all)).toEqual({ places: 3, texts: 2, takenOut: 1 });
    expect(askedOf(out, all)[0]?.without).toEqual([{ key: 'p1', run: 0, at: 1 }]);
    // The same place of another text is another.
    expect(isIn(out.get('one'), place(1))).toBe(true);
    expect(totalsOf(withPlace(out, three, place(1), true), all).takenOut).toBe(0);
  });

  test('is without a text that was taken out', () => {
    const out = withText(nothingOut, three, false);
    expect(countIn(out.get('three'), three)).toBe(0);
    expect(isIn(out.get('three'), place(0))).toBe(false);
    expect(totalsOf(out, all)).toEqual({ places: 1, texts: 1, takenOut: 3 });
    expect(askedOf(out, all).map(({ editionId }) => editionId)).toEqual(['one']);
    expect(totalsOf(withText(out, three, true), all).places).toBe(4);
  });

  test('a text is out with its last place, and one place comes in alone', () => {
    let out = nothingOut;
    for (const at of [0, 1, 2]) out = withPlace(out, three, place(at), false);
    expect(out).toEqual(withText(nothingOut, three, false));
    out = withPlace(out, three, place(2), true);
    expect([0, 1, 2].map((at) => isIn(out.get('three'), place(at)))).toEqual([false, false, true]);
    expect(countIn(out.get('three'), three)).toBe(1);
  });

  test('a text comes in whole again, whatever was taken out of it', () => {
    const out = withText(withPlace(nothingOut, three, place(0), false), three, true);
    expect(out).toEqual(nothingOut);
  });

  test('what was taken out of a text stays out once the others are replaced', () => {
    const out = withPlace(nothingOut, three, place(1), false);
    const left = edition('three', 1);
    expect(totalsOf(afterReplacing(out, ['three', 'one']), [left])).toEqual({ places: 0, texts: 0, takenOut: 1 });
    // A text that was not replaced after all keeps what was taken out.
    expect(afterReplacing(out, ['one'])).toEqual(out);
  });

  test('places that are not shown stay in with their text', () => {
    const long = edition('long', 500, 2);
    let out = nothingOut;
    for (const at of [0, 1]) out = withPlace(out, long, place(at), false);
    expect(countIn(out.get('long'), long)).toBe(498);
    expect(askedOf(out, [long])[0]?.without).toHaveLength(2);
  });
});

test('a place that was taken out is not replaced because the text moved it: its whole text is out', () => {
  const out = withPlace(nothingOut, three, place(1), false);
  const moved: ReplaceEdition = {
    ...three,
    revision: 8,
    places: three.places.map((one) => ({ ...one, before: 'Новая ' })),
  };
  expect(currentOut(out.get('three'), three)).not.toBe('all');
  expect(currentOut(out.get('three'), moved)).toBe('all');
  expect(countIn(out.get('three'), moved)).toBe(0);
  expect(askedOf(out, [moved, one])).toEqual([{ editionId: 'one', baseRevision: 7, without: [] }]);
});
