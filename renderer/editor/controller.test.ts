// @vitest-environment jsdom
import { $getRoot, $getSelection, $isRangeSelection, INSERT_PARAGRAPH_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import type { Block } from '../../shared/domain/blocks.ts';
import { BodyController } from './body-controller.ts';

const p = (id: string, text: string): Block => ({
  type: 'paragraph',
  id,
  children: text ? [{ type: 'text', text, format: 0 }] : [],
});
test('smoke', () => {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  document.body.append(root);
  let dirty = 0;
  const body = new BodyController({
    blocks: [p('a', 'One'), p('b', 'Two'), { type: 'listitem', list: 'number', indent: 1, id: 'c', children: [] }],
    editable: true,
    onDirty: () => {
      dirty += 1;
    },
  });
  body.attach(root);
  console.log(root.innerHTML, dirty);
  expect(body.takeChange()).toBe(null);
  body.focusBlock('a', 'start');
  body.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
  body.editor.update(
    () => {
      const s = $getSelection();
      if ($isRangeSelection(s)) s.insertText('x');
    },
    { discrete: true },
  );
  console.log(root.innerHTML, dirty, JSON.stringify(body.takeChange()));
  body.run({ do: 'kind', kind: 'h2' });
  console.log(body.takeChange(), body.formatState());
  body.run({ do: 'undo' });
  console.log(body.takeChange(), root.innerHTML);
});
