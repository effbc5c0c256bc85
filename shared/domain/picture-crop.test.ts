import { expect, test } from 'vitest';
import {
  behindFrame,
  focusWithin,
  moved,
  ofRatio,
  ratioInShares,
  resized,
  shownSize,
  storedCrop,
} from './picture-crop.ts';

const crop = { x: 0.2, y: 0.1, width: 0.5, height: 0.4 };
const picture = { width: 4000, height: 3000, crop };

test('what is shown has the sides of its part', () => {
  expect(shownSize(picture)).toEqual({ width: 2000, height: 1200 });
  expect(shownSize({ width: 4000, height: 3000 })).toEqual({ width: 4000, height: 3000 });
  expect(behindFrame(picture)).toEqual({ width: 200, height: 250, left: -40, top: -25 });
});

test('the point that matters is told within what is shown', () => {
  expect(focusWithin(picture)).toEqual({ x: 50, y: 50 });
  expect(focusWithin({ ...picture, focus: { x: 0.2, y: 0.5 } })).toEqual({ x: 0, y: 100 });
  expect(focusWithin({ ...picture, focus: { x: 0.9, y: 0.3 } })).toEqual({ x: 100, y: 50 });
});

test('a crop never leaves the picture and never vanishes', () => {
  expect(moved(crop, 9, -9)).toEqual({ ...crop, x: 0.5, y: 0 });
  const small = resized(crop, { x: 1, y: 1 }, -9, -9);
  expect(small.width).toBeCloseTo(0.05);
  expect(small.height).toBeCloseTo(0.05);
  const large = resized(crop, { x: -1, y: 1 }, -9, 9);
  expect(large.x).toBe(0);
  expect(large.y + large.height).toBeCloseTo(1);
});

test('a kept ratio is kept, inside the picture', () => {
  const ratio = ratioInShares(1, picture);
  const square = ofRatio(crop, ratio);
  expect((square.width * 4000) / (square.height * 3000)).toBeCloseTo(1);
  for (const pull of [
    { x: 1, y: 1 },
    { x: -1, y: -1 },
    { x: 0, y: 1 },
  ] as const) {
    const pulled = resized(square, pull, 0.9 * (pull.x || 1), 0.9 * pull.y, ratio);
    expect((pulled.width * 4000) / (pulled.height * 3000)).toBeCloseTo(1);
    expect(pulled.x).toBeGreaterThanOrEqual(0);
    expect(pulled.y + pulled.height).toBeLessThanOrEqual(1.000001);
  }
});

test('a crop of all that there is is none', () => {
  expect(storedCrop({ x: 0.00001, y: 0, width: 0.99999, height: 1 })).toBeUndefined();
  expect(storedCrop(crop)).toEqual(crop);
});
