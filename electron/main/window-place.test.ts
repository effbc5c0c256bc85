import { expect, it } from 'vitest';
import { fitOnScreen } from './window-place.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
const place = { x: 100, y: 50, width: 1200, height: 800, maximized: false };

it('opens a window where it stood', () => {
  expect(fitOnScreen(place, screens)).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
});

it('keeps only the size when the screen it stood on is gone or its top is out of reach', () => {
  expect(fitOnScreen({ ...place, x: 2500 }, screens)).toEqual({ width: 1200, height: 800 });
  expect(fitOnScreen({ ...place, y: -600 }, screens)).toEqual({ width: 1200, height: 800 });
});
