import { expect } from 'vitest';
import type { Clipboard, openBody } from '../testing.ts';
import type { BlockKind } from './block-kind.ts';

/** What is the same in tests that edit a body at random. */

type Editor = ReturnType<typeof openBody>;

/** An edit that needs no block of a certain kind. */
export type PlainEdit =
  | { readonly do: 'type' | 'enter' | 'backspace' | 'delete' | 'erase' | 'copy' | 'cut' | 'paste' | 'undo' | 'redo' }
  | { readonly do: 'kind'; readonly kind: BlockKind };

/** Does such edits at the selection, with a clipboard of its own. */
export function plainEditing(editor: Editor): (edit: PlainEdit) => void {
  let clipboard: Clipboard = {};
  return (edit) => {
    switch (edit.do) {
      case 'type':
        return editor.type('y');
      case 'enter':
        return editor.enter();
      case 'backspace':
        return editor.backspace();
      case 'delete':
        return editor.forwardDelete();
      case 'erase':
        return editor.erase();
      case 'copy':
        clipboard = editor.copy();
        return;
      case 'cut':
        clipboard = editor.cut();
        return;
      case 'paste':
        return editor.paste(clipboard);
      case 'undo':
      case 'redo':
        return editor.run({ do: edit.do });
      case 'kind':
        return editor.run({ do: 'kind', kind: edit.kind });
    }
  };
}

/** Every block has an id that no other has, and its element in the page has it too. */
export function expectIdsUnique({ body }: Editor): void {
  const ids = body.allBlocks().map((block) => block.id);
  expect(ids.every((id) => id !== '')).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(body.blockElements().map((element) => element.dataset.block)).toEqual(ids);
}
