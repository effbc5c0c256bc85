import { $getClipboardDataFromSelection, $insertDataTransferForRichText } from '@lexical/clipboard';
import {
  $createRangeSelection,
  $getSelection,
  $isElementNode,
  $isTextNode,
  $setSelection,
  BEFORE_INPUT_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  HISTORY_PUSH_TAG,
  INDENT_CONTENT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  type LexicalCommand,
  type LexicalNode,
  PASTE_TAG,
  type PointType,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import { onTestFinished } from 'vitest';
import { type Block, blockText, type Inline, type TextInline } from '../../shared/domain/blocks.ts';
import type { BlockNode } from './blocks/block-state.ts';
import { $blockNodes } from './blocks/document.ts';
import { BodyController, type BodyOptions } from './body-controller.ts';
import { INSERT_TABLE } from './insert-commands.ts';

/** A body in a page, worked by commands as the keyboard works it. For tests. */

export const text = (value: string, format = 0): TextInline => ({ type: 'text', text: value, format });

const inlines = (value: string): readonly Inline[] => (value === '' ? [] : [text(value)]);

export const paragraph = (id: string, value: string): Block => ({ type: 'paragraph', id, children: inlines(value) });
export const heading = (id: string, value: string): Block => ({
  type: 'heading',
  tag: 'h2',
  id,
  children: inlines(value),
});
export const quote = (id: string, value: string): Block => ({ type: 'quote', id, children: inlines(value) });
export const item = (id: string, value: string, indent = 0, list: 'bullet' | 'number' = 'bullet'): Block => ({
  type: 'listitem',
  list,
  indent,
  id,
  children: inlines(value),
});

/** Its cells in the order of reading. */
export const table = (id: string, columns: number, cells: readonly string[], header = false): Block => ({
  type: 'table',
  id,
  columns,
  header,
  children: cells.flatMap((cell, at) => [...(at === 0 ? [] : [{ type: 'cell' as const }]), ...inlines(cell)]),
});

/** A block's index and an offset in its text; a negative offset counts from the end, -1 being the end. */
export type Spot = readonly [block: number, offset: number];

export function openBody(blocks: readonly Block[], options: Pick<BodyOptions, 'history' | 'onClose'> = {}) {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  document.body.append(root);
  let dirty = 0;
  const body = new BodyController({
    ...options,
    blocks,
    editable: true,
    onDirty: () => {
      dirty += 1;
    },
  });
  const detach = body.attach(root);
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    detach();
    root.remove();
    await Promise.resolve();
  };
  onTestFinished(close);
  const dispatch = <Payload>(command: LexicalCommand<Payload>, payload: Payload): void => {
    body.editor.dispatchCommand(command, payload);
    body.editor.read('force-commit', () => undefined);
  };
  const update = (work: () => void, tag?: string): void =>
    body.editor.update(work, tag === undefined ? { discrete: true } : { discrete: true, tag });
  return {
    body,
    root,
    close,
    dirtyCount: () => dirty,
    /** Blocks as "id text". */
    lines: () => body.allBlocks().map((block) => `${block.id} ${blockText(block)}`.trim()),
    texts: () => body.allBlocks().map(blockText),
    select: (from: Spot, to: Spot = from) =>
      update(() => {
        const selection = $createRangeSelection();
        $setPoint(selection.anchor, from);
        $setPoint(selection.focus, to);
        const node = selection.anchor.getNode();
        // As the browser's own change of selection does.
        if ($isTextNode(node)) selection.setFormat(node.getFormat());
        $setSelection(selection);
      }),
    /** How many characters a block has, as `select` counts them. */
    size: (index: number) => body.editor.read('force-commit', () => sizeOf($blockNodes()[index])),
    work: (work: () => void) => update(work, HISTORY_PUSH_TAG),
    send: (command: LexicalCommand<void>) => dispatch(command, undefined),
    insertTable: (rows: number, columns: number) => dispatch(INSERT_TABLE, { rows, columns }),
    type: (value: string) => dispatch(CONTROLLED_TEXT_INSERTION_COMMAND, value),
    /** Key by key, as the page tells the editor of typing. */
    keys: (value: string) => {
      for (const data of value) {
        const event = new InputEvent('beforeinput', { inputType: 'insertText', data, cancelable: true });
        // Where the page's own caret would say; there is none here.
        Object.defineProperty(event, 'getTargetRanges', { value: () => [] });
        dispatch(BEFORE_INPUT_COMMAND, event);
        if (!event.defaultPrevented) dispatch(CONTROLLED_TEXT_INSERTION_COMMAND, data);
      }
    },
    indent: () => dispatch(INDENT_CONTENT_COMMAND, undefined),
    erase: () => dispatch(REMOVE_TEXT_COMMAND, null),
    enter: () => dispatch(INSERT_PARAGRAPH_COMMAND, undefined),
    backspace: () => dispatch(DELETE_CHARACTER_COMMAND, true),
    forwardDelete: () => dispatch(DELETE_CHARACTER_COMMAND, false),
    copy: (): Clipboard => body.editor.read('force-commit', () => $getClipboardDataFromSelection()),
    cut(): Clipboard {
      const copied = this.copy();
      this.erase();
      return copied;
    },
    paste: (clipboard: Clipboard) =>
      update(() => {
        const selection = $getSelection();
        if (selection) $insertDataTransferForRichText(transferOf(clipboard), selection);
      }, PASTE_TAG),
    run: (command: Parameters<BodyController['run']>[0]) => {
      body.run(command);
      body.editor.read('force-commit', () => undefined);
    },
  };
}

export type Clipboard = Readonly<Record<string, string | undefined>>;

function transferOf(clipboard: Clipboard): DataTransfer {
  const transfer: Pick<DataTransfer, 'getData'> = { getData: (type) => clipboard[type] ?? '' };
  return transfer as DataTransfer;
}

function $setPoint(point: PointType, [index, offset]: Spot): void {
  const block = $blockNodes()[index];
  if (!block) throw new Error(`There is no block ${index}.`);
  let left = offset < 0 ? sizeOf(block) + offset + 1 : offset;
  for (const node of leavesOf(block)) {
    const size = node.getTextContentSize();
    if ($isTextNode(node) && left <= size) {
      point.set(node.getKey(), left, 'text');
      return;
    }
    left -= size;
    if (left <= 0 && $isElementNode(node)) {
      point.set(node.getKey(), 0, 'element');
      return;
    }
  }
  point.set(block.getKey(), block.getChildrenSize(), 'element');
}

function leavesOf(node: LexicalNode): LexicalNode[] {
  return $isElementNode(node) && node.getChildrenSize() > 0 ? node.getChildren().flatMap(leavesOf) : [node];
}

function sizeOf(block: BlockNode | undefined): number {
  return block ? leavesOf(block).reduce((size, leaf) => size + leaf.getTextContentSize(), 0) : 0;
}
