import { $findCellNode, $isTableSelection, TableCellNode, TableExtension } from '@lexical/table';
import {
  $addUpdateTag,
  $createLineBreakNode,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  configExtension,
  defineExtension,
  HISTORY_MERGE_TAG,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { $goBelow, $rangeSelection } from '../blocks/block-commands.ts';
import { $isAtEnd, $isAtStart, $neighbour, $standsApart } from '../blocks/block-edges.ts';
import { $blockOf, $isBlockNode } from '../blocks/block-state.ts';
import { $keepRuleEmpty, RuleNode } from '../blocks/rule-node.ts';
import { INSERT_RULE, INSERT_TABLE } from '../insert-commands.ts';
import { onShortcutKey } from '../typing/shortcut-keys.ts';
import { tableActionOf } from './table-actions.ts';
import { $clearCells } from './table-clipboard.ts';
import { $doToTable, $goToCell, $insertRule, $insertTable, $tablePlace } from './table-commands.ts';

/** A transform: a cell holds one paragraph, the lines of what came into it apart by line breaks. */
function $keepOneParagraph(cell: TableCellNode): void {
  const children = cell.getChildren();
  if (children.length === 1 && $isParagraphNode(children[0])) return;
  const paragraph = $createParagraphNode();
  for (const child of children) {
    const content = $isElementNode(child) && !child.isInline() ? child.getChildren() : [child];
    if (paragraph.getChildrenSize() > 0 && content.length > 0) paragraph.append($createLineBreakNode());
    paragraph.append(...content);
  }
  cell.splice(0, cell.getChildrenSize(), [paragraph]);
}

/**
 * At the very start or end of the text the caret can leave a line or a caption only into a new paragraph. A table is
 * left by its own handling of the arrow keys, which puts the caret between the blocks (`$writeBetween`).
 */
function $leaveApart(event: KeyboardEvent, backwards: boolean): boolean {
  const selection = $rangeSelection();
  if (!selection?.isCollapsed() || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  const block = $blockOf(selection.anchor.getNode());
  if (!block || !$standsApart(block) || $findCellNode(selection.anchor.getNode())) return false;
  const atEdge = backwards ? $isAtStart(selection.anchor, block) : $isAtEnd(selection.anchor, block);
  if (!atEdge || $neighbour(block, backwards)) return false;
  event.preventDefault();
  $goBelow(block, backwards);
  return true;
}

/** A caret between two blocks, or before or after all of them, gets a paragraph to stand in. */
function $writeBetween(): void {
  const selection = $rangeSelection();
  const root = $getRoot();
  if (!selection?.isCollapsed() || selection.anchor.key !== 'root' || root.isEmpty()) return;
  const { offset } = selection.anchor;
  const [before, after] = [root.getChildAtIndex(offset - 1), root.getChildAtIndex(offset)];
  $addUpdateTag(HISTORY_MERGE_TAG);
  if ($isBlockNode(after) && !$standsApart(after)) after.selectStart();
  else if ($isBlockNode(before) && !$standsApart(before)) before.selectEnd();
  else if ($isBlockNode(after)) $goBelow(after, true);
  else if ($isBlockNode(before)) $goBelow(before);
}

function watchBetween(editor: LexicalEditor): () => void {
  return editor.registerUpdateListener(({ editorState }) => {
    const between = editorState.read(() => {
      const selection = $rangeSelection();
      return selection?.isCollapsed() === true && selection.anchor.key === 'root';
    });
    if (between && editor.isEditable()) editor.update($writeBetween);
  });
}

/** Deleting selected cells empties them; the library would take a table away of which all are selected. */
function $emptyCells(event: KeyboardEvent): boolean {
  const selection = $getSelection();
  if (!$isTableSelection(selection)) return false;
  event.preventDefault();
  return asOneStep(() => $clearCells(selection));
}

function $tab(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const selection = $getSelection();
  if (!$isTableSelection(selection) && !$goToCell(event.shiftKey ? -1 : 1)) return false;
  event.preventDefault();
  return true;
}

function tableKey(editor: LexicalEditor, event: KeyboardEvent): boolean {
  const action = tableActionOf(event);
  if (!action || !editor.read('latest', $tablePlace)) return false;
  editor.update(() => asOneStep(() => void $doToTable(action)));
  return true;
}

function asOneStep(work: () => void): true {
  $addUpdateTag(HISTORY_PUSH_TAG);
  work();
  return true;
}

/** Tables and lines: what keeps them whole, and how the keyboard goes through them and out of them. */
export const ApartExtension = defineExtension({
  name: 'dragoman/apart',
  dependencies: [
    configExtension(TableExtension, { hasCellMerge: false, hasCellBackgroundColor: false, hasTabHandler: false }),
  ],
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(TableCellNode, $keepOneParagraph),
      editor.registerNodeTransform(RuleNode, $keepRuleEmpty),
      watchBetween(editor),
      editor.registerCommand(INSERT_RULE, () => asOneStep($insertRule), COMMAND_PRIORITY_EDITOR),
      editor.registerCommand(
        INSERT_TABLE,
        ({ rows, columns }) => asOneStep(() => $insertTable(rows, columns, true)),
        COMMAND_PRIORITY_EDITOR,
      ),
      onShortcutKey(editor, (event) => tableKey(editor, event)),
      ...[KEY_BACKSPACE_COMMAND, KEY_DELETE_COMMAND].map((command) =>
        editor.registerCommand(command, $emptyCells, COMMAND_PRIORITY_CRITICAL),
      ),
      editor.registerCommand(KEY_TAB_COMMAND, $tab, COMMAND_PRIORITY_CRITICAL),
      ...[KEY_ARROW_UP_COMMAND, KEY_ARROW_LEFT_COMMAND].map((command) =>
        editor.registerCommand(command, (event) => $leaveApart(event, true), COMMAND_PRIORITY_CRITICAL),
      ),
      ...[KEY_ARROW_DOWN_COMMAND, KEY_ARROW_RIGHT_COMMAND].map((command) =>
        editor.registerCommand(command, (event) => $leaveApart(event, false), COMMAND_PRIORITY_CRITICAL),
      ),
    ),
});
