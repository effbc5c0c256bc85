import { expect, it } from 'vitest';
import { refuseUnsaved } from './unsaved.ts';

it('lets a restore go on once every window has saved', () => {
  expect(() => refuseUnsaved([true, true], 'good')).not.toThrow();
});

it('refuses a restore while a window could not save, and says what to do', () => {
  for (const condition of ['good', 'failing'] as const) {
    expect(() => refuseUnsaved([true, false], condition)).toThrow(/save a copy of it elsewhere and close its window/u);
  }
});

it('lets a newsroom that is damaged, or not open, be restored all the same', () => {
  for (const condition of ['damaged', null] as const) {
    expect(() => refuseUnsaved([false], condition)).not.toThrow();
  }
});
