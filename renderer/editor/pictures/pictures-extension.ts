import { DRAG_DROP_PASTE } from '@lexical/rich-text';
import {
  $addUpdateTag,
  $createTextNode,
  $isTextNode,
  CLICK_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  defineExtension,
  HISTORY_PUSH_TAG,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
  TextNode,
} from 'lexical';
import { EmbedNode } from '../cards/embed-node.ts';
import { ImageNode } from './image-node.ts';
import { $placeHere, ADD_PICTURES, OPEN_PICTURE, type PicturePlace } from './picture-commands.ts';
import { pictureFilesOf, readFiles } from './picture-files.ts';
import { $arrow, $deleteThing, $moveThing, type Way, watchSelected } from './picture-keys.ts';
import { $isThing, $selectedThing, type Thing } from './picture-node-kinds.ts';

/** A transform: what is said of a picture has no format, no links and no lines. */
function $keepPlain(thing: Thing): void {
  const children = thing.getChildren();
  if (children.every((child) => $isTextNode(child))) return;
  const text = thing.getTextContent().replaceAll('\n', ' ');
  thing.clear();
  if (text === '') return;
  const node = $createTextNode(text);
  thing.append(node);
  node.selectEnd();
}

function $keepTextPlain(node: TextNode): void {
  if (node.getFormat() !== 0 && $isThing(node.getParent())) node.setFormat(0);
}

function isPlain(event: KeyboardEvent): boolean {
  return !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey);
}

function $onArrow(event: KeyboardEvent, way: Way): boolean {
  const thing = $selectedThing();
  if (thing && event.altKey && !event.ctrlKey && !event.metaKey && (way === 'up' || way === 'down')) {
    event.preventDefault();
    $addUpdateTag(HISTORY_PUSH_TAG);
    $moveThing(thing, way === 'up');
    return true;
  }
  if (!isPlain(event) || !$arrow(way)) return false;
  event.preventDefault();
  return true;
}

function $onDelete(event: KeyboardEvent | null, backwards: boolean): boolean {
  if ($selectedThing()) $addUpdateTag(HISTORY_PUSH_TAG);
  if (!$deleteThing(backwards)) return false;
  event?.preventDefault();
  return true;
}

function addFiles(editor: LexicalEditor, files: readonly File[], place: PicturePlace): void {
  void readFiles(files).then((read) => editor.dispatchCommand(ADD_PICTURES, { files: read, place }));
}

/** Where files are dropped: before or after the block at that height. */
function placeOfDrop(editor: LexicalEditor, { clientY }: DragEvent): PicturePlace {
  const blocks = [...(editor.getRootElement()?.children ?? [])];
  const below = blocks.find((element) => {
    const { top, height } = element.getBoundingClientRect();
    return clientY < top + height / 2;
  });
  const element = below ?? blocks.at(-1);
  const key = element ? keyOf(editor, element) : null;
  return { key, side: below ? 'before' : 'after' };
}

function keyOf(editor: LexicalEditor, element: Element): string | null {
  const key: unknown = Reflect.get(element, `__lexicalKey_${editor._key}`);
  return typeof key === 'string' ? key : null;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Pictures that a clipboard holds as files; not where it holds words too, of which they are a mere likeness. */
function clippedPictures(event: ClipboardEvent): readonly File[] {
  const data = event.clipboardData;
  const files = pictureFilesOf(data);
  if (!data || files.length === 0) return [];
  if (data.getData('text/plain').trim() !== '') return [];
  const html = data.getData('text/html');
  if (html === '') return files;
  const words = new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
  return words.trim() === '' ? files : [];
}

/** Pictures and cards: what keeps them whole, how the keyboard goes through them, how files come in. */
export const PicturesExtension = defineExtension({
  name: 'dragoman/pictures',
  nodes: [ImageNode, EmbedNode],
  register: (editor) =>
    mergeRegister(
      editor.registerNodeTransform(ImageNode, $keepPlain),
      editor.registerNodeTransform(EmbedNode, $keepPlain),
      editor.registerNodeTransform(TextNode, $keepTextPlain),
      watchSelected(editor),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, (event) => $onArrow(event, 'up'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, (event) => $onArrow(event, 'down'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_LEFT_COMMAND, (event) => $onArrow(event, 'left'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_ARROW_RIGHT_COMMAND, (event) => $onArrow(event, 'right'), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_BACKSPACE_COMMAND, (event) => $onDelete(event, true), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(KEY_DELETE_COMMAND, (event) => $onDelete(event, false), COMMAND_PRIORITY_CRITICAL),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          const thing = $selectedThing();
          if (!thing || (event && !isPlain(event))) return false;
          event?.preventDefault();
          editor.dispatchCommand(OPEN_PICTURE, { key: thing.getKey(), focus: true });
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const files = event instanceof ClipboardEvent ? clippedPictures(event) : [];
          if (files.length === 0) return false;
          event.preventDefault();
          addFiles(editor, files, $placeHere());
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
      editor.registerCommand(
        DRAGOVER_COMMAND,
        (event) => {
          if (!hasFiles(event)) return false;
          // Else the window would take the file as a page to go to.
          event.preventDefault();
          if (event.dataTransfer) event.dataTransfer.dropEffect = editor.isEditable() ? 'copy' : 'none';
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(
        DROP_COMMAND,
        (event) => {
          if (!hasFiles(event)) return false;
          event.preventDefault();
          const files = pictureFilesOf(event.dataTransfer);
          const all = files.length > 0 ? files : [...(event.dataTransfer?.files ?? [])];
          if (editor.isEditable()) addFiles(editor, all, placeOfDrop(editor, event));
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      // The editor itself would take a click for the end of every selection of a node.
      editor.registerCommand(
        CLICK_COMMAND,
        ({ target }) => target instanceof Element && target.closest('[data-apart]') !== null,
        COMMAND_PRIORITY_HIGH,
      ),
      // Files come in by the ways above alone.
      editor.registerCommand(DRAG_DROP_PASTE, () => true, COMMAND_PRIORITY_HIGH),
    ),
});
