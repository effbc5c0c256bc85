import { ClipboardImportExtension, copyToClipboard, GetClipboardDataExtension } from '@lexical/clipboard';
import { HistoryExtension } from '@lexical/history';
import { LinkExtension } from '@lexical/link';
import { RichTextExtension } from '@lexical/rich-text';
import { $isTableSelection } from '@lexical/table';
import {
  $getSelection,
  BEFORE_INPUT_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  configExtension,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  defineExtension,
  INDENT_CONTENT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import { allowedUrl } from '../../shared/domain/urls.ts';
import { $indentItems, $plainAtStart, $rangeSelection, $removeSelected, $splitBlock } from './blocks/block-commands.ts';
import { $keepApart, $keepIdOfLonger, $stepIntoPlace } from './blocks/block-merges.ts';
import { StableIdsExtension } from './blocks/stable-ids-extension.ts';
import { $insertLines, clipboardExport, clipboardImport } from './clipboard/clipboard.ts';
import { $pasteLink } from './clipboard/link-paste.ts';
import { notePlainPasteKey } from './clipboard/plain-paste.ts';
import { editorCommand } from './editor-commands.ts';
import { $deleteThing } from './pictures/picture-keys.ts';
import { PicturesExtension } from './pictures/pictures-extension.ts';
import { $clearCells } from './tables/table-clipboard.ts';
import { ApartExtension } from './tables/table-extension.ts';
import { runFormatCommand } from './toolbar/formatting.ts';
import { keepLettersIn } from './typing/quiet-letters.ts';
import { onShortcutKey } from './typing/shortcut-keys.ts';
import { shortcutOf } from './typing/shortcuts.ts';
import { registerAsYouType } from './typing/typography-input.ts';

/** How many steps can be undone, and how long a run of typing counts as one of them, in milliseconds. */
const undoSteps = 200;
const undoDelay = 500;

function $removeRange(): boolean {
  const cells = $getSelection();
  if ($isTableSelection(cells)) {
    $clearCells(cells);
    return true;
  }
  const selection = $rangeSelection();
  if (!selection || selection.isCollapsed()) return false;
  $removeSelected(selection);
  return true;
}

function cut(editor: LexicalEditor, event: ClipboardEvent | KeyboardEvent | null): boolean {
  const clipboardEvent = event instanceof ClipboardEvent ? event : null;
  const removed = copyToClipboard(editor, clipboardEvent).then((copied) => {
    if (copied) editor.update(() => void ($deleteThing(false) || $removeRange()), { tag: CUT_TAG });
  });
  removed.catch(() => undefined);
  return true;
}

/** The editor of a newsroom's bodies: all that it can do, in one extension. */
export const NewsroomExtension = defineExtension({
  name: 'dragoman/newsroom',
  dependencies: [
    RichTextExtension,
    StableIdsExtension,
    ApartExtension,
    PicturesExtension,
    configExtension(HistoryExtension, { maxDepth: undoSteps, delay: undoDelay }),
    configExtension(LinkExtension, { validateUrl: allowedUrl }),
    configExtension(GetClipboardDataExtension, { $exportMimeType: clipboardExport }),
    configExtension(ClipboardImportExtension, clipboardImport),
  ],
  register: (editor) =>
    mergeRegister(
      onShortcutKey(editor, notePlainPasteKey),
      keepLettersIn(editor),
      editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $splitBlock, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(BEFORE_INPUT_COMMAND, $insertLines, COMMAND_PRIORITY_HIGH),
      // With a modifier, Enter belongs to the view around the editor.
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!event || !(event.ctrlKey || event.metaKey || event.altKey)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
        editor.registerCommand(
          command,
          (backwards) =>
            $removeRange() ||
            (backwards && ($plainAtStart() || $stepIntoPlace())) ||
            $keepApart(backwards) ||
            $keepIdOfLonger(backwards),
          COMMAND_PRIORITY_HIGH,
        ),
      ),
      editor.registerCommand(REMOVE_TEXT_COMMAND, $removeRange, COMMAND_PRIORITY_HIGH),
      // What is typed over a selection comes in its place; the inserting itself is the editor's own.
      editor.registerCommand(CONTROLLED_TEXT_INSERTION_COMMAND, () => $removeRange() && false, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, (event) => cut(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        KEY_TAB_COMMAND,
        (event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || !$indentItems(event.shiftKey ? -1 : 1)) return false;
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(INDENT_CONTENT_COMMAND, () => $indentItems(1) || true, COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(OUTDENT_CONTENT_COMMAND, () => $indentItems(-1) || true, COMMAND_PRIORITY_CRITICAL),
      registerAsYouType(editor),
      editor.registerCommand(PASTE_COMMAND, $pasteLink, COMMAND_PRIORITY_HIGH),
      // Escape is for what lies over the text, and must not take the caret away.
      editor.registerCommand(KEY_ESCAPE_COMMAND, () => true, COMMAND_PRIORITY_HIGH),
      onShortcutKey(editor, (event) => {
        const id = shortcutOf(event);
        if (id) runFormatCommand(editor, editorCommand(id).command);
        return id !== null;
      }),
    ),
});
