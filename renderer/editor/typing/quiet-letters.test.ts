// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { openBody, paragraph } from '../testing.ts';

const heard = vi.fn();
window.addEventListener('keydown', heard);
afterEach(() => {
  vi.clearAllMocks();
});

function press(key: string, held: KeyboardEventInit = {}): void {
  const root = document.querySelector('[data-lexical-editor]');
  root?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
}

test('letters stay in the text, and keys that do something are heard in the whole window', async () => {
  const editor = openBody([paragraph('a', 'Порт')]);
  press('қ');
  press(' ');
  expect(heard).not.toHaveBeenCalled();
  press('k', { ctrlKey: true });
  press('F7');
  press('Escape');
  expect(heard).toHaveBeenCalledTimes(3);
  await editor.close();
  expect(document.querySelector('[data-lexical-editor]')).toBe(null);
});
