// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Block } from '../../../shared/domain/blocks.ts';
import { heading, item, openBody, paragraph, quote, table } from '../testing.ts';
import { type BodyHistory, forgetHistories, keepHistory, keptHistory } from './kept-histories.ts';

afterEach(forgetHistories);

/** Opens a body, works in it and closes it again; what can be undone in it then. */
async function left(blocks: readonly Block[], work: (editor: ReturnType<typeof openBody>) => void) {
  let history: BodyHistory | null = null;
  const editor = openBody(blocks, { onClose: (given) => (history = given) });
  work(editor);
  const ended = editor.body.allBlocks();
  await editor.close();
  return { ended, history: history as BodyHistory | null };
}

test('what was typed in a story can be undone and redone after coming back to it', async () => {
  const start = [paragraph('a', 'One'), heading('b', 'Two')];
  const { ended, history } = await left(start, (editor) => {
    editor.select([0, -1]);
    editor.type('!');
    editor.select([1, -1]);
    editor.enter();
    editor.type('Three');
    editor.paste({ 'text/html': '<p>x</p><p>y</p>' });
    editor.run({ do: 'undo' });
  });
  const again = openBody(ended, { history });
  expect(again.body.takeChange()).toBe(null);
  expect(again.body.formatState()).toMatchObject({ canUndo: true, canRedo: true });
  expect(again.body.allBlocks()).toEqual(ended);
  again.run({ do: 'redo' });
  expect(again.texts()).toEqual(['One!', 'Two', 'Threex', 'y']);
  expect(again.body.lastUndone()).toBe('Redone: paste');
  for (let at = 0; at < 6; at += 1) again.run({ do: 'undo' });
  expect(again.body.allBlocks()).toEqual(start);
  expect(again.body.takeChange()?.order).toEqual(['a', 'b']);
  again.select([0, -1]);
  again.type('?');
  again.run({ do: 'undo' });
  expect(again.body.allBlocks()).toEqual(start);
});

test('what was done last before a story was left is called what it was when it is undone later', async () => {
  const { ended, history } = await left([paragraph('a', 'One')], (editor) => {
    editor.select([0, -1]);
    editor.paste({ 'text/plain': '!' });
  });
  const again = openBody(ended, { history });
  again.run({ do: 'undo' });
  expect(again.body.lastUndone()).toBe('Undone: paste');
});

test('a history that was taken up is kept again, and goes on', async () => {
  const first = await left([paragraph('a', 'One')], (editor) => {
    editor.select([0, -1]);
    editor.type('!');
  });
  let history: BodyHistory | null = null;
  const second = openBody(first.ended, { history: first.history, onClose: (given) => (history = given) });
  second.select([0, -1]);
  second.paste({ 'text/plain': ' Two' });
  const ended = second.body.allBlocks();
  await second.close();
  const third = openBody(ended, { history });
  third.run({ do: 'undo' });
  expect(third.texts()).toEqual(['One!']);
  third.run({ do: 'undo' });
  expect(third.texts()).toEqual(['One']);
});

test('a story that was changed elsewhere, or that another member opens, has nothing to undo', async () => {
  const { ended, history } = await left([paragraph('a', 'One')], (editor) => {
    editor.select([0, -1]);
    editor.type('!');
  });
  expect(history?.undo.length).toBeGreaterThan(0);
  keepHistory('e', 'm', ended, history);
  expect(keptHistory('e', 'm', ended)?.current).toBe(history?.current);
  expect(keptHistory('f', 'm', ended)).toBe(null);
  expect(keptHistory('e', 'n', ended)).toBe(null);
  keepHistory('e', 'm', ended, history);
  expect(keptHistory('e', 'm', [paragraph('a', 'Other')])).toBe(null);
  expect(keptHistory('e', 'm', ended)).toBe(null);
});

test('a story that comes back from the disk with the parts of its blocks in another order is the same', async () => {
  const { ended, history } = await left([table('t', 2, ['Порт', 'Глубина']), paragraph('a', 'One')], (editor) => {
    editor.select([1, -1]);
    editor.type('!');
  });
  keepHistory('e', 'm', ended, history);
  const read = ended.map((block) => Object.fromEntries(Object.entries(block).reverse()) as unknown as Block);
  expect(keptHistory('e', 'm', read)?.current).toBe(history?.current);
});

test('a story without anything to undo keeps nothing, and of many only the last ten are kept', async () => {
  const untouched = await left([paragraph('a', 'One')], () => undefined);
  expect(untouched.history).toBe(null);
  const { ended, history } = await left([paragraph('a', 'One')], (editor) => {
    editor.select([0, -1]);
    editor.type('!');
  });
  for (let at = 0; at < 12; at += 1) keepHistory(`e${at}`, 'm', ended, history);
  const kept = Array.from({ length: 12 }, (_, at) => keptHistory(`e${at}`, 'm', ended) !== null);
  expect(kept).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
});

test('of long histories the oldest steps of the stories left first go', async () => {
  const long = Array.from({ length: 1_200 }, (_, at) => paragraph(`p${at}`, 'words'));
  const { ended, history } = await left(long, (editor) => {
    for (let at = 0; at < 70; at += 1) {
      editor.select([at, -1]);
      editor.type('!');
    }
  });
  keepHistory('first', 'm', ended, history);
  keepHistory('second', 'm', ended, history);
  expect(keptHistory('second', 'm', ended)?.undo.length).toBe(history?.undo.length);
  expect(keptHistory('first', 'm', ended)?.undo.length).toBeLessThan(60);
}, 60_000);

test('a restored text is one step, named as such, and what was typed before can be undone too', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.select([0, -1]);
  editor.type('!');
  editor.body.takeChange();
  editor.body.replaceAll([paragraph('b', 'Old')], { name: 'restore', fields: null });
  expect(editor.body.takeChange()).toBe(null);
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One!']);
  expect(editor.body.lastUndone()).toBe('Undone: restore');
  expect(editor.body.takeChange()).toEqual({ blocks: [paragraph('a', 'One!')], order: ['a'] });
  editor.run({ do: 'undo' });
  expect(editor.lines()).toEqual(['a One']);
  expect(editor.body.lastUndone()).toBe('Undone: typing');
  editor.run({ do: 'redo' });
  editor.run({ do: 'redo' });
  expect(editor.lines()).toEqual(['b Old']);
});

test('each thing that is undone is said, also when it is the same one again, and nothing when there is nothing', () => {
  const editor = openBody([paragraph('a', 'One')]);
  editor.run({ do: 'undo' });
  expect(editor.body.lastUndone()).toBe('');
  editor.select([0, -1]);
  editor.paste({ 'text/plain': ' x' });
  editor.paste({ 'text/plain': ' y' });
  editor.run({ do: 'undo' });
  expect(editor.body.lastUndone()).toBe('Undone: paste');
  editor.run({ do: 'undo' });
  expect(editor.body.lastUndone()).toBe('Undone: paste\u00a0');
  editor.select([0, 0], [0, 3]);
  editor.run({ do: 'bold' });
  editor.run({ do: 'undo' });
  expect(editor.body.lastUndone()).toMatch(/^Undone: /u);
});

type Edit =
  | 'type'
  | 'enter'
  | 'backspace'
  | 'delete'
  | 'erase'
  | 'paste'
  | 'lines'
  | 'bold'
  | 'list'
  | 'indent'
  | 'undo';
const share = fc.double({ min: 0, max: 1, noNaN: true });
const step = fc.record({
  edit: fc.constantFrom<Edit>(
    'type',
    'type',
    'enter',
    'backspace',
    'delete',
    'erase',
    'paste',
    'lines',
    'bold',
    'list',
    'indent',
    'undo',
  ),
  from: fc.tuple(share, share),
  to: fc.tuple(share, share),
  wide: fc.boolean(),
});

test('whatever was done, undone to the start it is the start, and redone to the end it is the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), fc.boolean(), async (steps, leaves) => {
      const start = [paragraph('a', 'Alpha'), heading('b', 'Beta'), item('c', 'Gamma', 1), quote('d', 'Delta')];
      let history: BodyHistory | null = null;
      let editor = openBody(start, { onClose: (given) => (history = given) });
      for (const { edit, from, to, wide } of steps) {
        const spotOf = ([block, offset]: readonly [number, number]) => {
          const texts = editor.texts();
          const index = Math.min(texts.length - 1, Math.floor(block * texts.length));
          return [index, Math.floor(offset * ((texts[index]?.length ?? 0) + 1))] as const;
        };
        editor.select(spotOf(from), wide ? spotOf(to) : spotOf(from));
        if (edit === 'type') editor.type('x');
        else if (edit === 'enter') editor.enter();
        else if (edit === 'backspace') editor.backspace();
        else if (edit === 'delete') editor.forwardDelete();
        else if (edit === 'erase') editor.erase();
        else if (edit === 'paste')
          editor.paste({ 'text/html': '<p>p</p><ul><li>l</li></ul><table><td>1<td>2</table>' });
        else if (edit === 'lines') editor.paste({ 'text/plain': 'one\ntwo' });
        else if (edit === 'bold') editor.run({ do: 'bold' });
        else if (edit === 'list') editor.run({ do: 'toggle-kind', kind: 'bullet' });
        else if (edit === 'indent') editor.indent();
        else editor.run({ do: 'undo' });
      }
      const end = editor.body.allBlocks();
      if (leaves) {
        await editor.close();
        editor = openBody(end, { history });
      }
      while (editor.body.formatState().canRedo) editor.run({ do: 'redo' });
      const last = editor.body.allBlocks();
      while (editor.body.formatState().canUndo) editor.run({ do: 'undo' });
      if (!leaves || history) expect(editor.body.allBlocks()).toEqual(start);
      while (editor.body.formatState().canRedo) editor.run({ do: 'redo' });
      expect(editor.body.allBlocks()).toEqual(last);
      const ids = last.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      await editor.close();
    }),
    { numRuns: 30 },
  );
}, 120_000);
