// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { type Block, textFormat } from '../../../shared/domain/blocks.ts';
import { openBody, paragraph, text } from '../testing.ts';
import { toggleTypography } from './typography-setting.ts';

function open(language: string, ...blocks: Block[]) {
  const editor = openBody(blocks.length > 0 ? blocks : [paragraph('a', '')]);
  editor.root.lang = language;
  editor.select([0, -1]);
  return editor;
}

test('quotes and dashes become those of the language, each one undo away', () => {
  const editor = open('ru', paragraph('a', 'Он сказал: '));
  editor.keys('"Да"');
  expect(editor.texts()).toEqual(['Он сказал: «Да»']);
  editor.run({ do: 'undo' });
  expect(editor.texts()).toEqual(['Он сказал: «Да"']);
  editor.keys(' - и');
  expect(editor.texts()).toEqual(['Он сказал: «Да"\u00a0— и']);
});

test('an undo gives back what was typed, and typing on leaves it', () => {
  const editor = open('en', paragraph('a', 'Wait'));
  editor.keys('...');
  expect(editor.texts()).toEqual(['Wait…']);
  editor.run({ do: 'undo' });
  expect(editor.texts()).toEqual(['Wait...']);
  editor.keys(' or');
  expect(editor.texts()).toEqual(['Wait... or']);
});

test('nothing changes inside code, without a language, or when it is switched off', () => {
  const code = open('en', { ...paragraph('a', ''), children: [text('x = ', textFormat.code)] });
  code.keys('"a"');
  expect(code.texts()).toEqual(['x = "a"']);
  const none = open('');
  none.keys('"a"');
  expect(none.texts()).toEqual(['"a"']);
  toggleTypography();
  const off = open('en');
  off.keys('"a"...');
  toggleTypography();
  expect(off.texts()).toEqual(['"a"...']);
});

test.each([
  ['**two words**', [text('two words', textFormat.bold), text('x')]],
  ['*it*', [text('it', textFormat.italic), text('x')]],
  ['`a "b"`', [text('a “b”', textFormat.code), text('x')]],
  ['~~no~~', [text('no', textFormat.strikethrough), text('x')]],
  [
    '[the Bureau](stat.gov.kz)',
    [{ type: 'link', url: 'https://stat.gov.kz', children: [text('the Bureau')] }, text('x')],
  ],
] as const)('%s is what it says, one undo away', (typed, children) => {
  const editor = open('en');
  editor.keys(typed);
  editor.keys('x');
  expect(editor.body.allBlocks()[0]?.children).toEqual(children);
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.texts()).toEqual([typed.replace('"b"', '“b”')]);
});

test.each(['2*3*4', 'a * b *', '** no **', '[text](javascript:alert)', 'snake`'])('%s is only text', (typed) => {
  const editor = open('');
  editor.keys(typed);
  expect(editor.body.allBlocks()).toEqual([paragraph('a', typed)]);
});

test('three hyphens draw a line, and an undo brings them back', () => {
  const editor = open('en');
  editor.keys('---');
  expect(editor.body.allBlocks().map((block) => block.type)).toEqual(['rule', 'paragraph']);
  editor.run({ do: 'undo' });
  expect(editor.texts()).toEqual(['---']);
});
