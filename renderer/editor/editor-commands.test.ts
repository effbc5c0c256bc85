// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { editorCommandIds, editorCommandIn, editorCommandNames } from '../../shared/contract/editor-commands.ts';
import { editorCommand, titleOf } from './editor-commands.ts';
import { slashItems } from './slash-menu/slash-menu-items.ts';
import { toolGroups, toolsIn } from './toolbar/toolbar-room.ts';
import { shortcutOf } from './typing/shortcuts.ts';

const press = (code: string, held: Partial<KeyboardEventInit> = {}) =>
  shortcutOf(new KeyboardEvent('keydown', { code, ctrlKey: true, ...held }));

test('no two commands share a key or a name', () => {
  const all = editorCommandIds.map((id) => editorCommandNames[id]);
  const keys = all.flatMap((one) => [one.keys, one.keysTranslating]).filter((written) => written !== undefined);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('keys are found by their place on the board', () => {
  expect(press('KeyU')).toBe('underline');
  expect(press('KeyU', { altKey: true })).toBe('underline');
  expect(press('Period', { shiftKey: true })).toBe('superscript');
  expect(press('BracketRight')).toBe('indent');
  expect(press('Space', { shiftKey: true })).toBe('no-break-space');
  // The page pastes by itself.
  expect(press('KeyV', { shiftKey: true })).toBe(null);
  expect(press('KeyK')).toBe(null);
});

test('a tool says its name and its key; in a translation, the one that is free there', () => {
  expect(titleOf(editorCommand('underline'), false)).toBe('Underline (Ctrl U)');
  expect(titleOf(editorCommand('underline'), true)).toBe('Underline (Ctrl Alt U)');
  expect(titleOf(editorCommand('table'), false)).toBe('Table…');
});

test('the menu names commands, and nothing else', () => {
  expect(editorCommandIn('editor:bold')).toBe('bold');
  expect(editorCommandIn('editor:nothing')).toBe(null);
  expect(editorCommandIn('save')).toBe(null);
});

test('a slash finds by name, by other words and by letters', () => {
  const found = (typed: string) => slashItems(typed).map(({ id }) => id);
  expect(found('head')).toEqual(['h2', 'h3', 'h4']);
  expect(found('image')).toEqual(['picture']);
  expect(found('blist')[0]).toBe('bullet');
  expect(found('xyz')).toEqual([]);
});

test('a narrow toolbar keeps what is used most', () => {
  expect(toolsIn(Number.POSITIVE_INFINITY).size).toBe(toolGroups.flatMap(({ ids }) => ids).length);
  expect([...toolsIn(300)]).toEqual(['bold', 'italic', 'link']);
  expect(toolsIn(100).size).toBe(0);
});
