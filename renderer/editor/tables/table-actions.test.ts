import { describe, expect, it } from 'vitest';
import { tableActionOf, tableTools } from './table-actions.ts';

const press = (code: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>>) =>
  tableActionOf({ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false, code, ...held });

const codes: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
};

describe('the keys of a table', () => {
  it('are the ones that its menu shows', () => {
    const shown = tableTools.flat().filter(({ keys }) => keys !== undefined);
    expect(shown.length).toBe(6);
    for (const { action, keys = '' } of shown) {
      const held = keys.split(' ');
      const last = held.at(-1) ?? '';
      const shiftKey = held.includes('Shift');
      expect(press(codes[last] ?? last, { ctrlKey: true, altKey: true, shiftKey })).toBe(action);
    }
  });

  it('leave other keys, and those of words that are composed, to others', () => {
    expect(press('ArrowUp', { ctrlKey: true })).toBeNull();
    expect(press('ArrowUp', { altKey: true })).toBeNull();
    expect(press('ArrowUp', { ctrlKey: true, altKey: true, shiftKey: true })).toBeNull();
    expect(press('KeyA', { ctrlKey: true, altKey: true })).toBeNull();
    expect(
      tableActionOf({
        altKey: true,
        ctrlKey: true,
        metaKey: false,
        shiftKey: false,
        isComposing: true,
        code: 'ArrowUp',
      }),
    ).toBeNull();
  });
});
