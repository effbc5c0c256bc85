// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Block } from '../../../shared/domain/blocks.ts';
import { type EditionContent, emptyContent, type Fields } from '../../../shared/domain/edition.ts';
import { openBody } from '../testing.ts';
import type { BodyHistory } from '../undo/kept-histories.ts';
import { paragraph, setUp } from './session-testing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fieldsOf = (headline: string, standfirst = 'Prices rise.'): Fields => ({
  headline,
  standfirst,
  byline: 'Dina',
  dateline: '',
});
const contentOf = (fields: Fields, ...blocks: Block[]): EditionContent => ({ ...emptyContent, fields, blocks });

const now = contentOf(fieldsOf('Bread'), paragraph('a', 'Now'));
const then = contentOf(fieldsOf('Salt', 'Prices fell.'), paragraph('a', 'Then'));

/** A session with an editor that saves as it does in the app. */
function open(content: EditionContent = now, history: BodyHistory | null = null) {
  const given = setUp(content);
  const { session } = given;
  let left: BodyHistory | null = null;
  const editor = openBody(content.blocks, { history, onClose: (kept) => (left = kept) });
  editor.body.editor.registerUpdateListener(({ tags }) => {
    if (!tags.has('dragoman-load')) session.bodyChanged();
  });
  const detach = session.attachBody(editor.body);
  const shown: string[] = [];
  session.onAdopt(() => shown.push(session.getField('headline')));
  return {
    ...given,
    editor,
    shown,
    restore: (text: EditionContent, revision: number) =>
      session.exclusively(async () => session.adopt(text, revision, '2026-11-22T14:05:00.000Z'), 'restore'),
    text: () => {
      const { fields, blocks } = session.currentContent();
      return { fields, blocks };
    },
    close: async (): Promise<BodyHistory | null> => {
      detach();
      await editor.close();
      return left;
    },
  };
}

const textOf = ({ fields, blocks }: EditionContent) => ({ fields, blocks });

test('one undo takes back a restore of fields and body, and one redo brings it again, each saved at once', async () => {
  const { editor, restore, text, shown, inputs, answer } = open();
  await restore(then, 8);
  expect(text()).toEqual(textOf(then));
  shown.length = 0;
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(now));
  expect(shown).toEqual(['Bread']);
  expect(editor.body.formatState()).toMatchObject({ canUndo: false, canRedo: true });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(inputs).toHaveLength(1);
  expect(inputs[0]).toMatchObject({
    baseRevision: 8,
    fields: { headline: 'Bread', standfirst: 'Prices rise.' },
    blocks: [paragraph('a', 'Now')],
  });
  await answer();
  editor.run({ do: 'redo' });
  expect(text()).toEqual(textOf(then));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(inputs).toHaveLength(2);
  expect(inputs[1]?.fields).toEqual({ headline: 'Salt', standfirst: 'Prices fell.' });
});

test('a restore of a field alone is a step too', async () => {
  const { editor, restore, text } = open();
  await restore({ ...now, fields: fieldsOf('Salt') }, 8);
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(now));
  editor.run({ do: 'redo' });
  expect(text().fields.headline).toBe('Salt');
});

test('what was typed in a field since stays, the others go back with the body', async () => {
  const { session, editor, restore, text } = open();
  await restore(then, 8);
  session.setField('headline', 'Salt and bread');
  editor.run({ do: 'undo' });
  expect(text()).toEqual({ fields: fieldsOf('Salt and bread'), blocks: now.blocks });
  editor.run({ do: 'redo' });
  expect(text()).toEqual({ fields: fieldsOf('Salt and bread', 'Prices fell.'), blocks: then.blocks });
});

test('what was typed in the text since is undone first, and leaves the fields alone', async () => {
  const { editor, restore, text } = open();
  await restore(then, 8);
  editor.select([0, -1]);
  editor.type('!');
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(then));
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(now));
});

test('two restores are two steps', async () => {
  const { editor, restore, text } = open();
  const older = contentOf(fieldsOf('Water'), paragraph('b', 'Older'));
  await restore(then, 8);
  await restore(older, 9);
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(then));
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(now));
  editor.run({ do: 'redo' });
  editor.run({ do: 'redo' });
  expect(text()).toEqual(textOf(older));
});

test('a text that was put back after a failure is undone with its fields', async () => {
  const { session, editor, text, answer } = open();
  const done = session.putBack(then);
  await vi.advanceTimersByTimeAsync(0);
  await answer();
  expect(await done).toBe(true);
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(now));
});

test('it can be undone after the story was left, and never in another one', async () => {
  const first = open();
  await first.restore(then, 8);
  const history = await first.close();

  const other = open(contentOf(fieldsOf('Other'), paragraph('o', 'Other')));
  other.editor.select([0, -1]);
  other.editor.type('!');
  for (let at = 0; at < 3; at += 1) other.editor.run({ do: 'undo' });
  expect(other.text()).toEqual({ fields: fieldsOf('Other'), blocks: [paragraph('o', 'Other')] });
  expect(first.text()).toEqual(textOf(then));

  const again = open(then, history);
  again.editor.run({ do: 'undo' });
  expect(again.text()).toEqual(textOf(now));
});

test('a text that is taken up from elsewhere has nothing to undo, nor have its fields', async () => {
  const { session, editor, restore, text } = open();
  await restore(then, 8);
  const theirs = contentOf(fieldsOf('Theirs'), paragraph('t', 'Theirs'));
  session.adopt(theirs, 9, '2026-11-22T14:06:00.000Z');
  editor.run({ do: 'undo' });
  expect(text()).toEqual(textOf(theirs));
});

const done = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), words: fc.constantFrom('x', ' да', '!') }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('restore' as const),
      headline: fc.constantFrom('Bread', 'Salt', 'Water'),
      standfirst: fc.constantFrom('', 'Prices fell.'),
      body: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'undo' as const }, { do: 'redo' as const }) },
);

test('whatever was typed and restored, undone to the start it is the start, and redone to the end it is the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(done, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { editor, restore, text, answer, close } = open();
      let revision = 8;
      for (const step of steps) {
        if (step.do === 'type') {
          editor.select([0, -1]);
          editor.type(step.words);
        } else if (step.do === 'restore') {
          const blocks = [...new Set(step.body)].map((id) => paragraph(id, `${id} ${step.headline}`));
          const restored = restore(contentOf(fieldsOf(step.headline, step.standfirst), ...blocks), revision);
          // What was typed before is saved first.
          for (let at = 0; at < 3; at += 1) {
            await vi.advanceTimersByTimeAsync(0);
            await answer();
          }
          await restored;
          revision += 1;
        } else editor.run(step);
      }
      while (editor.body.formatState().canRedo) editor.run({ do: 'redo' });
      const end = text();
      while (editor.body.formatState().canUndo) editor.run({ do: 'undo' });
      expect(text()).toEqual(textOf(now));
      while (editor.body.formatState().canRedo) editor.run({ do: 'redo' });
      expect(text()).toEqual(end);
      await close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
