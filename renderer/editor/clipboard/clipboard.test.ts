// @vitest-environment jsdom
import { COMMAND_PRIORITY_CRITICAL } from 'lexical';
import { expect, test } from 'vitest';
import { type Block, blockText } from '../../../shared/domain/blocks.ts';
import { ADD_PICTURES, type PictureFile } from '../pictures/picture-commands.ts';
import { heading, item, openBody, paragraph, quote, table, text } from '../testing.ts';
import { notePlainPasteKey } from './plain-paste.ts';

test('words pasted into a paragraph stay in it, with their format', () => {
  const editor = openBody([paragraph('a', 'One two')]);
  editor.select([0, 4]);
  editor.paste({ 'text/html': 'very <b>very</b>&nbsp;', 'text/plain': 'very very ' });
  expect(editor.body.allBlocks()).toEqual([
    { ...paragraph('a', ''), children: [text('One very '), text('very', 1), text('\u00a0two')] },
  ]);
});

test('a line of plain text takes the format that it comes into', () => {
  const editor = openBody([{ ...paragraph('a', ''), children: [text('One', 1)] }]);
  editor.select([0, -1]);
  editor.paste({ 'text/plain': ' two' });
  expect(editor.body.allBlocks()[0]?.children).toEqual([text('One two', 1)]);
});

test('paragraphs pasted in the middle end the first half and begin the second', () => {
  const editor = openBody([paragraph('a', 'OneTwo')]);
  editor.select([0, 3]);
  editor.paste({ 'text/html': '<p>x</p><h2>y</h2><p>z</p>', 'text/plain': 'x' });
  expect(editor.texts()).toEqual(['Onex', 'y', 'zTwo']);
  expect(editor.lines()[0]).toBe('a Onex');
  editor.type('!');
  expect(editor.texts()[2]).toBe('z!Two');
});

test('paragraphs pasted before a text leave it the block that it was', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, 0]);
  editor.paste({ 'text/plain': 'x\ny' });
  expect(editor.texts()).toEqual(['x', 'yOne']);
  expect(editor.lines()[1]).toBe('a yOne');
});

test('an empty paragraph is filled, and keeps the source that it stands for', () => {
  const editor = openBody([{ ...paragraph('a', ''), source: 's' }, paragraph('b', 'Two')]);
  editor.select([0, 0]);
  editor.paste({ 'text/html': '<h2>x</h2><p>y</p>', 'text/plain': 'x' });
  expect(editor.texts()).toEqual(['x', 'y', 'Two']);
  expect(editor.body.allBlocks()[0]).toEqual({ ...heading('a', 'x'), source: 's' });
});

test('a whole translation pasted into the first empty paragraph fills those that wait below', () => {
  const editor = openBody([
    { ...heading('a', ''), source: 's' },
    { ...paragraph('b', ''), source: 't' },
    { ...paragraph('c', 'Done'), source: 'u' },
  ]);
  editor.select([0, 0]);
  editor.paste({ 'text/plain': 'x\ny\nz' });
  expect(editor.body.allBlocks().map((block) => [block.type, blockText(block), block.source])).toEqual([
    ['heading', 'x', 's'],
    ['paragraph', 'y', 't'],
    ['paragraph', 'z', undefined],
    ['paragraph', 'Done', 'u'],
  ]);
});

test('lines pasted into a list become more of it', () => {
  const editor = openBody([item('a', 'One', 1, 'number')]);
  editor.select([0, -1]);
  editor.paste({ 'text/plain': ' x\ny' });
  expect(editor.body.allBlocks().map((block) => block.type)).toEqual(['listitem', 'listitem']);
});

test('a selection is replaced by what is pasted', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two'), paragraph('c', 'Three')]);
  editor.select([0, 1], [2, 2]);
  editor.paste({ 'text/plain': 'x' });
  expect(editor.lines()).toEqual(['a Oxree']);
});

test('an undo takes back the paste and nothing typed before it', () => {
  const editor = openBody([paragraph('a', '')]);
  editor.select([0, 0]);
  editor.type('One');
  editor.paste({ 'text/plain': 'x\ny' });
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
});

test('what is copied is clean HTML and plain text', () => {
  const editor = openBody([
    heading('a', 'One'),
    {
      ...paragraph('b', ''),
      children: [text('T'), text('wo', 3), { type: 'link', url: 'https://a.kz/?a=1&b="', children: [text('<3>')] }],
    },
    item('c', 'x'),
    item('d', 'y', 1, 'number'),
    item('e', 'z'),
    quote('f', 'Six'),
  ]);
  editor.select([0, 0], [5, -1]);
  expect(editor.copy()).toMatchObject({
    'text/html':
      '<h2>One</h2><p>T<em><strong>wo</strong></em><a href="https://a.kz/?a=1&amp;b=&quot;">&lt;3&gt;</a></p>' +
      '<ul><li>x<ol><li>y</li></ol></li><li>z</li></ul><blockquote><p>Six</p></blockquote>',
    'text/plain': 'One\n\nTwo<3>\n\nx\ny\nz\n\nSix',
  });
});

test('words copied out of a paragraph are words, not a paragraph', () => {
  const editor = openBody([heading('a', 'One two three'), paragraph('b', 'Four')]);
  editor.select([0, 4], [0, 7]);
  const copied = editor.copy();
  expect(copied['text/html']).toBe('two');
  editor.select([1, -1]);
  editor.paste(copied);
  expect(editor.body.allBlocks()[1]).toEqual(paragraph('b', 'Fourtwo'));
});

test('a selection that only touches the next paragraph does not copy it', () => {
  const editor = openBody([paragraph('a', 'One'), paragraph('b', 'Two')]);
  editor.select([0, 0], [1, 0]);
  expect(editor.copy()['text/plain']).toBe('One');
});

test('what another program put there as this one\u2019s is checked', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  const blocks = [{ type: 'paragraph', id: 'a', children: [{ type: 'link', url: 'javascript:x', children: [] }] }];
  editor.paste({ 'application/x-dragoman-blocks': JSON.stringify({ editor: 'x', blocks }), 'text/plain': '!' });
  editor.paste({ 'application/x-dragoman-blocks': '{', 'text/plain': '!' });
  editor.paste({ 'application/x-lexical-editor': '{"namespace":"dragoman-body","nodes":[]}', 'text/plain': '!' });
  expect(editor.lines()).toEqual(['a One!!!']);
});

test('ids are not carried into another editor', () => {
  const first = openBody([paragraph('a', 'One')]);
  const second = openBody([paragraph('b', '')]);
  first.select([0, 0], [0, -1]);
  second.select([0, 0]);
  second.paste(first.copy());
  expect(second.lines()).toEqual(['b One']);
});

test('a very long paste is one step', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  const html = Array.from(
    { length: 2_000 },
    (_, at) => `<p class=x>Paragraph ${at} <b>bold</b> ${'word '.repeat(20)}</p>`,
  ).join('');
  editor.paste({ 'text/html': html });
  expect(editor.texts()).toHaveLength(2_000);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
}, 60_000);

test('everything cut and pasted back is as it was', () => {
  const blocks = [paragraph('a', 'One'), item('b', 'Two', 1), quote('c', 'Three'), paragraph('d', 'Four')];
  const editor = openBody(blocks);
  editor.select([0, 0], [3, -1]);
  const cut = editor.cut();
  expect(editor.lines()).toEqual(['a']);
  editor.paste(cut);
  expect(editor.body.allBlocks()).toEqual(blocks);
});

const rule = (id: string): Block => ({ type: 'rule', id, children: [] });

test('tables, rules and pull quotes are copied as clean HTML and as text, and pasted back as they were', () => {
  const blocks: Block[] = [
    paragraph('a', 'One'),
    table('b', 2, ['City', 'Price', 'Almaty', '210'], true),
    rule('c'),
    { ...quote('d', 'Wait'), type: 'quote', pull: true },
    paragraph('e', 'End'),
  ];
  const editor = openBody(blocks);
  editor.select([0, 0], [4, -1]);
  const copied = editor.copy();
  expect(copied).toMatchObject({
    'text/html':
      '<p>One</p><table><thead><tr><th>City</th><th>Price</th></tr></thead><tbody><tr><td>Almaty</td><td>210</td></tr></tbody></table>' +
      '<hr><aside class="pull-quote"><blockquote><p>Wait</p></blockquote></aside><p>End</p>',
    'text/plain': 'One\n\nCity\tPrice\nAlmaty\t210\n\n* * *\n\nWait\n\nEnd',
  });
  const other = openBody([paragraph('z', '')]);
  other.select([0, 0]);
  other.paste(copied);
  const bare = (all: readonly Block[]) => all.map(({ id: _id, ...block }) => block);
  expect(bare(other.body.allBlocks())).toEqual(bare(blocks));
  const third = openBody([paragraph('z', '')]);
  third.select([0, 0]);
  third.paste({ 'text/html': copied['text/html'] });
  expect(bare(third.body.allBlocks())).toEqual(bare(blocks));
});

test('a table pasted in the middle of a paragraph stands between its halves, and typing goes on below it', () => {
  const editor = openBody([paragraph('a', 'OneTwo')]);
  editor.select([0, 3]);
  editor.paste({ 'text/html': '<table><tr><td>x</td><td>y</td></tr><tr><td>1</td><td>2</td></tr></table>' });
  expect(editor.body.allBlocks().map((block) => [block.type, blockText(block)])).toEqual([
    ['paragraph', 'One'],
    ['table', 'x\ty\t1\t2'],
    ['paragraph', 'Two'],
  ]);
  editor.type('!');
  expect(editor.texts().at(-1)).toBe('!Two');
  editor.run({ do: 'undo' });
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a OneTwo']);
});

test('a table or a line pasted at the end of the text leaves a paragraph to go on in', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  editor.paste({ 'text/html': '<p>x</p><hr>' });
  expect(editor.body.allBlocks().map(({ type }) => type)).toEqual(['paragraph', 'rule', 'paragraph']);
  editor.type('y');
  expect(editor.texts()).toEqual(['Onex', '', 'y']);
});

test('whatever is pasted into a cell becomes its lines', () => {
  const editor = openBody([table('a', 2, ['x', 'y'])]);
  editor.body.focusBlock('a');
  editor.paste({ 'text/html': '<h2>1</h2><ul><li>2</li></ul><table><tr><td>3</td><td>4</td></tr></table>' });
  expect(editor.body.allBlocks().map((block) => [block.type, blockText(block)])).toEqual([['table', '1\n2\n3 4x\ty']]);
});

test('paste as text reads no signs', () => {
  const editor = openBody([paragraph('a', '')]);
  editor.select([0, 0]);
  notePlainPasteKey(new KeyboardEvent('keydown', { code: 'KeyV', shiftKey: true, ctrlKey: true }));
  editor.paste({ 'text/plain': '# One\n- two' });
  expect(editor.texts()).toEqual(['# One', '- two']);
  editor.paste({ 'text/plain': '\n# Three\n- four' });
  expect(editor.body.allBlocks().map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'heading', 'listitem']);
});

test('a picture whose bytes are on the clipboard is handed on, with what it shows and its caption', async () => {
  const editor = openBody([paragraph('a', '')]);
  const added: PictureFile[] = [];
  editor.body.editor.registerCommand(
    ADD_PICTURES,
    ({ files }) => {
      added.push(...files);
      return true;
    },
    COMMAND_PRIORITY_CRITICAL,
  );
  editor.select([0, 0]);
  const data = `data:image/png;base64,${btoa('bytes')}`;
  editor.paste({ 'text/html': `<p>x</p><figure><img src="${data}" alt="A cat"><figcaption>Tom</figcaption></figure>` });
  await Promise.resolve();
  expect(editor.texts()).toEqual(['x']);
  expect(added.map(({ bytes, ...rest }) => ({ ...rest, words: String.fromCharCode(...bytes) }))).toEqual([
    { name: 'picture', words: 'bytes', alt: 'A cat', caption: 'Tom' },
  ]);
});
